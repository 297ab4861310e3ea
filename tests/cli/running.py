"""Runs the command as people do, in a process of its own."""

import atexit
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

COMMAND = Path(sysconfig.get_path("scripts"), "compliance")


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, folder: Path, typed: str = "", kept: Path | None = None) -> Ran:
    """Run `compliance` in a folder with something typed in; its cache is in that folder, if no other is named."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMPLIANCE")}
    environment |= {"XDG_CACHE_HOME": str(kept or folder / "cache"), "PYTHONWARNINGS": "error", "NO_COLOR": "1"}
    command = [str(COMMAND)] if COMMAND.exists() else [sys.executable, "-m", "compliance.cli.main"]
    done = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=folder,
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def run_again(*arguments: str | Path, folder: Path, typed: str = "") -> Ran:
    """Run `compliance` as somebody who used it before: the shipped packs are read once for all tests of a process."""
    return run(*arguments, folder=folder, typed=typed, kept=_used_before())


@cache
def _used_before() -> Path:
    folder = tempfile.mkdtemp(prefix="compliance-cache-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
