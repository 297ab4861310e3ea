"""Kleene's three truths: no < unknown < yes."""

from __future__ import annotations

from enum import IntEnum


class Truth(IntEnum):
    """A truth; `and` is the minimum, `or` the maximum, `not` turns over."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __str__(self) -> str:
        """Return the word used in files and reports."""
        return ("no", "unknown", "yes")[self]

    def __invert__(self) -> Truth:
        """Return the opposite; unknown stays unknown."""
        return _OPPOSITE[self]


NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
_OPPOSITE = (YES, UNKNOWN, NO)


def truth_of(holds: bool) -> Truth:
    """Return yes or no."""
    return YES if holds else NO


def at_least(count: int, truths: list[Truth]) -> Truth:
    """Return yes when `count` truths are yes, no when fewer than `count` still can be, else unknown."""
    if sum(truth is YES for truth in truths) >= count:
        return YES
    return NO if sum(truth is not NO for truth in truths) < count else UNKNOWN
