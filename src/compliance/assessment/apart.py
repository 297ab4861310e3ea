"""Two sets of answers that bring an open finding to different verdicts: the proof that it is open."""

from __future__ import annotations

from datetime import date, timedelta

from compliance.assessment.exact import Exact
from compliance.assessment.finding import Ask, Completion, Value
from compliance.assessment.rule_diagram import VERDICTS
from compliance.assessment.scene import Scene
from compliance.assessment.unknowns import Unknown
from compliance.assessment.way import way_to
from compliance.conditions.facts import Days, Numbers
from compliance.conditions.proof import Key

_DAY = timedelta(days=1)


def tell_apart(exact: Exact, node: int) -> tuple[Completion, Completion] | None:
    """Return completions for two verdicts that the diagram `node` can come to.

    Unknowns that are not in a completion do not matter to it. None if dates cannot be found that fit the orders.
    """
    _, results = exact.diagram.reads(node)
    first, second = sorted(results)[:2]
    completions = [_completion(exact, node, result) for result in (first, second)]
    return (completions[0], completions[1]) if completions[0] and completions[1] else None


def _completion(exact: Exact, node: int, result: int) -> Completion | None:
    answers = told_way(exact, node, result)
    return Completion(VERDICTS[result], answers) if answers is not None else None


def told_way(exact: Exact, node: int, result: int) -> tuple[tuple[Ask, Value], ...] | None:
    """Return answers that lead to a result, or None if none are found, or no dates fit the orders that they need."""
    unknowns = exact.unknowns.known
    way = way_to(exact, node, result)
    if way is None:
        return None
    days = _days(exact.scene, [(unknowns[variable], value) for variable, value in way.items()])
    if days is None:
        return None
    answers: list[tuple[Ask, Value]] = [(Ask("question", *key), (day.isoformat(),)) for key, day in days.items()]
    for variable, value in way.items():
        unknown = unknowns[variable]
        if unknown.second is None and not (unknown.facts and isinstance(unknown.facts[0], Days)):
            answers.append((unknown.about, _value(unknown, value)))
    return tuple(sorted(answers, key=lambda a: (a[0].what, a[0].id, a[0].subject or "", a[1])))


def _value(unknown: Unknown, value: int) -> Value:
    fact = unknown.facts[value] if unknown.facts else None
    if isinstance(fact, Numbers) and fact.numeric:
        return (str(fact.low),)
    return unknown.values[value]


def _days(scene: Scene, way: list[tuple[Unknown, int]]) -> dict[Key, date] | None:
    """Return a day for every date on the way, within its class and in the orders that the way goes through."""
    bounds: dict[Key, Days] = {}
    orders: list[tuple[Key, Key, int]] = []
    for unknown, value in way:
        key = (unknown.about.id, unknown.about.subject)
        if unknown.second is not None:
            orders.append((key, unknown.second, value))
            for one in (key, unknown.second):
                fact = scene.fact(*one).fact
                if one not in bounds and isinstance(fact, Days):
                    bounds[one] = fact
        elif unknown.facts and isinstance(fact := unknown.facts[value], Days):
            bounds[key] = fact
    days = {key: _some_day(fact, scene.day) for key, fact in bounds.items()}
    for _ in range(len(orders) * len(days)):
        for first, second, value in orders:
            if value == 0 and days[first] >= days[second]:
                days[second] = days[first] + _DAY
            elif value == 2 and days[second] >= days[first]:
                days[first] = days[second] + _DAY
            elif value == 1 and days[first] != days[second]:
                days[first] = days[second] = max(days[first], days[second])
    return days if _fits(days, bounds, orders) else None


def _some_day(fact: Days, day: date) -> date:
    if fact.first is not None:
        return fact.first
    if fact.last is not None:
        return fact.last - timedelta(days=min(50, fact.last.toordinal() - 1))
    return day


def _fits(days: dict[Key, date], bounds: dict[Key, Days], orders: list[tuple[Key, Key, int]]) -> bool:
    inside = all(
        (fact.first is None or fact.first <= days[key]) and (fact.last is None or days[key] <= fact.last)
        for key, fact in bounds.items()
    )
    ordered = {0: lambda a, b: a < b, 1: lambda a, b: a == b, 2: lambda a, b: a > b}
    return inside and all(ordered[value](days[first], days[second]) for first, second, value in orders)
