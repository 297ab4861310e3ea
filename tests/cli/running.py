"""Runs the command as people do, in a process of its own."""

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sysconfig.get_path("scripts"), "compliance")


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, folder: Path, typed: str = "") -> Ran:
    """Run `compliance` in a folder with something typed in; its cache is in that folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMPLIANCE")}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONWARNINGS": "error", "NO_COLOR": "1"}
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
