"""The nearest word: how many letters two words differ by."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 20


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` is a typing error of (one letter in short words, two in others), or ""."""
    if len(word) > _LONGEST:
        return ""
    allowed = 1 if len(word) <= 4 else 2
    distances = [(_distance(word, other), abs(len(word) - len(other)), other) for other in known]
    near = [found for found in distances if 0 < found[0] <= allowed]
    return min(near)[2] if near else ""


def _distance(one: str, two: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour to get from one word to the other."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
