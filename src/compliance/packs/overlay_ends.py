"""When the changes of an overlay end: those that have ended already, and those that end so late that nobody looks again."""

from __future__ import annotations

from datetime import date

from compliance.packs.overlay import Overlay
from compliance.sources.problem import Problems

_MOST_YEARS = 3


def find_odd_ends(overlay: Overlay, day: date, problems: Problems) -> None:
    """Warn of each change that ended before `day`, and of each that weakens law for more than three years from then."""
    for change in overlay.changes:
        lowered, waived = change.end_places
        for what, until, place in (("lowered", change.until, lowered), ("waived", change.waived_until, waived)):
            if until is None:
                continue
            if until < day:
                problems.add(
                    "no-change",
                    f"`{change.rule}` was {what} until {until}, which is past: this changes nothing any more",
                    place or change.place,
                    "delete this change; or let it be approved again, with a new end",
                    level="warning",
                )
            elif (until.year - _MOST_YEARS, until.month, until.day) > (day.year, day.month, day.day):
                problems.add(
                    "unapproved-change",
                    f"`{change.rule}` is {what} until {until}, which is more than {_MOST_YEARS} years from now",
                    place or change.place,
                    f"is the year right? end it within {_MOST_YEARS} years, so that somebody looks at it again",
                    level="warning",
                )
