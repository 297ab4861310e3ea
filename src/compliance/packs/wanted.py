"""The files of the packs that are wanted: of all, or of those that are named and what they need.

Which packs need which is kept from last time, so that packs which nobody wants are not even read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from compliance.packs.cache import cache_key, keep_reach, look_up_reach
from compliance.packs.find import ELSEWHERE, PackFiles, pack_files, pack_folders
from compliance.sources.decode import MOST_BYTES
from compliance.sources.problem import Problems, did_you_mean
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """The files of packs by the names of the packs, and what was asked for. There may be more than what is wanted."""

    files: Mapping[str, PackFiles]
    names: tuple[str, ...] | None
    abouts: Mapping[str, bytes]

    def key(self, only: Sequence[str] | None = None) -> str:
        """Return what a rulebook of these packs, or of some of them, depends on."""
        packs = self.files.values() if only is None else [self.files[name] for name in sorted(only)]
        return cache_key(packs, self.names)

    def keep_reach(self, cache_folder: Path, reach: Sequence[str]) -> None:
        """Keep which packs are wanted, now that it is known."""
        if self.names is not None:
            keep_reach(cache_folder, self.abouts, self.names, reach)


def find_wanted(
    roots: Sequence[Path], names: Sequence[str] | None, cache_folder: Path | None, problems: Problems
) -> Wanted:
    """Return the files of the packs below `roots`: of all, or at least of those that are named and what they need.

    Raises `Refused` if there is no pack of a name. What is wrong with files goes to `problems`.
    """
    folders = pack_folders(roots, problems)
    for name in names or ():
        if name not in folders:
            advice = did_you_mean(name, folders) or f"there is: {', '.join(folders)}"
            problems.add("unknown-pack", f"there is no pack `{name}`", None, advice, ELSEWHERE)
    problems.refuse_if_any()
    abouts: dict[str, bytes] = {}
    if names is not None and cache_folder is not None:
        abouts = {name: _about(folder) for name, folder in folders.items()}
        reach = look_up_reach(cache_folder, abouts, names)
        if reach is not None:
            folders = {name: folders[name] for name in sorted(reach)}
    files = {name: pack_files(folder, problems) for name, folder in folders.items()}
    return Wanted(files, None if names is None else tuple(names), abouts)


def _about(folder: Path) -> bytes:
    """Return the `pack.yaml` of a pack; nothing if it cannot be read, which is told when the pack is read."""
    try:
        with (folder / "pack.yaml").open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError:
        return b""
