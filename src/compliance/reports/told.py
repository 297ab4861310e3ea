"""A proof in words: what a report or a terminal tells of it, as a small tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from compliance.conditions.proof import Key
from compliance.sources.values import dataclass

Named = tuple[Literal["term", "classification"], Key]
"""A term or a classification, for one subject."""


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
    """One statement of a proof, in words; `lead` stands before them and says what the statement is about.

    `at` is the place of the answer (`file:line`), `detail` who, when, on what evidence and how surely; `quotes` are the
    law's words for it, `parts` what it rests on. `fact` is the answered or unanswered question, where it is one, and
    `answer` what is said after it; `named` the term or classification, where it is one; `is_open` says that it is not known whether it is so.
    """

    says: str
    lead: str = ""
    at: str = ""
    detail: tuple[str, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    parts: tuple[Told, ...] = ()
    fact: Key | None = None
    answer: str = ""
    named: Named | None = None
    is_open: bool = False

    def facts(self) -> Iterator[Key]:
        """Yield the questions that this statement rests on, in the order in which they are told."""
        if self.fact is not None:
            yield self.fact
        for part in self.parts:
            yield from part.facts()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding's proof in words: whether the rule applies, each duty that decided by its id, and what is open."""

    applies: tuple[Told, ...]
    duties: tuple[tuple[str, Told], ...] = ()
    ends: tuple[Told, ...] = ()

    def whole(self) -> tuple[Told, ...]:
        """Return all statements in order."""
        return (*self.applies, *(told for _, told in self.duties), *self.ends)
