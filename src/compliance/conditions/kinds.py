"""What conditions may be about: kinds of question, and the names that a rulebook declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from compliance.sources.values import dataclass

KindName = Literal["yes_no", "choice", "choices", "number", "date", "links", "text"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What an answer to a question can be.

    `options` are the ids that may be chosen or ticked; `groups` name sets of them; `unit` and `named` belong to
    numbers (`named` are answers given instead of a number); `to` is the subject that links point at.
    """

    name: KindName
    options: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: str = ""
    named: tuple[str, ...] = ()
    to: str = ""

    def ids_of(self, word: str) -> tuple[str, ...]:
        """Return the options that an option's or a group's name means (nothing if there is none of that name)."""
        return (word,) if word in self.options or word in self.named else self.groups.get(word, ())


@dataclass(frozen=True, slots=True)
class QuestionName:
    """A question as conditions see it."""

    each: str | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class OutcomeNames:
    """A classification as conditions see it: its outcomes, and the groups that name several of them."""

    each: str | None
    outcomes: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SubjectName:
    """A subject as conditions see it: the parent it is within, if any."""

    within: str | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the names that a condition may use. Terms map to the subject they are about (None: the deployment)."""

    questions: Mapping[str, QuestionName]
    terms: Mapping[str, str | None]
    classifications: Mapping[str, OutcomeNames]
    subjects: Mapping[str, SubjectName]
    dates: Mapping[str, date]

    def each_of(self, name: str) -> str | None:
        """Return the kind of subject that a question, term or classification belongs to."""
        found = self.questions.get(name) or self.classifications.get(name)
        return found.each if found else self.terms.get(name)


RESERVED = frozenset(
    "always not and or is includes any every no yes unknown one of at least most more less than before after on "
    "within older only all true false null".split()
)
