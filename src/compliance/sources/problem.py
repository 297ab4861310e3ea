"""Something wrong in somebody's file: what a `Problem` is, and the one exception that carries problems out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal

from compliance.sources.place import Place, Source
from compliance.sources.values import dataclass

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a text, where, and the way out.

    `id` is kebab-case and stable; `says` starts in lower case, has no full stop and quotes the user's words in
    backticks; `help` says what to do; `notes` point at related places ("declared here").
    """

    id: str
    says: str
    at: Place | None = None
    help: tuple[str, ...] = ()
    notes: tuple[tuple[Place | None, str], ...] = ()
    level: Level = "error"


@dataclass(slots=True)
class Problems:
    """Collects the problems of one stage and the sources that they point into."""

    found: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)

    def add(
        self,
        id: str,
        says: str,
        at: Place | None = None,
        *help: str,
        notes: Iterable[tuple[Place | None, str]] = (),
        level: Level = "error",
    ) -> None:
        """Record one problem; empty advice is dropped."""
        self.found.append(Problem(id, says, at, tuple(line for line in help if line), tuple(notes), level))

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the stage."""
        return [problem for problem in self.found if problem.level == "error"]

    def refuse_if_any(self) -> None:
        """Raise `Refused` with everything collected if one of the problems is an error."""
        if self.errors:
            raise Refused(self.found, self.sources)


class Refused(Exception):
    """The input cannot be used. Carries every problem of the stage; the only exception that users ever meet."""

    def __init__(self, problems: Iterable[Problem], sources: Mapping[str, Source] | None = None) -> None:
        """Keep the problems sorted by file and place, and the sources that excerpts are taken from."""
        self.problems = sorted(
            dict.fromkeys(problems), key=lambda p: (p.at is None, p.at or Place("", 0, 0), p.id, p.says)
        )
        self.sources = dict(sources or {})
        super().__init__(f"{len(self.problems)} problems")


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return advice naming the nearest known word, or an empty string if none is as near as `cutoff` (1: the same)."""
    near = nearest(word, known, cutoff)
    return f"did you mean `{near}`?" if near else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the nearest known word, or an empty string if none is as near as `cutoff` (1: the same)."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")
