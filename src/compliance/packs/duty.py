"""Duties: what a rule requires, by when, and what to do about a gap."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from compliance.conditions.meaning import Condition
from compliance.packs.clock import Clock
from compliance.packs.law import Citation, Standing
from compliance.sources.place import Place
from compliance.sources.values import dataclass

DueUnit = Literal["days", "weeks", "months", "years", "working_days"]


@dataclass(frozen=True, slots=True)
class Due:
    """A duty's last day: `number` `unit` after the day that `question` gives, or after the end of that day's year.

    `holidays` are days, in order, that are no working days although they are no Saturdays or Sundays.
    """

    number: int
    unit: DueUnit
    question: str
    each: str | None
    after_year_end: bool
    says: str
    holidays: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do about a gap."""

    text: str
    effort: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of `requires`. It does not apply when `when` is no."""

    id: str
    text: str
    met_when: Condition
    when: Condition | None = None
    due: Due | None = None
    gap: str = ""
    remedy: Remedy | None = None
    standing: Standing | None = None
    cite: tuple[Citation, ...] = ()
    clock: Clock | None = None
    place: Place | None = field(default=None, compare=False)
