"""Units of time that a question counts in: a name that is nearly that of one, and is none, such as `workdays`."""

from __future__ import annotations

from typing import get_args

from compliance.packs.clock import ClockUnit

UNITS_OF_TIME: tuple[str, ...] = ("minutes", *get_args(ClockUnit))

_CALLED = {
    "working_days": (
        *("workdays", "work_days", "workingdays", "working", "workday", "work_day", "days_working"),
        *("business_days", "businessdays", "business_day", "bank_days", "weekdays"),
    ),
    "days": ("calendar_days", "calendardays", "calendar_day"),
    "weeks": ("calendar_weeks",),
    "months": ("calendar_months",),
    "years": ("calendar_years", "yrs"),
    "hours": ("hrs", "clock_hours"),
    "minutes": ("mins",),
}


def meant_unit(unit: str) -> str:
    """Return the unit of time that a name is another word or a typing error for; empty if it is one, or none at all.

    Units of things are free: a letter that was exchanged, as in `mouths`, tells nothing.
    """
    if unit in UNITS_OF_TIME:
        return ""
    for known, others in _CALLED.items():
        if unit in (known.removesuffix("s"), *others):
            return known
    return next((known for known in UNITS_OF_TIME if _is_slip(unit, known)), "")


def _is_slip(word: str, known: str) -> bool:
    """Say whether a word has one letter of a known one twice, not at all, or in the place of its neighbour."""
    if word[:1] != known[0]:
        return False
    longer, shorter = (word, known) if len(word) > len(known) else (known, word)
    if len(longer) == len(shorter):
        return any(known[:i] + known[i + 1] + known[i] + known[i + 2 :] == word for i in range(len(known) - 1))
    return any(
        longer[:i] + longer[i + 1 :] == shorter and (longer is known or longer[i] in longer[:i] + longer[i + 1 :])
        for i in range(len(longer))
    )
