"""Conditions made by hand, each with the words in which it would be written."""

from __future__ import annotations

from datetime import date

from compliance.conditions import meaning as m


def yes(question: str, each: str | None = None) -> m.Yes:
    """`question`."""
    return m.Yes(question, each, question)


def chosen(question: str, *options: str, each: str | None = None) -> m.Chosen:
    """`question is option`."""
    says = f"{question} is {options[0]}" if len(options) == 1 else f"{question} is one of ({', '.join(options)})"
    return m.Chosen(question, each, options, says)


def ticked(question: str, mode: str, *options: str, each: str | None = None) -> m.Ticked:
    """`question includes any of (options)`."""
    says = f"{question} includes {'only' if mode == 'only' else mode + ' of'} ({', '.join(options)})"
    return m.Ticked(question, each, mode, options, says)  # type: ignore[arg-type]


def number_is(question: str, op: str, number: int, each: str | None = None) -> m.NumberIs:
    """`question is at least 500 people`."""
    return m.NumberIs(question, each, op, number, f"{question} is {op} {number}")  # type: ignore[arg-type]


def day_is(question: str, op: str, day: date, each: str | None = None) -> m.DateIs:
    """`question is before 2026-11-22`."""
    return m.DateIs(question, each, op, day, f"{question} is {op} {day}")  # type: ignore[arg-type]


def clock(question: str, op: str, number: int, unit: str, each: str | None = None) -> m.Clock:
    """`question is within 12 months`."""
    return m.Clock(question, each, op, number, unit, f"{question} is {op} {number} {unit}")  # type: ignore[arg-type]


def dates(question: str, op: str, other: str, each: str | None = None) -> m.DatesCompare:
    """`question is before other`."""
    return m.DatesCompare(question, each, op, other, each, f"{question} is {op} {other}")  # type: ignore[arg-type]


def holds(term: str, each: str | None = None) -> m.Holds:
    """`term`."""
    return m.Holds(term, each, term)


def decided(classification: str, *outcomes: str, each: str | None = None) -> m.Decided:
    """`classification is outcome`."""
    return m.Decided(classification, each, outcomes, f"{classification} is {' or '.join(outcomes)}")


def some(quantifier: str, kind: str, body: m.Condition, through: str | None = None, each: str | None = None) -> m.Some:
    """`any kind (body)`, or over what a link question names."""
    over = through or kind
    return m.Some(quantifier, kind, through, each, body, f"{quantifier} {over} ({body.says})")  # type: ignore[arg-type]


def at_least(count: int, *parts: m.Condition) -> m.AtLeast:
    """`at least 2 of (...)`."""
    return m.AtLeast(count, parts, f"at least {count} of ({', '.join(part.says for part in parts)})")


def no(part: m.Condition) -> m.Not:
    """`not part`."""
    return m.Not(part, f"not {part.says}")


def both(*parts: m.Condition) -> m.All:
    """`part and part`."""
    return m.All(parts, " and ".join(part.says for part in parts))


def either(*parts: m.Condition) -> m.Either:
    """`part or part`."""
    return m.Either(parts, " or ".join(part.says for part in parts))


ALWAYS = m.Always()
