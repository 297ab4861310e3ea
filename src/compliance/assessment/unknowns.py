"""The unknowns of an assessment as variables of a diagram, and their values as things that can be said.

A variable stands for one question of one subject (one variable per option for tick lists), for the order of two
dates, for a decision that is not recorded, or for subjects that are not listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from compliance.assessment.cuts import find_cuts
from compliance.assessment.diagram import Diagram
from compliance.assessment.finding import Ask, Value
from compliance.assessment.modules import Module
from compliance.assessment.scene import Scene
from compliance.conditions.facts import MORE, Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, YES, Truth
from compliance.sources.values import dataclass

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unknown:
    """One variable.

    `ask` is what would have to be answered (the list, for subjects that are not listed), `about` the thing itself;
    `facts` are the classes of its values (none for orders, decisions and lists), `values` the same in words. `second`
    is the other date of an order and `also` what would have to be answered for it, `module` what a module stands for.
    """

    ask: Ask
    about: Ask
    facts: tuple[Fact, ...]
    values: tuple[Value, ...]
    second: Key | None = None
    also: Ask | None = None
    module: Module | None = None


class Unknowns:
    """Makes each variable once, in the order in which it is first met."""

    def __init__(self, scene: Scene, diagram: Diagram) -> None:
        """Start without variables; `diagram` will hold them."""
        self.scene = scene
        self.diagram = diagram
        self.known: list[Unknown] = []
        self.theirs: dict[str, set[int]] = {}
        self._numbers: dict[tuple[object, ...], int] = {}

    @cached_property
    def cuts(self) -> tuple[dict[str, list[int]], dict[str, list[date]]]:
        """The classes of numbers and dates."""
        return find_cuts(self.scene.rulebook, self.scene.given, self.scene.day)

    def _variable(self, key: tuple[object, ...], unknown: Unknown, unlisted: Iterable[str] = ()) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self.diagram.variable(len(unknown.values))
            self.known.append(unknown)
            for kind in unlisted:
                self.theirs.setdefault(kind, set()).add(number)
        return number

    def _ask(self, about: Ask, each: str | None) -> Ask:
        """Return what would have to be answered: the thing itself, or the list that its subject is not on."""
        if each is not None and self.scene.is_unlisted(each, about.subject):
            return Ask("list", self.scene.open_list(each))
        return about

    def _of_question(self, key: Key, facts: tuple[Fact, ...], values: tuple[Value, ...]) -> Unknown:
        about = Ask("question", *key)
        return Unknown(self._ask(about, self.scene.rulebook.questions[key[0]].each), about, facts, values)

    def _unlisted(self, *keys: Key) -> list[str]:
        """Return the kinds of those whom questions are asked of and who are not listed."""
        kinds = [(self.scene.rulebook.questions[question].each, subject) for question, subject in keys]
        return [kind for kind, subject in kinds if kind is not None and self.scene.is_unlisted(kind, subject)]

    def whole(self, key: Key, fact: Fact) -> int:
        """Return the variable of a yes/no, choice, number or date question."""
        number = self._numbers.get(("whole", *key))
        if number is not None:
            return number
        facts = self._classes(key[0], fact)
        values = tuple([spoken(fact) for fact in facts])
        return self._variable(("whole", *key), self._of_question(key, facts, values), self._unlisted(key))

    def _classes(self, question: str, fact: Fact) -> tuple[Fact, ...]:
        match fact:
            case Truth():
                return (NO, YES)
            case OneOf(options):
                return tuple([OneOf((option,)) for option in options])
            case Numbers():
                named: list[Fact] = [Numbers(0, None, (name,), numeric=False) for name in fact.named]
                return (*named, *_number_classes(fact, self.cuts[0].get(question, [])))
            case Days():
                return _day_classes(fact, self.cuts[1].get(question, []))
            case _:
                raise AssertionError(fact)

    def tick(self, key: Key, option: str) -> int:
        """Return the variable of one option of a tick list (values: not ticked, ticked)."""
        facts = (Ticks(frozenset(), frozenset()), Ticks(frozenset({option}), frozenset()))
        values = ((option, "not ticked"), (option, "ticked"))
        return self._variable(("tick", *key, option), self._of_question(key, facts, values), self._unlisted(key))

    def order(self, first: Key, second: Key) -> int:
        """Return the variable of the order of two dates (values: before, same, after)."""
        values: tuple[Value, ...] = (("before",), ("same",), ("after",))
        unknown = replace(
            self._of_question(first, (), values), second=second, also=self._of_question(second, (), ()).ask
        )
        return self._variable(("order", *first, *second), unknown, self._unlisted(first, second))

    def decision(self, key: Key, line: str, outcomes: tuple[str, ...]) -> int:
        """Return the variable of a decision that is not recorded (values: the outcomes of the line).

        Two rulebooks that are compared may give one line different outcomes: then these are two variables.
        """
        about = Ask("decision", key[0], key[1], line)
        each = self.scene.rulebook.classifications[key[0]].each
        unknown = Unknown(self._ask(about, each), about, (), tuple([(outcome,) for outcome in outcomes]))
        unlisted = [each] if each is not None and self.scene.is_unlisted(each, key[1]) else []
        return self._variable(("decision", *key, line, outcomes), unknown, unlisted)

    def decided_elsewhere(self, key: Key, outcomes: tuple[str, ...]) -> int:
        """Return the variable of whether one who is not listed is one on whom counsel has decided (values: no, outcomes)."""
        about, each = Ask("decision", *key), self.scene.rulebook.classifications[key[0]].each
        unknown = Unknown(self._ask(about, each), about, (), tuple([(outcome,) for outcome in ("", *outcomes)]))
        return self._variable(("elsewhere", *key, outcomes), unknown, [each] if each is not None else [])

    def module(self, module: Module, results: tuple[int, ...], unlisted: Iterable[str]) -> int:
        """Return the variable of a module (values: the results that it can come to).

        `unlisted` are the kinds of those not listed on whom it rests.
        """
        about = Ask("question", *module[1])
        values: tuple[Value, ...] = tuple([(str(result),) for result in results])
        return self._variable((module[0], *module[1]), Unknown(about, about, (), values, module=module), unlisted)

    def others(self, kind: str, body: str, context: str, unlisted: Iterable[str]) -> int:
        """Return the variable of whether some subject that is not listed fulfils a condition (values: no, yes).

        `context` tells which subjects are at hand and the link question, if the list is one of links; `unlisted` are the
        kinds of those at hand who are themselves not listed.
        """
        ask = Ask("list", kind)
        values: tuple[Value, ...] = ((body, context, "no"), (body, context, "yes"))
        return self._variable(("others", kind, body, context), Unknown(ask, ask, (), values), unlisted)

    def exists(self, kind: str) -> int:
        """Return the variable of whether there is any subject that is not listed (values: no, yes)."""
        ask = Ask("list", kind)
        return self._variable(("exists", kind), Unknown(ask, ask, (), ((MORE, "", "no"), (MORE, "", "yes"))))


def spoken(fact: Fact) -> Value:
    """Return a class of values in words: the bounds of ranges, empty where there is none."""
    match fact:
        case Truth():
            return (str(fact),)
        case OneOf(options):
            return options
        case Numbers():
            if not fact.numeric:
                return fact.named
            return (str(fact.low), "" if fact.high is None else str(fact.high))
        case Days(first, last):
            return (first.isoformat() if first else "", last.isoformat() if last else "")
        case _:
            raise AssertionError(fact)


def _number_classes(fact: Numbers, cuts: list[int]) -> list[Fact]:
    if not fact.numeric:
        return []
    starts = [fact.low, *[cut for cut in cuts if cut > fact.low and (fact.high is None or cut <= fact.high)]]
    ends = [start - 1 for start in starts[1:]]
    return [Numbers(low, high) for low, high in zip(starts, [*ends, fact.high], strict=True)]


def _day_classes(fact: Days, cuts: list[date]) -> tuple[Fact, ...]:
    inside = [
        cut
        for cut in cuts
        if (fact.first is None or cut > fact.first) and (fact.last is None or cut <= fact.last) and cut > date.min
    ]
    firsts = [fact.first, *inside]
    lasts = [*[cut - _DAY for cut in inside], fact.last]
    return tuple([Days(first, last) for first, last in zip(firsts, lasts, strict=True)])
