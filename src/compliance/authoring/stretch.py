"""A stretch of an archived text, and the provision that it stands under."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.sources.values import dataclass

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text that stands under one provision; `sure` counts the steps of `path` that are certain."""

    path: Path
    start: int
    end: int
    sure: int


def ways(stretches: Sequence[Stretch]) -> frozenset[Path]:
    """Return every provision that is in the table, with those above it."""
    return frozenset(stretch.path[:depth] for stretch in stretches for depth in range(1, len(stretch.path) + 1))


def between(marks: Sequence[tuple[int, Path]], end: int) -> list[Stretch]:
    """Return a stretch from each mark to the next; the last one reaches to `end`. All are sure."""
    stops = [*(start for start, _ in marks[1:]), end]
    return [Stretch(path, start, stop, len(path)) for (start, path), stop in zip(marks, stops, strict=False)]
