"""What a fact leaves possible: whether it is one value only, and whether a value is among those it allows."""

from __future__ import annotations

from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.truth import UNKNOWN, Truth


def is_settled(fact: Fact) -> bool:
    """Return whether only one value is possible."""
    match fact:
        case Truth():
            return fact is not UNKNOWN
        case OneOf():
            return len(fact.options) == 1
        case Ticks():
            return not fact.maybe and not fact.open_ended
        case Numbers():
            return (fact.numeric and not fact.named and fact.low == fact.high) or (
                not fact.numeric and len(fact.named) == 1
            )
        case Days():
            return fact.first is not None and fact.first == fact.last
        case Said():
            return fact.text is not None


def allows(fact: Fact, value: Fact) -> bool:
    """Return whether `value`, a settled fact of the same kind, is among what `fact` leaves possible."""
    match fact, value:
        case Truth(), Truth():
            return fact is UNKNOWN or fact is value
        case OneOf(), OneOf():
            return set(value.options) <= set(fact.options)
        case Ticks(), Ticks():
            return fact.ticked <= value.ticked <= fact.ticked | fact.maybe
        case Numbers(), Numbers():
            if not value.numeric:
                return set(value.named) <= set(fact.named)
            return fact.numeric and fact.low <= value.low and (fact.high is None or value.low <= fact.high)
        case Days(), Days():
            day = value.first
            return (
                day is not None
                and (fact.first is None or fact.first <= day)
                and (fact.last is None or day <= fact.last)
            )
        case _:
            return True
