"""Commands as they are printed for people to run: with all that they need to be run as they stand."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path


def printed_command(*words: str | Path, roots: Sequence[Path] = (), more: Sequence[str | Path] = ()) -> str:
    """Return a command line that does the same in the folder in which this command runs.

    `roots` are the folders that `--rules` (or `COMPLIANCE_RULES`) named, `more` the words that stand after them.
    """
    return shlex.join(["compliance", *map(str, words), *_rules(roots), *map(str, more)])


def words_for_pack(pack: str | Path, roots: Sequence[Path] = ()) -> str:
    """Return how a command names a pack: the pack, and where it is looked for."""
    return shlex.join([str(pack), *_rules(roots)])


def name_in_commands(pack: str, folder: Path, roots: Sequence[Path] = (), given: Sequence[str] = ()) -> str:
    """Return how a command names a pack: by its folder where that is below this one, else by its name.

    A pack that was `given` by its folder is named as it was given.
    """
    for one in given:
        if os.sep in one and Path(one).resolve() == folder.resolve():
            return words_for_pack(one.rstrip(os.sep), roots)
    if any(os.sep in one and Path(one).resolve() == folder.resolve().parent for one in given):
        return words_for_pack(os.path.relpath(folder.resolve()), roots)
    beside = Path(os.path.relpath(folder.resolve()))
    return words_for_pack(pack if beside.parts[:1] == ("..",) else beside.as_posix(), roots)


def options_beside(file: Path, options: Sequence[tuple[str, Sequence[Path]]]) -> str:
    """Return options that name files and folders, as they are written in the folder that `file` is in.

    A report names its assessment without its folder, so whoever makes it again stands there.
    """
    words = [word for option, paths in options for path in paths for word in (option, _beside(file, path))]
    return f" {shlex.join(words)}" if words else ""


def _rules(roots: Sequence[Path]) -> list[str]:
    return [word for root in roots for word in ("--rules", str(root))]


def _beside(file: Path, path: Path) -> str:
    if path.is_absolute():
        return str(path)
    return Path(os.path.relpath(path.resolve(), file.resolve().parent)).as_posix()
