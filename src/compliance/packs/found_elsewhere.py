"""Packs that came with other installed distributions, through the entry-point group `compliance.packs`.

An entry point names a package, or a folder in one, with dots: `acme_packs.rules`. Only the place of the package is
looked up; none of its code is run. One that cannot be used is a warning and stops nothing else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from compliance.sources.problem import Problems

GROUP = "compliance.packs"
_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


def installed_pack_folders(problems: Problems) -> tuple[Path, ...]:
    """Return the folders that installed distributions offer, each a pack or a folder of packs, in the order of names."""
    if not _somebody_offers():  # what finds entry points is slow to import, and hardly anybody needs it
        return ()
    from importlib.metadata import entry_points

    found: dict[Path, None] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        try:
            folder = _folder_of(entry.value)
        except Exception as error:  # noqa: BLE001 - whatever somebody else's package does, the rest goes on
            folder, why = None, f"looking for it failed ({type(error).__name__})"
        else:
            why = "no folder of this name is installed, or there is no pack in it"
        if folder is None:
            problems.add(
                "broken-entry-point",
                f"the packs that `{entry.name}` offers as `{entry.value}` cannot be used: {why}",
                None,
                "tell whoever made that distribution, or uninstall it",
                level="warning",
            )
        else:
            found.setdefault(folder)
    return tuple(found)


def _folder_of(value: str) -> Path | None:
    """Return the folder that a dotted name means, if there are packs in it. Nothing is imported."""
    from importlib.util import find_spec

    if not _NAME.fullmatch(value):
        return None
    package, *inside = value.split(".")
    spec = find_spec(package)  # for a name without dots this runs no code of the package
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        folder = Path(place, *inside)
        if (folder / "pack.yaml").is_file() or any(folder.glob("*/pack.yaml")):
            return folder
    return None


def _somebody_offers() -> bool:
    return any(GROUP.encode() in text for text in _entry_point_files())


def _entry_point_files() -> Iterator[bytes]:
    for place in dict.fromkeys(sys.path):
        try:
            for info in Path(place or ".").iterdir():
                if info.suffix in (".dist-info", ".egg-info"):
                    file = info / "entry_points.txt"
                    if file.is_file():
                        yield file.read_bytes()
        except OSError:
            continue
