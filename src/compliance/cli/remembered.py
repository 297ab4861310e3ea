"""What `check` printed for files that have not changed since, so that it can be told again without judging again.

It is told only if everything that it depends on is the same, byte for byte: the program, the packs, the assessment,
overlays and lock file, the evidence that the assessment names, the options, the terminal, and the day.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import compliance
from compliance.sources import kept
from compliance.sources.values import dataclass

if TYPE_CHECKING:
    from compliance.cli.judged_by import Read

_MOST_KEPT = 16


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a run printed, and how it ended."""

    printed: str
    code: int


@dataclass(frozen=True, slots=True)
class Memory:
    """Where one question to `check` and its answer are kept."""

    folder: Path
    name: str
    beside: Path
    """The folder of the assessment, which its evidence is named from."""

    def recall(self) -> Remembered | None:
        """Return what was printed the last time, unless a file that the assessment names has changed."""
        body = kept.look_up(self.folder, self.name)
        if body is None:
            return None
        try:
            told = json.loads(body)
            if any(_state(self.beside / file, digested) != state for file, digested, state in told["files"]):
                return None
            return Remembered(str(told["printed"]), int(told["code"]))
        except (ValueError, KeyError, TypeError):
            return None

    def remember(self, read: Read, printed: str, code: int) -> None:
        """Keep what is printed now."""
        named = [(piece.file, bool(piece.sha256)) for piece in read.facts.evidence.values() if piece.file]
        if read.facts.after:
            named.append((read.facts.after, True))
        files = [[file, digested, _state(self.beside / file, digested)] for file, digested in named]
        body = json.dumps({"printed": printed, "code": code, "files": files}, ensure_ascii=False)
        kept.keep(self.folder, self.name, body.encode(), _MOST_KEPT)


def memory_of(
    file: Path,
    packs: Sequence[str],
    roots: Sequence[Path],
    beside: Sequence[Path],
    options: Sequence[object],
    folder: Path | None,
) -> tuple[Memory, bool] | None:
    """Return where the answer for these inputs is kept, and whether only the packs that the file names count.

    `packs` are those that were asked for besides; `beside` are overlays and lock file, `options` whatever else decides what is printed. None if nothing is to be kept,
    or a file cannot be read; what is wrong with it is told when it is read in earnest.
    """
    if folder is None or not all(one.is_file() for one in (file, *beside)):  # what a pipe brings can be read only once
        return None
    from compliance.answers.named_packs import named_packs
    from compliance.packs.wanted import find_wanted
    from compliance.sources.problem import Problems, Refused

    digest, problems = hashlib.sha256(), Problems()
    try:
        named = named_packs(file) if not beside else ()
        names = sorted({*named, *packs}) if named else None
        digest.update(find_wanted(roots, names, folder, problems).key().encode())
        for one in (file, *beside):
            digest.update(hashlib.sha256(one.read_bytes()).digest())
    except (OSError, ValueError, Refused):
        return None
    if problems.found:
        return None
    for shown in (*_program_files(), str(file), *map(str, beside), *map(str, options)):
        digest.update(f"{len(shown)} {shown}\n".encode())
    return Memory(folder, f"checked-{digest.hexdigest()}.json", file.parent), bool(named)


def _state(path: Path, digested: bool) -> str:
    """Return what is known of a file that an assessment names: its digest if one is written there, or that it is there."""
    try:
        if not path.is_file():
            return "none"
        if not digested:
            return "there"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "none"


def _program_files() -> Iterator[str]:
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
