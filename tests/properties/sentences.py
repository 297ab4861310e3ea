"""Random conditions over a vocabulary: meanings with their canonical words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compliance.conditions.kinds import Kind
from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Chosen,
    Clock,
    Condition,
    DateIs,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Linked,
    Not,
    NumberIs,
    Some,
    Ticked,
    Yes,
)
from properties.dice import Dice

DAY = date(2026, 11, 22)
FIXED_DAYS = (date(2026, 2, 2), date(2026, 6, 30))
NUMBERS = (5, 30)
COMPARED = {("org.d", "org.e"), ("function.d", "org.d")}
"""Dates are compared in these pairs only, so that no three of them form a circle."""


@dataclass(frozen=True)
class Names:
    """What conditions may name: questions (id to subject and kind), terms, classifications (with outcomes), kinds."""

    questions: dict[str, tuple[str | None, Kind]]
    terms: dict[str, str | None]
    classifications: dict[str, tuple[str | None, tuple[str, ...]]]
    within: dict[str, str | None]

    def parents(self, kind: str) -> list[str]:
        """A kind of subject and those that it is within."""
        found = [kind]
        while (above := self.within[found[-1]]) is not None:
            found.append(above)
        return found


def sentence(
    dice: Dice, names: Names, at_hand: Sequence[str], depth: int = 2, bound: frozenset[str] = frozenset()
) -> Condition:
    """A random condition where subjects of the kinds `at_hand` are at hand, of which `bound` by quantifiers."""
    shape = dice.below(10) if depth > 0 else 0
    if shape <= 3:
        return leaf(dice, names, at_hand)
    if shape <= 6:
        parts = tuple(sentence(dice, names, at_hand, depth - 1, bound) for _ in range(2 + dice.below(2)))
        return all_of(*parts) if dice.below(2) else any_of(*parts)
    if shape == 7:
        return not_(sentence(dice, names, at_hand, depth - 1, bound))
    if shape == 8:
        parts = tuple(sentence(dice, names, at_hand, depth - 2, bound) for _ in range(3))
        return at_least(1 + dice.below(3), *parts)
    return _some(dice, names, at_hand, depth, bound)


def _some(dice: Dice, names: Names, at_hand: Sequence[str], depth: int, bound: frozenset[str]) -> Condition:
    over = [(kind, None) for kind in names.within if kind not in bound]
    links = [(q, each, kind.to) for q, (each, kind) in names.questions.items() if kind.name == "links"]
    ways: list[tuple[str, tuple[str, str | None] | None]] = list(over)
    ways += [(to, (q, each)) for q, each, to in links if to not in bound and (each is None or each in at_hand)]
    if not ways:
        return leaf(dice, names, at_hand)
    kind, through = dice.pick(ways)
    inside = [*at_hand, *[k for k in names.parents(kind) if k not in at_hand]]
    body = sentence(dice, names, inside, depth - 1, bound | {kind}) if dice.chance(85) else Always()
    return some(dice.pick(("any", "every", "no")), kind, body, through)


def leaf(dice: Dice, names: Names, at_hand: Sequence[str]) -> Condition:
    """A random statement about one thing that is asked, named or decided."""
    here = {None, *at_hand}
    linked = [
        ("link", q) for q, (e, k) in names.questions.items() if k.name == "links" and e in here and k.to in at_hand
    ]
    about = [("question", q) for q, (each, kind) in names.questions.items() if each in here and kind.name != "links"]
    about += linked
    named = [("term", t) for t, each in names.terms.items() if each in here]
    named += [("status", c) for c, (each, _) in names.classifications.items() if each in here]
    what, id = dice.pick(named if named and (not about or dice.chance(35)) else about) if about or named else ("", "")
    if what == "term":
        return Holds(id, names.terms[id], id)
    if what == "status":
        each, outcomes = names.classifications[id]
        chosen = tuple(dice.some(outcomes, 1))
        return Decided(id, each, chosen, f"{id} is one of ({', '.join(chosen)})")
    if what == "link":
        each, kind = names.questions[id]
        return Linked(id, each, kind.to, f"{id} includes {kind.to}")
    return _statement(dice, names, id, here) if what else Always()


def _statement(dice: Dice, names: Names, id: str, here: set[str | None]) -> Condition:
    each, kind = names.questions[id]
    if kind.name == "yes_no":
        return Yes(id, each, id)
    if kind.name == "choice":
        options = tuple(dice.some(kind.options, 1))
        return Chosen(id, each, options, f"{id} is one of ({', '.join(options)})")
    if kind.name == "choices":
        options, mode = tuple(dice.some(kind.options, 1)), dice.pick(("any", "all", "only"))
        return Ticked(id, each, mode, options, f"{id} includes {mode} ({', '.join(options)})")
    if kind.name == "number":
        if kind.named and dice.chance(25):
            return Chosen(id, each, (kind.named[0],), f"{id} is {kind.named[0]}")
        op, number = dice.pick(("at least", "at most", "more than", "less than")), dice.pick(NUMBERS)
        return NumberIs(id, each, op, number, f"{id} is {op} {number}")
    return _date(dice, names, id, each, here)


def _date(dice: Dice, names: Names, id: str, each: str | None, here: set[str | None]) -> Condition:
    shape = dice.below(3)
    others = [b for a, b in COMPARED if a == id and b in names.questions and names.questions[b][0] in here]
    if shape == 2 and others:
        op, other = dice.pick(("before", "after", "on or before", "on or after")), others[0]
        return DatesCompare(id, each, op, other, names.questions[other][0], f"{id} is {op} {other}")
    if shape == 1:
        how, number, unit = dice.pick(("within", "older than")), dice.pick((1, 3)), dice.pick(("months", "weeks"))
        return Clock(id, each, how, number, unit, f"{id} is {how} {number} {unit}")
    op, day = dice.pick(("before", "after", "on or before", "on or after")), dice.pick(FIXED_DAYS)
    return DateIs(id, each, op, day, f"{id} is {op} {day}")


def _part(condition: Condition) -> str:
    return f"({condition.says})" if isinstance(condition, All | Either) else condition.says


def all_of(*parts: Condition) -> Condition:
    """Every part holds."""
    return All(parts, " and ".join(map(_part, parts)))


def any_of(*parts: Condition) -> Condition:
    """At least one part holds."""
    return Either(parts, " or ".join(map(_part, parts)))


def not_(part: Condition) -> Condition:
    """The part does not hold."""
    return Not(part, f"not {_part(part)}")


def at_least(count: int, *parts: Condition) -> Condition:
    """At least `count` parts hold."""
    return AtLeast(count, parts, f"at least {count} of ({', '.join(p.says for p in parts)})")


def some(quantifier: str, kind: str, body: Condition, through: tuple[str, str | None] | None = None) -> Condition:
    """Any, every or no subject of a kind, or of those that a link question (with its subject) names."""
    question, each = through if through is not None else (None, None)
    return Some(quantifier, kind, question, each, body, f"{quantifier} {question or kind} ({body.says})")  # type: ignore[arg-type]
