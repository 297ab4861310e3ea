"""Which files this program is made of, so that what it found is not told again after one of them has changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import compliance


def program_files() -> Iterator[str]:
    """Return every file of this program with its size and age: whoever changes one starts afresh."""
    yield f"{compliance.__version__} {sys.version}"
    waiting = [Path(compliance.__file__).parent]
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir() and entry.name not in ("__pycache__", "_bundled"):
                    waiting.append(Path(entry.path))
                elif entry.name.endswith(".py"):
                    state = entry.stat()
                    yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"
