"""A number with its noun."""

from __future__ import annotations

from compliance.sources.counted import counted


def test_counts_agree_with_their_noun() -> None:
    """One gap, two gaps, a thousand with a comma."""
    assert [counted(n, "gap") for n in (0, 1, 2, 1000)] == ["0 gaps", "1 gap", "2 gaps", "1,000 gaps"]
    assert counted(2, "person", "people") == "2 people"
