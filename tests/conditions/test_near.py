"""Typing errors find the word that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.conditions.near import _distance, nearest


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("adn", ["and", "or"], "and"),
        ("nto", ["no", "not"], "not"),
        ("incldes", ["includes", "is"], "includes"),
        ("incude", ["includes", "is"], "includes"),
        ("or", ["and", "or"], ""),
        ("xyz", ["and", "or"], ""),
        ("anx", ["any", "and"], "and"),
        ("is", [], ""),
        ("x" * 21, ["x" * 20], ""),
    ],
)
def test_nearest(word: str, known: list[str], expected: str) -> None:
    """One letter may be wrong in a short word, two in a longer one; a word is not a typing error of itself."""
    assert nearest(word, known) == expected


WORDS = st.text("abc", max_size=5)


@given(WORDS, WORDS, WORDS)
def test_distance_is_a_distance(one: str, two: str, letter: str) -> None:
    """Equal words are 0 apart, both ways are equally far, and adding letters costs at most their number."""
    assert (_distance(one, two) == 0) == (one == two)
    assert _distance(one, two) == _distance(two, one)
    assert _distance(one, one + letter) == len(letter)
    assert abs(len(one) - len(two)) <= _distance(one, two) <= max(len(one), len(two))
