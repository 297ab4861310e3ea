"""What is assumed: in the cases of a case analysis, and in the completions that tell an open finding apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from compliance.assessment.finding import Completion, Split, Value, Verdict
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.model import Rule
from compliance.proofcheck.assumed import Assumed
from compliance.proofcheck.tables import allows, any_value, is_unlisted
from compliance.proofcheck.told import demand
from compliance.proofcheck.verdict import verdict_of
from compliance.proofcheck.world import World


def cases_of(world: World, split: Split) -> Iterator[Assumed]:
    """Yield what each case assumes, after making sure that together they leave nothing out."""
    ask, values, assumed = split.on, [value for value, _ in split.cases], world.assumed
    if ask.what == "decision":
        line = {line.id: line for line in world.rulebook.classifications[ask.id].lines}[ask.line]
        where = (ask.id, ask.subject, ask.line)
        demand({(outcome,) for outcome in assumed.decided.get(where, line.then)} == set(values), "cases are missing")
        yield from (replace(assumed, decided={**assumed.decided, where: value}) for value in values)
        return
    demand(ask.what == "question", "nobody can go through the cases of a list")
    key = (ask.id, ask.subject)
    fact = world.fact(key)
    if isinstance(fact, Ticks):
        option = values[0][0]
        demand(
            set(values) == {(option, "ticked"), (option, "not ticked")} and option in fact.maybe, "cases are missing"
        )
        rest = fact.maybe - {option}
        facts: list[Fact] = [
            Ticks(fact.ticked | ({option} if how == "ticked" else set()), rest, fact.open_ended) for _, how in values
        ]
    else:
        facts = [_value(fact, value) for value in values]
        ends = [2 if isinstance(one, Days) or (isinstance(one, Numbers) and one.numeric) else 1 for one in facts]
        demand([len(value) for value in values] == ends, "a case is told in other words")
        demand(_cover(fact, facts), "the cases leave something out")
    yield from (replace(assumed, facts={**assumed.facts, key: one}) for one in facts)


def completed(world: World, rule: Rule, subject: str | None, completion: Completion) -> Verdict:
    """Return the verdict with every unknown answered: as the completion says, and the rest with any value."""
    facts: dict[Key, Fact] = {}
    decided: dict[tuple[str, str | None, str], tuple[str, ...]] = {}
    found: dict[tuple[str, ...], bool] = {}
    for ask, value in completion.answers:
        key = (ask.id, ask.subject)
        if ask.what == "decision" and not ask.line:  # whether it is one on whom counsel has decided
            decisions = [d for d in world.given.decisions if d.overrides and d.classification == ask.id]
            demand(not value[0] or any(value[0] == d.outcome for d in decisions), "nobody has decided so")
            if value[0]:
                decided[(ask.id, ask.subject, "")] = value
        elif ask.what == "decision":
            lines = world.rulebook.classifications[ask.id].lines
            demand(any(ask.line == line.id and value[0] in line.then for line in lines), "nobody can decide so")
            decided[(ask.id, ask.subject, ask.line)] = value
        elif ask.what == "list":
            demand(not world.given.lists[ask.id].complete, f"the list of `{ask.id}` is complete")
            found[(ask.id, *value[:-1])] = {"yes": True, "no": False}[value[-1]]
        elif isinstance(fact := world.fact(key), Ticks):
            option, ticked = value[0], {"ticked": True, "not ticked": False}[value[1]]
            demand(option in fact.maybe or (fact.open_ended and is_unlisted(option)), f"`{ask.id}` is answered")
            so_far = facts.setdefault(key, any_value(fact))
            assert isinstance(so_far, Ticks)
            facts[key] = replace(so_far, ticked=so_far.ticked | {option}) if ticked else so_far
        else:
            facts[key] = any_value(_value(fact, value))
            demand(allows(fact, facts[key]), f"`{ask.id}` cannot be {' '.join(value)}")
    verdict = verdict_of(world.assuming(Assumed(facts, decided, found)), rule, subject, None)
    demand(verdict is completion.verdict, f"a completion comes to {verdict}, and {completion.verdict} is told")
    return verdict


def _value(like: Fact, value: Value) -> Fact:
    """Return what a value in words means, for a question whose facts are `like` this one."""
    match like:
        case OneOf():
            return OneOf(value)
        case Numbers() if value[0] in like.named:
            return Numbers(0, None, value, numeric=False)
        case Numbers():
            return Numbers(int(value[0]), int(value[-1]) if value[-1] else None)
        case Days():
            first, last = (date.fromisoformat(word) if word else None for word in (value[0], value[-1]))
            return Days(first, last)
        case _:
            return YES if value == ("yes",) else NO


def _cover(fact: Fact, cases: list[Fact]) -> bool:
    """Return whether every value that a fact leaves possible is among the cases."""
    match fact:
        case OneOf():
            return set(fact.options) <= {option for case in cases if isinstance(case, OneOf) for option in case.options}
        case Numbers():
            numbers = [case for case in cases if isinstance(case, Numbers)]
            named = {name for case in numbers for name in case.named}
            spans: list[tuple[int, int | None]] = [(case.low, case.high) for case in numbers if case.numeric]
            return set(fact.named) <= named and (not fact.numeric or _fill(spans, fact.low, fact.high))
        case Days():
            days = [case for case in cases if isinstance(case, Days)]
            ends = [(_first(case), case.last.toordinal() if case.last else None) for case in days]
            return _fill(ends, _first(fact), fact.last.toordinal() if fact.last else None)
        case _:
            return fact in cases if fact is not UNKNOWN else {YES, NO} <= set(cases)


def _first(fact: Days) -> int:
    return (fact.first or date.min).toordinal()


def _fill(spans: Iterable[tuple[int, int | None]], low: int, high: int | None) -> bool:
    """Return whether spans, one after the other, fill what lies from `low` to `high` (None: without end), and no more."""
    following: int | None = low
    for start, end in sorted(spans, key=lambda span: span[0]):
        if start != following:
            return False
        following = end + 1 if end is not None else None
    return following == (high + 1 if high is not None else None)
