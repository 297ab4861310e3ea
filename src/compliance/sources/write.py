"""Writes a file so that it is either the old one or the whole new one, whatever happens in between."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from compliance.sources.problem import Problem, Refused


def write_safely(path: Path, data: bytes, *, at_once: bool = True) -> None:
    """Write a file: into a new one beside it, which then takes its place. The mode of an old file is kept.

    Unless `at_once` is false, the disk has it before this returns, so that it outlasts a failure of power.

    Raises `Refused` with a problem that says why if the file cannot be written; an old file is then as it was.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    if not target.parent.is_dir():
        raise _refused(path, f"the folder `{path.parent}` does not exist", "make the folder first, or check its name")
    if target.is_dir():
        raise _refused(path, "a folder of this name is there", "choose another name")
    beside = target.parent / f".{target.name[:100]}.{os.urandom(8).hex()}"
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except OSError as error:
        raise _refused(path, _reason(error), _advice(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            if at_once:
                os.fsync(file.fileno())
        os.replace(beside, target)  # noqa: PTH105  Path.replace returns a path nobody needs
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _refused(path, _reason(error), _advice(error)) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    if at_once:
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; some file systems cannot, and then it lasts a little later."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _refused(path: Path, because: str, *help: str) -> Refused:
    return Refused([Problem("cannot-write", f"`{path}` cannot be written: {because}", help=help)])


def _reason(error: OSError) -> str:
    match error:
        case PermissionError():
            return "you may not write there"
        case FileNotFoundError():
            return "its folder has gone"
        case _:
            return (error.strerror or "the system says no").lower()


def _advice(error: OSError) -> str:
    return "choose another folder" if isinstance(error, PermissionError) else "is the disk full or not writable?"
