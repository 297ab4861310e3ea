"""A condition that is understood: every name is known, every option expanded, every unit right.

`each` says of which subject the named thing is asked (None: of the deployment); `says` is the canonical wording.
"""

from __future__ import annotations

from datetime import date

from compliance.conditions.syntax import ClockOp, ClockUnit, DateOp, IncludesMode, NumberOp, Quantifier
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Always:
    """Always yes."""

    says: str = "always"


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes/no question is answered yes."""

    question: str
    each: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice, or a named answer to a number, is one of `options`."""

    question: str
    each: str | None
    options: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """A tick list includes any of, all of, or only `options` (`one` is `any` with a single option)."""

    question: str
    each: str | None
    mode: IncludesMode
    options: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A link question names the subject of kind `kind` that is at hand."""

    question: str
    each: str | None
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class NumberIs:
    """A number compares with a constant; a named answer compares with nothing (no)."""

    question: str
    each: str | None
    op: NumberOp
    number: int
    says: str


@dataclass(frozen=True, slots=True)
class DateIs:
    """A date compares with a fixed day."""

    question: str
    each: str | None
    op: DateOp
    day: date
    says: str


@dataclass(frozen=True, slots=True)
class DatesCompare:
    """A date compares with another question's date."""

    question: str
    each: str | None
    op: DateOp
    other: str
    other_each: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A date lies within, or is older than, a calendar span before the day that is judged.

    `within 12 months` includes the day twelve calendar months ago and the day itself, and no future day;
    `older than` is its complement among past days.
    """

    question: str
    each: str | None
    op: ClockOp
    number: int
    unit: ClockUnit
    says: str


@dataclass(frozen=True, slots=True)
class Holds:
    """A term holds."""

    term: str
    each: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A classification has one of `outcomes`."""

    classification: str
    each: str | None
    outcomes: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Some:
    """Any, every or no subject of `kind` fulfils `body`; `through` is the link question that names them, if any.

    A kind that is within another ranges over the children of the parent at hand, if one is.
    """

    quantifier: Quantifier
    kind: str
    through: str | None
    through_each: str | None
    body: Condition
    says: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of `parts` hold."""

    count: int
    parts: tuple[Condition, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition
    says: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: tuple[Condition, ...]
    says: str


Leaf = Yes | Chosen | Ticked | Linked | NumberIs | DateIs | DatesCompare | Clock
Condition = Always | Leaf | Holds | Decided | Some | AtLeast | Not | All | Either
