"""Limits of time that conditions compare with, and how long they are."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.authoring.check.limits_named import Span, limits_in
from compliance.conditions.inside import inside
from compliance.conditions.meaning import All, AtLeast, Chosen, Clock, Condition, Either, Holds, NumberIs, Ticked
from compliance.packs.model import Rulebook
from compliance.sources.place import Place

_HOURS = {"hours": ("hours", 1), "days": ("hours", 24), "weeks": ("hours", 168)}
_MONTHS = {"months": ("months", 1), "years": ("months", 12), "working_days": ("working_days", 1)}
_MEASURES = {**_HOURS, **_MONTHS}
"""What each unit of time is measured in; units with different measures cannot be compared."""


def at_most(rulebook: Rulebook, condition: Condition) -> Iterator[Span]:
    """Yield the times that a condition allows at most, in the units of the questions that ask for them."""
    for leaf in _bounds(condition, "at most", "less than"):
        unit = rulebook.questions[leaf.question].kind.unit
        if unit in _MEASURES:
            yield leaf.number - (leaf.op == "less than"), unit


def times_compared(rulebook: Rulebook, condition: Condition) -> Iterator[Span]:
    """Yield each time that a condition compares with, however it does, also by way of terms."""
    for one in inside(condition):
        match one:
            case NumberIs(question=question, number=number):
                unit = rulebook.questions[question].kind.unit
                if unit in _MEASURES:
                    yield number, unit
            case Clock(number=number, unit=unit):
                yield number, unit
            case Holds(term=term):
                yield from times_compared(rulebook, rulebook.terms[term].means)
            case _:
                pass


def times_of_options(rulebook: Rulebook, condition: Condition) -> Iterator[tuple[Span, Place | None]]:
    """Yield each time that the words of a question or of an option name which a condition reads, with its place."""
    for one in inside(condition):
        match one:
            case Chosen(question=name, options=options) | Ticked(question=name, options=options):
                question = rulebook.questions[name]
                for span, _ in limits_in(question.ask):
                    yield span, question.place
                for option in (*question.options, *question.named):
                    if option.id in options:
                        for span, _ in limits_in(option.says):
                            yield span, question.place
            case Holds(term=term):
                yield from times_of_options(rulebook, rulebook.terms[term].means)
            case _:
                pass


def measured(span: Span) -> tuple[str, int]:
    """Return a time in hours, months or working days, so that it can be compared with others of that measure."""
    number, unit = span
    measure, each = _MEASURES.get(unit, (unit, 1))
    return measure, number * each


def span_words(span: Span) -> str:
    """Return a time in words: `3 working days`."""
    number, unit = span
    words = unit.replace("_", " ")
    return f"{number} {words.removesuffix('s') if number == 1 else words}"


def back_to(condition: Condition) -> Iterator[Span]:
    """Yield the spans before today within which a condition asks a date to lie: how fresh something has to be."""
    for one in inside(condition):
        if isinstance(one, Clock) and one.op == "within":
            yield one.number, one.unit


def _bounds(condition: Condition, *ops: str) -> Iterator[NumberIs]:
    """Yield the comparisons of a condition that bound a number by one of some words."""
    match condition:
        case All(parts) | Either(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _bounds(part, *ops)
        case NumberIs(op=op) if op in ops:
            yield condition
        case _:
            return
