"""What is made of a whole rulebook once, however many deployments are judged by it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from compliance.packs.model import Rulebook

T = TypeVar("T")

_MOST_KEPT = 4


def once_for_each_rulebook(make: Callable[[Rulebook], T]) -> Callable[[Rulebook], T]:
    """Let a function be called once for each rulebook; what it made of the last few is kept. Nobody may change it."""
    known: dict[int, tuple[Rulebook, T]] = {}  # a rulebook is kept too, so that its id stays its own

    @wraps(make)
    def made(rulebook: Rulebook) -> T:
        if id(rulebook) not in known:
            while len(known) >= _MOST_KEPT:
                del known[next(iter(known))]
            known[id(rulebook)] = rulebook, make(rulebook)
        return known[id(rulebook)][1]

    return made
