"""Where the values of a number or a date stop mattering: the points at which some condition changes its truth.

Between two neighbouring cuts every value gives the same truths, so a question has finitely many classes of values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from compliance.answers.model import Facts
from compliance.assessment.due import earliest_start_in_time
from compliance.conditions.calendar import clock_start
from compliance.conditions.facts import Days
from compliance.conditions.meaning import (
    All,
    AtLeast,
    Clock,
    Condition,
    DateIs,
    DatesCompare,
    Either,
    Not,
    NumberIs,
    Some,
)
from compliance.packs.model import Rulebook
from compliance.packs.once import once_for_each_rulebook

_DAY = timedelta(days=1)
_CUTTING = (NumberIs, DateIs, Clock, DatesCompare)


def find_cuts(rulebook: Rulebook, facts: Facts, day: date) -> tuple[dict[str, list[int]], dict[str, list[date]]]:
    """Return, for numbers and for dates, each question's cuts in ascending order: the first value of every new class.

    Dates that are compared with each other share their cuts, and the bounds of what was answered to any of them, or
    counts where one is not asked.
    """
    numbers, dates, compared = _points(_cutting_leaves(rulebook), day)
    for rule in rulebook.rules.values():
        for duty in rule.duties:
            if duty.due is not None:
                dates.setdefault(duty.due.question, set()).add(earliest_start_in_time(duty.due, day))
    _share(dates, compared, rulebook, facts)
    return {q: sorted(c) for q, c in numbers.items()}, {q: sorted(c) for q, c in dates.items()}


def cut_points(condition: Condition, day: date) -> frozenset[tuple[str, int | date | str]]:
    """Return where one condition changes its truth: a question with a cut, or two questions whose dates it compares."""
    numbers, dates, compared = _points(_leaves([condition]), day)
    cuts = [(question, cut) for found in (numbers, dates) for question, some in found.items() for cut in some]
    return frozenset([*cuts, *compared])


def _points(
    leaves: Iterable[Condition], day: date
) -> tuple[dict[str, set[int]], dict[str, set[date]], list[tuple[str, str]]]:
    numbers: dict[str, set[int]] = {}
    dates: dict[str, set[date]] = {}
    compared: list[tuple[str, str]] = []
    for leaf in leaves:
        match leaf:
            case NumberIs(question, _, op, number):
                numbers.setdefault(question, set()).add(number + (op in ("more than", "at most")))
            case DateIs(question, _, op, fixed):
                dates.setdefault(question, set()).add(_next(fixed) if op in ("after", "on or before") else fixed)
            case Clock(question, _, _, number, unit):
                dates.setdefault(question, set()).update((clock_start(day, number, unit), _next(day)))
            case DatesCompare(question, _, _, other):
                compared.append((question, other))
            case _:
                pass
    return numbers, dates, compared


@once_for_each_rulebook
def _cutting_leaves(rulebook: Rulebook) -> tuple[Condition, ...]:
    return tuple(_leaves(_conditions(rulebook)))


def _next(day: date) -> date:
    return day + _DAY if day < date.max else day


def _share(dates: dict[str, set[date]], compared: list[tuple[str, str]], rulebook: Rulebook, facts: Facts) -> None:
    group: dict[str, set[str]] = {}
    for first, second in compared:
        merged = group.get(first, {first}) | group.get(second, {second})
        for member in merged:
            group[member] = merged
    for members in {id(m): m for m in group.values()}.values():
        shared = set().union(*(dates.get(member, set()) for member in members))
        said = [answer.fact for (question, _), answer in facts.answers.items() if question in members]
        for fact in (*said, *[rulebook.questions[member].when_not_asked for member in members]):
            if isinstance(fact, Days):
                if fact.first is not None:
                    shared.add(fact.first)
                if fact.last is not None:
                    shared.add(_next(fact.last))
        for member in members:
            dates[member] = shared


def _conditions(rulebook: Rulebook) -> Iterator[Condition]:
    for question in rulebook.questions.values():
        if question.ask_when is not None:
            yield question.ask_when
    for term in rulebook.terms.values():
        yield term.means
    for classification in rulebook.classifications.values():
        for line in classification.lines:
            if line.when is not None:
                yield line.when
    for rule in rulebook.rules.values():
        yield rule.applies_when
        for force in rule.in_force:
            if force.when is not None:
                yield force.when
        for duty in rule.duties:
            yield duty.met_when
            if duty.when is not None:
                yield duty.when


def _leaves(conditions: Iterable[Condition]) -> Iterator[Condition]:
    todo = list(conditions)
    while todo:
        condition = todo.pop()
        if isinstance(condition, All | Either | AtLeast):
            todo.extend(condition.parts)
        elif isinstance(condition, Not):
            todo.append(condition.part)
        elif isinstance(condition, Some):
            todo.append(condition.body)
        elif isinstance(condition, _CUTTING):
            yield condition
