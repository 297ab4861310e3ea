"""Which packs build on which: every need is there, in a version that fits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from compliance.packs.read import ReadPack
from compliance.packs.spot import Spot
from compliance.packs.written_pack import PackFile
from compliance.sources.problem import Problems, did_you_mean

_PART = re.compile(r"(>=|<=|==|>|<|=)\s*([0-9.]+)")


def check_needs(packs: Sequence[ReadPack], problems: Problems) -> dict[str, frozenset[str]]:
    """Return, for each pack, the packs whose names it may use: itself, what it needs, and what those need."""
    by_name = {pack.name: pack for pack in packs}
    for pack in packs:
        for about, spot in pack.of(PackFile):
            for need, versions in about.needs.items():
                _check_need(pack.name, need, versions, by_name, spot / "needs" / need, problems)
    return {name: _reach(name, by_name) for name in by_name}


def sort_by_needs(packs: Sequence[ReadPack]) -> list[ReadPack]:
    """Return packs so that each follows what it needs, and else in the order of their names."""
    by_name = {pack.name: pack for pack in packs}
    found: dict[str, ReadPack] = {}
    waiting = sorted(by_name)
    while waiting:
        ready = [name for name in waiting if not _needs(by_name[name], by_name) - found.keys() - {name}]
        following = (ready or waiting)[0]  # packs that need each other have no order: the first name goes first
        found[following] = by_name[following]
        waiting.remove(following)
    return list(found.values())


def _needs(pack: ReadPack, known: Mapping[str, ReadPack]) -> set[str]:
    return {need for need in (pack.about.needs if pack.about else ()) if need in known}


def _check_need(
    name: str, need: str, versions: str, by_name: Mapping[str, ReadPack], spot: Spot, problems: Problems
) -> None:
    if need == name:
        problems.add("missing-pack", f"the pack `{name}` cannot need itself", spot.key_place, "delete this line")
    elif need not in by_name:
        says = f"there is no pack `{need}` here"
        advice = did_you_mean(need, by_name) or "put its folder beside this one, or name where it is with --rules"
        problems.add("missing-pack", says, spot.key_place, advice)
    else:
        about = by_name[need].about
        if about is not None and not fits(about.version, versions):
            says = f"`{need}` is here in version {about.version}, and {versions} is needed"
            problems.add("wrong-version", says, spot.place, f"fetch another version of `{need}`, or change the range")


def _reach(name: str, by_name: Mapping[str, ReadPack]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        now = waiting.pop()
        pack = by_name.get(now)
        if now not in reached and pack is not None:
            reached.add(now)
            waiting.extend(pack.about.needs if pack.about else ())
    return frozenset(reached)


def is_later(version: str, other: str) -> bool:
    """Say whether a version comes after another; `0.2` and `0.2.0` are the same."""
    ours, theirs = _alike(version, other)
    return ours > theirs


def fits(version: str, versions: str) -> bool:
    """Say whether a version is in a range such as `>=0.1,<2`."""
    for sign, limit in _PART.findall(versions):
        ours, theirs = _alike(version, limit)
        holds = {
            ">=": ours >= theirs,
            "<=": ours <= theirs,
            ">": ours > theirs,
            "<": ours < theirs,
            "=": ours == theirs,
            "==": ours == theirs,
        }
        if not holds[sign]:
            return False
    return True


def _alike(version: str, other: str) -> tuple[list[int], list[int]]:
    """Return the numbers of two versions, with zeros where one has fewer."""
    pairs = zip_longest(map(int, version.split(".")), map(int, other.split(".")), fillvalue=0)
    ours, theirs = zip(*pairs, strict=True)
    return list(ours), list(theirs)
