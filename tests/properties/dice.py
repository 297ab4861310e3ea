"""Where random worlds get their choices from: hypothesis (which can shrink them), or a seeded generator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Dice:
    """Makes choices with one primitive: a whole number below another."""

    def __init__(self, below: Callable[[int], int]) -> None:
        """Keep the primitive."""
        self.below = below

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of several."""
        return choices[self.below(len(choices))] if len(choices) > 1 else choices[0]

    def chance(self, percent: int) -> bool:
        """Return yes that often; no is the simpler choice."""
        return self.below(100) >= 100 - percent

    def some(self, choices: Sequence[T], least: int = 0) -> list[T]:
        """Return at least `least` of several, in their order."""
        found = [choice for choice in choices if self.below(2)]
        return found if len(found) >= least else list(choices[:least])


def seeded(seed: int) -> Dice:
    """Dice that fall the same way for the same seed."""
    return Dice(Random(seed).randrange)  # noqa: S311 - tests, not secrets


@st.composite
def dice(draw: st.DrawFn) -> Dice:
    """Dice that hypothesis throws."""
    return Dice(lambda n: draw(st.integers(0, n - 1)))
