"""Keeps between runs what was made of packs, as data: rulebooks, and which packs need which."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import compliance
from compliance.packs.find import PackFiles
from compliance.sources import kept

if TYPE_CHECKING:
    from compliance.packs.model import Rulebook

_MOST_KEPT = 8


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
    from compliance.packs.codec import decode_rulebook

    body = kept.look_up(folder, f"rulebook-{key}.jsonl")
    try:
        return None if body is None else decode_rulebook(body)
    except ValueError:
        return None


def keep(folder: Path, key: str, rulebook: Rulebook) -> None:
    """Keep a rulebook under a key; older ones go when there are many."""
    from compliance.packs.codec import encode_rulebook

    kept.keep(folder, f"rulebook-{key}.jsonl", encode_rulebook(rulebook), _MOST_KEPT)


def look_up_reach(folder: Path, abouts: Mapping[str, bytes], names: Sequence[str]) -> list[str] | None:
    """Return the packs that are named and all that they need, as kept for these texts of `pack.yaml`; None if it was not."""
    body = kept.look_up(folder, _reach_name(abouts, names))
    try:
        reach = None if body is None else json.loads(body)
    except ValueError:
        return None
    return reach if isinstance(reach, list) and set(names) <= set(reach) <= abouts.keys() else None


def keep_reach(folder: Path, abouts: Mapping[str, bytes], names: Sequence[str], reach: Iterable[str]) -> None:
    """Keep which packs are named or needed by those."""
    kept.keep(folder, _reach_name(abouts, names), json.dumps(sorted(reach)).encode(), _MOST_KEPT)


def _reach_name(abouts: Mapping[str, bytes], names: Sequence[str]) -> str:
    digest = hashlib.sha256(f"{compliance.__version__} {' '.join(sorted(names))}".encode())
    for name, data in sorted(abouts.items()):
        digest.update(f"\n{name} {len(data)}\n".encode() + data)
    return f"reach-{digest.hexdigest()}.json"


def _program_files() -> Iterable[str]:
    """Return the files of this program that make rulebooks, with size and age: whoever changes one starts afresh."""
    top = Path(compliance.__file__).parent
    for part in ("sources", "conditions", "packs"):
        with os.scandir(top / part) as entries:
            found = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        for name, state in sorted(found):
            yield f"{part}/{name} {state.st_size} {state.st_mtime_ns}\n"
