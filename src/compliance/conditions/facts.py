"""What is known of an answer: always the set of values that are still possible, in the shape of its kind."""

from __future__ import annotations

from datetime import date

from compliance.conditions.truth import Truth
from compliance.sources.values import dataclass

MORE = "more"
"""The id that stands for the subjects of a list which are not listed."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice: the options still possible (one of them when it is answered)."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """A tick list or links: what is ticked and what may be; the rest is not.

    `open_ended`: a link that may also name subjects which are not listed.
    """

    ticked: frozenset[str]
    maybe: frozenset[str] = frozenset()
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """A whole number from `low` to `high` (None: no bound), or one of the `named` answers instead.

    `numeric` is false when only a named answer is possible.
    """

    low: int = 0
    high: int | None = None
    named: tuple[str, ...] = ()
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Days:
    """A day from `first` to `last`, both possible (None: no bound)."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Text. It is shown, never judged."""

    text: str | None


Fact = Truth | OneOf | Ticks | Numbers | Days | Said
