"""Provisions and places in the order in which people count them."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(\d*)(\D*)")


def as_counted(text: str) -> list[tuple[int, str]]:
    """Return what sorts texts by the numbers in them: `164.5` before `164.10`, `18` before `18b`, `Rule 9` before `Rule 10`."""
    return [(int(digits or 0), rest) for digits, rest in _PARTS.findall(text)]
