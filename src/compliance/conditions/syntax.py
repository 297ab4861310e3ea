"""A condition as it was written: names are still words. Where a word stands is kept but never compared."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from compliance.sources.values import dataclass

NumberOp = Literal["at least", "at most", "more than", "less than"]
DateOp = Literal["before", "after", "on or before", "on or after"]
ClockOp = Literal["within", "older than"]
ClockUnit = Literal["days", "weeks", "months", "years"]
Quantifier = Literal["any", "every", "no"]
IncludesMode = Literal["one", "any", "all", "only"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the sentence with its offsets in the text that was parsed."""

    text: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Always:
    """`always`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A yes/no question or a term standing alone."""

    name: Word


@dataclass(frozen=True, slots=True)
class Is:
    """`name is [not] option` or `name is [not] one of (option, ...)`."""

    name: Word
    options: tuple[Word, ...]
    negated: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Includes:
    """`name includes option` or `name includes any of|all of|only (option, ...)`."""

    name: Word
    mode: IncludesMode
    options: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class NumberIs:
    """`name is at least 500 people`."""

    name: Word
    op: NumberOp
    number: int
    unit: Word | None
    at: Word = field(compare=False, default=Word(""))


@dataclass(frozen=True, slots=True)
class DateIs:
    """`name is before DATE`, where the date is written, named, or another question."""

    name: Word
    op: DateOp
    other: Word


@dataclass(frozen=True, slots=True)
class Clock:
    """`name is within 12 months` or `name is older than 12 months`, counted back from the day that is judged."""

    name: Word
    op: ClockOp
    number: int
    unit: ClockUnit
    at: Word = field(compare=False, default=Word(""))


@dataclass(frozen=True, slots=True)
class Some:
    """`any|every|no SUBJECT (condition)`, or over the subjects that a link question names."""

    quantifier: Quantifier
    over: Word
    body: Written


@dataclass(frozen=True, slots=True)
class AtLeast:
    """`at least 2 of (condition, condition, ...)`."""

    count: int
    parts: tuple[Written, ...]
    at: Word = field(compare=False, default=Word(""))


@dataclass(frozen=True, slots=True)
class Not:
    """`not part`."""

    part: Written


@dataclass(frozen=True, slots=True)
class All:
    """`part and part ...`."""

    parts: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """`part or part ...`."""

    parts: tuple[Written, ...]


Written = Always | Named | Is | Includes | NumberIs | DateIs | Clock | Some | AtLeast | Not | All | Either
