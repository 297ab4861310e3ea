"""Cases that name no day, though what they expect depends on the day: they are right today, and one day no longer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from compliance.assessment.scene import Scene
from compliance.authoring.case import Case
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.run_case import fails, run_case
from compliance.conditions.inside import inside
from compliance.conditions.meaning import Clock
from compliance.packs.days_used import conditions_of, forces_of, rests_on
from compliance.packs.model import Rule, Rulebook
from compliance.sources.problem import Problems

_YEARS = 10
"""So far ahead the cases are judged once more: later than any day that law names today."""


def find_cases_without_a_day(judged: JudgedCases, problems: Problems) -> None:
    """Warn of each case that comes out as it should today, names no `as_of`, and comes out otherwise in ten years."""
    rulebook = judged.rulebook

    @cache
    def hangs_on_a_day(name: str, day: date) -> bool:
        return _hangs_on_a_day(rulebook, name, day)

    for number, case in enumerate(judged.cases):
        if case.day_is_given or case.confirm or case.todo or not judged.result(number).passed:
            continue
        if not any(hangs_on_a_day(expected.name, case.day) for expected in case.expected):
            continue
        later = replace(case, day=_in_years(case.day))
        scene = Scene(rulebook, later.facts, later.day)
        if fails(rulebook, later, scene):
            _add(case, later, rulebook, problems)


def _add(case: Case, later: Case, rulebook: Rulebook, problems: Problems) -> None:
    first = run_case(rulebook, later).failures[0]
    problems.add(
        "missing-as-of",
        f"this case names no day, and on {later.day.isoformat()} it would fail: {first.says}",
        case.place,
        f"write `as_of:` with the day whose law is meant, as in `as_of: {case.day.isoformat()}`",
        level="warning",
    )


def _hangs_on_a_day(rulebook: Rulebook, name: str, day: date) -> bool:
    """Return whether a rule or classification reads the day that is judged: law to come, a last day, a span before today."""
    about = rulebook.rules.get(name) or rulebook.classifications.get(name)
    for part in rests_on(rulebook, [about]) if about is not None else ():
        if isinstance(part, Rule) and any(duty.due is not None for duty in part.duties):
            return True
        if any(_is_after(day, (force.start, force.until)) for force in forces_of(part)):
            return True
        if any(isinstance(one, Clock) for condition in conditions_of(part) for one in inside(condition)):
            return True
    return False


def _is_after(day: date, named: Iterable[date | None]) -> bool:
    return any(one is not None and one > day for one in named)


def _in_years(day: date) -> date:
    return day.replace(year=day.year + _YEARS, day=min(day.day, 28))
