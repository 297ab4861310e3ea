"""An explanation as lines: what a page prints one below the other, and what is printed in one paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.reports.model import Step
from compliance.reports.told import Told


def steps_of(told: Iterable[Told], depth: int = 0) -> Iterator[Step]:
    """Yield every statement as a line, parts below what they explain and one step further in."""
    for one in told:
        yield Step(depth, one.says, " · ".join(filter(None, (one.at, *one.detail))))
        yield from steps_of(one.parts, depth + 1)


def in_one(told: Iterable[Told]) -> str:
    """Return the statements as one paragraph."""
    return " ".join(step.says for step in steps_of(told))
