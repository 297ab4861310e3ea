"""Of two packs that declare one name: the place that is told is the one that nobody has signed yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from compliance.packs.reviewed import read_record
from compliance.sources.problem import Problem, Problems, Refused

_AS = "declared here, as "


def tell_newer_of_two(problems: Problems, folders: Mapping[str, Path]) -> None:
    """Tell a name that two packs declare at the new one, where their records of review say which that is."""
    problems.found = [_told(one, folders) if one.id == "duplicate-id" else one for one in problems.found]


def _told(problem: Problem, folders: Mapping[str, Path]) -> Problem:
    name = problem.says.split("`")[1]
    first = next((place for place, says in problem.notes if place is not None and says.startswith(_AS)), None)
    if first is None or problem.at is None:
        return problem
    later, earlier = problem.at.file.partition("/")[0], first.file.partition("/")[0]
    if later == earlier or not _has(folders[later], name, True) or not _has(folders[earlier], name, False):
        return problem
    return replace(problem, at=first, notes=((problem.at, f"declared here, in `{later}`, and signed as read there"),))


def _has(folder: Path, name: str, wanted: bool) -> bool:
    """Return whether a pack has a record of review in which a name stands, or does not stand."""
    try:
        record = read_record(folder)
    except Refused:
        return False
    return record is not None and any(name in signed for signed in record.values()) == wanted
