"""A proof in words: what a report or a terminal tells of it, as a small tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.conditions.proof import Key


@dataclass(frozen=True, slots=True)
class Quoted:
    """The law's own words and where they stand; `absent` says why there are none, if there are none."""

    source: str
    title: str
    at: str
    words: str
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of a proof, in words.

    `at` is the place of the answer (`file:line`), `detail` who, when, on what evidence and how surely; `quotes` are the
    law's words for it, `parts` what it rests on. `fact` is the answered or unanswered question, where it is one.
    """

    says: str
    at: str = ""
    detail: tuple[str, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    parts: tuple[Told, ...] = ()
    fact: Key | None = None

    def facts(self) -> Iterator[Key]:
        """Yield the questions that this statement rests on, in the order in which they are told."""
        if self.fact is not None:
            yield self.fact
        for part in self.parts:
            yield from part.facts()
