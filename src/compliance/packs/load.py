"""Loads a rulebook: from the folders of packs, or, if nothing in them has changed, from the cache.

What reads YAML is imported only when it is needed: a rulebook that comes from the cache costs a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from compliance.packs.cache import keep, look_up
from compliance.packs.find import PackFiles
from compliance.packs.model import Rulebook
from compliance.packs.wanted import Wanted, find_wanted
from compliance.sources.decode import decode
from compliance.sources.place import Source
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rulebook, and the sources that its places point into."""

    rulebook: Rulebook
    sources: Mapping[str, Source]


def load_rulebook(
    roots: Sequence[Path], names: Sequence[str] | None = None, *, cache_folder: Path | None = None
) -> Loaded:
    """Return the rulebook of the packs below `roots`: of all, or of those that are named and what they need.

    Raises `Refused` with every problem of the stage that failed: finding packs, reading them, or understanding them.
    With a `cache_folder`, the rulebook is kept there for next time.
    """
    problems = Problems()
    return load_wanted(find_wanted(roots, names, cache_folder, problems), problems, cache_folder)


def load_wanted(wanted: Wanted, problems: Problems, cache_folder: Path | None) -> Loaded:
    """Return the rulebook of packs whose files were found, with the problems that were found with them.

    Raises `Refused` with every problem of the stage that failed: finding packs, reading them, or understanding them.
    """
    sources = _Sources(wanted.files)
    if not problems.found and cache_folder is not None:
        kept = look_up(cache_folder, wanted.key())
        if kept is not None:
            return Loaded(kept, sources)

    rulebook = _make(wanted.files, wanted.names, problems)
    if cache_folder is not None:
        keep(cache_folder, wanted.key(tuple(rulebook.packs)), rulebook)
        wanted.keep_reach(cache_folder, tuple(rulebook.packs))
    return Loaded(rulebook, sources)


def _make(found: Mapping[str, PackFiles], names: Sequence[str] | None, problems: Problems) -> Rulebook:
    """Read, check and bind the packs that are wanted."""
    from compliance.packs.bind import bind
    from compliance.packs.check import check_packs
    from compliance.packs.check_needs import sort_by_needs
    from compliance.packs.declared_otherwise import tell_declared_otherwise
    from compliance.packs.left_out_of_needs import tell_left_out_of_needs
    from compliance.packs.newer_of_two import tell_newer_of_two
    from compliance.packs.options_gone import tell_options_gone
    from compliance.packs.read import ReadPack, read_files
    from compliance.packs.read_otherwise import tell_read_otherwise
    from compliance.packs.signed_and_gone import tell_signed_and_gone
    from compliance.packs.whose_name import tell_whose_names

    read: dict[str, ReadPack] = {}
    waiting = sorted(found if names is None else names)
    while waiting:
        name = waiting.pop(0)
        if name in read or name not in found:
            continue
        read[name] = read_files(found[name], problems)
        about = read[name].about
        waiting.extend(about.needs if about else ())
    if names is not None:  # what is wrong with a pack that nobody asked for is told when somebody does
        wanted = tuple(f"{name}/" for name in read)
        problems.found = [p for p in problems.found if p.at is None or p.at.file.startswith(wanted)]
    problems.refuse_if_any()
    packs = sort_by_needs(list(read.values()))
    checked = check_packs(packs, problems)
    if problems.errors:
        tell_declared_otherwise(problems, [found[name] for name in read])
        tell_whose_names(problems, found, read)
        tell_left_out_of_needs(problems, packs)
        folders = {name: found[name].folder for name in read}
        tell_signed_and_gone(problems, packs, folders)
        tell_options_gone(problems, packs, folders)
        tell_newer_of_two(problems, folders)
        tell_read_otherwise(problems, packs, folders)
    problems.refuse_if_any()
    return bind(packs, checked)


class _Sources(Mapping[str, Source]):
    """The texts of pack files by the names that places use, made when they are asked for."""

    def __init__(self, found: Mapping[str, PackFiles]) -> None:
        self._data = {f"{name}/{file}": data for name, pack in found.items() for file, data in pack.files.items()}

    def __getitem__(self, name: str) -> Source:
        return decode(name, self._data[name], Problems()) or Source(name, "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)
