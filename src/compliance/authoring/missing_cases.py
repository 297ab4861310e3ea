"""The cases that a pack lacks: each is tried before it is offered, and shows something that no other case shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from compliance.assessment.assess import BUDGET
from compliance.assessment.judging import Judging
from compliance.assessment.scene import Scene
from compliance.authoring.case import Case
from compliance.authoring.case_text import FoundCase
from compliance.authoring.coverage import Lacking, all_wanted
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.prune_case import pruned
from compliance.authoring.search import Search, judged
from compliance.authoring.situation import Data, facts_of
from compliance.conditions.truth import Truth
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
            if one in _shown_by(search, candidate):
                simple = pruned(candidate, search.rulebook, _Enough(search, candidate, one))
                shown = _shown_by(search, simple)
                found.append(simple)
                for also in shown:
                    wanted.pop(also, None)
                break
        else:
            not_found.append(one)
    return MissingCases(tuple(named_apart(found)), tuple(not_found))


class _Enough:
    """Says whether fewer answers still show what a case is there for, and come out the same."""

    def __init__(self, search: Search, candidate: FoundCase, lacking: Lacking) -> None:
        """Keep what the case is compared with."""
        self.search, self.candidate, self.lacking = search, candidate, lacking
        self.applies = self._applies(candidate.data)

    def __call__(self, data: Mapping[str, Data]) -> bool:
        """Return whether these answers are enough. An open case still has to be of somebody whom the rule means."""
        expected = self.candidate.expected
        came = judged(self.search.rulebook, expected.name, expected.subjects[0], data, self.candidate.day)
        if came is None or came.expected != expected:
            return False
        if expected.verdict == "open" and self._applies(data) is not self.applies:
            return False
        return self.lacking in _shown_by(self.search, came)

    def _applies(self, data: Mapping[str, Data]) -> Truth | None:
        rule = self.search.rulebook.rules.get(self.candidate.expected.name)
        facts = facts_of(self.search.rulebook, data)
        if rule is None or facts is None or self.candidate.expected.verdict != "open":
            return None
        judging = Judging(Scene(self.search.rulebook, facts, self.candidate.day), BUDGET)
        return judging.rule(rule, self.candidate.expected.subjects[0]).proof.rule.applies.truth


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
