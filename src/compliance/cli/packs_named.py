"""Which packs a command means: by name, by the folder of one, or by a folder that holds several."""

from __future__ import annotations

import os
from pathlib import Path

from compliance.cli.inputs import cache_folder, no_such_pack, pack_roots
from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """The rulebook of all packs in reach, the packs that are meant with their folders, and the folders of all in reach."""

    rulebook: Rulebook
    folders: dict[str, Path]
    every_folder: dict[str, Path]


def open_packs(names: tuple[str, ...], roots: tuple[Path, ...], *, fresh: bool) -> Named:
    """Return the packs meant by `names` (all, if there are none); `fresh` reads them anew instead of from the cache."""
    from compliance.packs.load import load_rulebook

    wanted: list[str] = []
    searched = list(roots)
    for name in names:
        path = Path(name)
        if (path / "pack.yaml").is_file():
            wanted.append(path.resolve().name)
            searched.insert(0, path.resolve().parent)
        elif path.is_dir():
            inside = sorted(inner.parent.name for inner in path.glob("*/pack.yaml"))
            if not inside:
                raise no_such_pack(f"{path}{os.sep}", (), "PACK")
            wanted.extend(inside)
            searched.insert(0, path.resolve())
        else:
            wanted.append(name)
    all_roots = pack_roots(tuple(dict.fromkeys(searched)))
    folders: dict[str, Path] = {}
    for root in all_roots:
        for found in sorted([*root.glob("pack.yaml"), *root.glob("*/pack.yaml")]):
            folders.setdefault(found.parent.name, found.parent)
    for name in wanted:
        if name not in folders:
            raise no_such_pack(name, folders, "PACK")
    loaded = load_rulebook(
        all_roots, tuple(dict.fromkeys(wanted)) or None, cache_folder=None if fresh else cache_folder()
    )
    return Named(
        loaded.rulebook,
        {name: folders[name] for name in (dict.fromkeys(wanted) or folders)},
        {name: folders[name] for name in loaded.rulebook.packs},
    )
