"""The cases that a pack lacks: each is tried before it is offered, and shows something that no other case shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compliance.authoring.case import Case
from compliance.authoring.case_text import FoundCase
from compliance.authoring.coverage import Lacking, all_wanted
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.search import Search
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class MissingCases:
    """Cases that were found, and what no case was found for, although it is not proven to be impossible."""

    found: tuple[FoundCase, ...]
    not_found: tuple[Lacking, ...]


def missing_cases(search: Search, lacking: Sequence[Lacking]) -> MissingCases:
    """Return cases that show what is lacking. Each expects what the pack makes of it now: somebody has to look at that."""
    wanted = dict.fromkeys(lacking)
    found: list[FoundCase] = []
    not_found: list[Lacking] = []
    for one in lacking:
        if one not in wanted:
            continue
        for candidate in search.find(one):
            shown = _shown_by(search, candidate)
            if one in shown:
                found.append(candidate)
                for also in shown:
                    wanted.pop(also, None)
                break
        else:
            not_found.append(one)
    return MissingCases(tuple(named_apart(found)), tuple(not_found))


def _shown_by(search: Search, candidate: FoundCase) -> set[Lacking]:
    case: Case | None = candidate.case(search.rulebook, search.pack)
    if case is None:
        return set()
    judged = JudgedCases(search.rulebook, (case,))
    return {one for one, is_shown in all_wanted(judged, search.pack) if is_shown}


def named_apart(cases: Sequence[FoundCase], taken: Iterable[str] = ()) -> list[FoundCase]:
    """Return cases of which no two have one name, and none has one that is taken."""
    names = set(taken)
    result: list[FoundCase] = []
    for case in cases:
        shows, number = case.shows, 1
        while shows in names:
            number += 1
            shows = f"{case.shows} ({number})"
        names.add(shows)
        result.append(replace(case, shows=shows))
    return result
