"""Keeps data between runs, in a folder that only its user can write.

Whatever is wrong with the folder or with a file in it, the answer is the same: nothing is kept, and what was wanted is
made anew. A file is used only if its own digest is right.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path


def look_up(folder: Path, name: str) -> bytes | None:
    """Return the data that is kept under a name, or None."""
    if not _is_private(folder):
        return None
    try:
        handle = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(handle, "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode) or state.st_uid != os.getuid() or state.st_mode & 0o022:
                return None
            data = file.read()
            with suppress(OSError):  # where it may only be read
                os.utime(handle)  # what is used stays
    except (OSError, ValueError):
        return None
    digest, _, body = data.partition(b"\n")
    return body if digest == hashlib.sha256(body).hexdigest().encode() else None


def keep(folder: Path, name: str, body: bytes, most: int) -> None:
    """Keep data under a name; of names that begin alike, up to the first `-`, only the `most` last used ones stay."""
    from compliance.sources.problem import Refused
    from compliance.sources.write import write_safely

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(folder):
            return
        path = folder / name
        write_safely(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body, at_once=False)
        path.chmod(0o600)
        alike = folder.glob(f"{name.partition('-')[0]}-*")
        for old in sorted(alike, key=lambda one: one.stat().st_mtime, reverse=True)[most:]:
            old.unlink(missing_ok=True)
    except (OSError, Refused):
        return


def _is_private(folder: Path) -> bool:
    """Say whether a folder is the user's own, and nobody else can write in it."""
    try:
        state = folder.lstat()
    except OSError:
        return False
    return (
        hasattr(os, "getuid")
        and stat.S_ISDIR(state.st_mode)
        and state.st_uid == os.getuid()
        and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
