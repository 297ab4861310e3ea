"""What stands inside a condition: the conditions nested in it, and the names that it reads itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Chosen,
    Clock,
    Condition,
    DateIs,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Linked,
    Not,
    NumberIs,
    Some,
    Ticked,
    Yes,
)


def inside(condition: Condition) -> Iterator[Condition]:
    """Yield a condition, and everything that is nested in it, in the order in which it is written."""
    yield condition
    match condition:
        case All(parts) | Either(parts) | AtLeast(_, parts):
            for part in parts:
                yield from inside(part)
        case Not(part) | Some(body=part):
            yield from inside(part)
        case _:
            return


def names_in(condition: Condition) -> Iterator[str]:
    """Yield the questions, terms and classifications that stand in a condition itself."""
    for one in inside(condition):
        match one:
            case Holds(name) | Decided(name):
                yield name
            case Yes(name) | Chosen(name) | Ticked(name) | Linked(name) | NumberIs(name) | DateIs(name) | Clock(name):
                yield name
            case DatesCompare(question, _, _, other):
                yield from (question, other)
            case Some(through=str(through)):
                yield through
            case Some() | All() | Either() | AtLeast() | Not() | Always():
                pass
            case _:
                assert_never(one)
