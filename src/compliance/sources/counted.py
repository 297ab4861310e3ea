"""A number with its noun, as it stands in messages and reports."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun, such as `1 gap` or `3 gaps`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
