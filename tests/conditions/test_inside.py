"""What stands inside a condition: everything nested in it, once, in the order in which it is written."""

from __future__ import annotations

from compliance.conditions.inside import inside, names_in
from compliance.conditions.meaning import All, AtLeast, DatesCompare, Either, Holds, Not, Some, Yes

ONE, TWO = Yes("one", None, "one"), Yes("two", None, "two")
DAYS = DatesCompare("first", None, "before", "last", None, "first before last")


def test_names_are_found_at_any_depth_in_their_order() -> None:
    """Terms, questions, both days of a comparison and what a quantifier goes through are named."""
    ranged = Some("any", "toy", "toy.parts", None, Either((Holds("term", None, "term"), DAYS), "or"), "any toy")
    whole = All((ONE, Not(AtLeast(1, (TWO, ranged), "at least 1"), "not")), "and")

    assert [*names_in(whole)] == ["one", "two", "toy.parts", "term", "first", "last"]


def test_everything_nested_comes_after_what_it_stands_in() -> None:
    """The condition itself comes first, and nothing twice."""
    negated = Not(TWO, "not two")
    whole = All((ONE, negated), "and")

    assert [*inside(whole)] == [whole, ONE, negated, TWO]
