"""Keeps rulebooks between runs, as data, in a folder that only its user can write.

Whatever is wrong with the folder or with a file in it, the answer is the same: nothing is kept, and the rulebook is made
anew. A file is used only if its own digest is right.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import compliance
from compliance.packs.codec import decode_rulebook, encode_rulebook
from compliance.packs.find import PackFiles
from compliance.packs.model import Rulebook
from compliance.sources.problem import Refused
from compliance.sources.write import write_safely

_MOST_KEPT = 8
_PREFIX = "rulebook-"


def cache_key(packs: Iterable[PackFiles], names: Sequence[str] | None) -> str:
    """Return what a rulebook depends on as one SHA-256: this program, this Python, and every byte of every pack file."""
    digest = hashlib.sha256()
    wanted = "all" if names is None else " ".join(sorted(names))
    digest.update(f"{compliance.__version__} {sys.version_info[:2]} {wanted}\n".encode())
    for shown in _program_files():
        digest.update(shown.encode())
    for pack in packs:
        digest.update(f"{pack.name} {pack.digest}\n".encode())
    return digest.hexdigest()


def look_up(folder: Path, key: str) -> Rulebook | None:
    """Return the rulebook that is kept under a key, or None."""
    if not _is_private(folder):
        return None
    try:
        handle = os.open(_path(folder, key), os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(handle, "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode) or state.st_uid != os.getuid() or state.st_mode & 0o022:
                return None
            data = file.read()
        digest, _, body = data.partition(b"\n")
        if digest != hashlib.sha256(body).hexdigest().encode():
            return None
        return decode_rulebook(body)
    except (OSError, ValueError):
        return None


def keep(folder: Path, key: str, rulebook: Rulebook) -> None:
    """Keep a rulebook under a key; older ones go when there are many."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(folder):
            return
        body = encode_rulebook(rulebook)
        path = _path(folder, key)
        write_safely(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        path.chmod(0o600)
        _forget_old(folder)
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


def _path(folder: Path, key: str) -> Path:
    return folder / f"{_PREFIX}{key}.jsonl"


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob(f"{_PREFIX}*.jsonl"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_MOST_KEPT:]:
        path.unlink(missing_ok=True)


def _program_files() -> Iterable[str]:
    """Return the files of this program that make rulebooks, with size and age: whoever changes one starts afresh."""
    top = Path(compliance.__file__).parent
    for part in ("sources", "conditions", "packs"):
        with os.scandir(top / part) as entries:
            found = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        for name, state in sorted(found):
            yield f"{part}/{name} {state.st_size} {state.st_mtime_ns}\n"
