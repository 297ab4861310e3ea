"""Clocks: how long a duty gives, in one form for all laws, so that they can be laid side by side."""

from __future__ import annotations

from typing import Literal

from compliance.sources.values import dataclass

ClockAbout = Literal[
    "breach_notice", "incident_report", "request", "complaint", "keep_at_least", "keep_at_most", "child_age"
]
ClockUnit = Literal["hours", "days", "working_days", "weeks", "months", "years"]

LONGEST_FIRST = frozenset({"keep_at_least", "child_age"})
"""Where more is stricter: a longer time to keep, a higher age."""

WITHOUT_DELAY = "without delay"

_HOURS = {"hours": 1, "days": 24, "working_days": 34, "weeks": 168, "months": 730, "years": 8766}


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit of time: what it is about, how long, to whom something is due, and from when it runs."""

    about: ClockAbout
    number: int
    unit: ClockUnit
    to: str = ""
    after: str = ""

    @property
    def says(self) -> str:
        """The limit in words: `72 hours`; where law gives no number, `without delay`."""
        if self.number == 0:
            return WITHOUT_DELAY
        unit = self.unit.replace("_", " ")
        return f"{self.number} {unit.removesuffix('s') if self.number == 1 else unit}"

    @property
    def strictness(self) -> int:
        """A number by which clocks about the same thing sort, the strictest first; five working days count as a week."""
        hours = self.number * _HOURS[self.unit]
        return -hours if self.about in LONGEST_FIRST else hours
