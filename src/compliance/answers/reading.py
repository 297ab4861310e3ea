"""What is at hand while one assessment file is read: the rulebook, the lists of subjects, the evidence, the problems."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import field

from compliance.answers.entry import Route, quote
from compliance.answers.model import Answer, Evidence, SubjectList
from compliance.conditions.facts import MORE
from compliance.packs.model import Question, Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems, did_you_mean
from compliance.sources.values import dataclass

Version = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Answers that several files share, as the cases of a pack do: what says only its value is read once.

    `source` tells for a route what stands there (equal: the very same piece of a file), or None if that is not known;
    `known` keeps what was read of each question, and `inherited` each answer as it is taken over from a subject.
    """

    source: Callable[[Route], Hashable | None]
    known: dict[tuple[str, Hashable], Answer]
    inherited: dict[tuple[int, str], tuple[Answer, Answer]]


@dataclass(slots=True)
class Reading:
    """Grows while the file is read: first the lists, then the evidence, then the answers.

    `broken` are the kinds whose list has the wrong shape, so that nobody can say what is not in it; `used` are the
    pieces of evidence that somebody named; `answered_with` are the pack versions that the answers were given under;
    `shared` is what was read before for files that share answers with this one.
    """

    rulebook: Rulebook
    problems: Problems
    shared: Shared | None = None
    lists: dict[str, SubjectList] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    evidence_is_broken: bool = False
    used: set[str] = field(default_factory=set)
    answered_with: dict[str, Version] = field(default_factory=dict)

    def newer_options(self, question: Question) -> frozenset[str]:
        """Return the options of a question that came after the pack version that its answer was given under."""
        version = self.answered_with.get(question.pack)
        if version is None:
            return frozenset()
        options = (*question.options, *question.named)
        return frozenset(option.id for option in options if (version_of(option.since) or ()) > version)

    def subject_named(self, kind: str, name: str, at: Place) -> str | None:
        """Return the id of the listed subject of that name, or None after reporting that there is none."""
        listed = self.lists[kind].members
        if name in listed:
            return name
        if kind not in self.broken:
            word, plural = kind.replace("_", " "), self.rulebook.subjects[kind].plural
            if name == MORE:
                advice = "`more` stands for those that are not listed; only listed ones can be named"
            elif listed:
                advice = did_you_mean(name[:80], listed) or f"`{plural}` lists {_some(list(listed))}"
            else:
                advice = f"`{plural}` lists nothing so far"
            says = f"there is no {word} called {quote(name)}" if name else f"the id of a {word} should stand here"
            self.problems.add("unknown-subject", says, at, advice)
        return None


def version_of(text: str) -> Version | None:
    """Return `0.10.2` as numbers that can be compared (`1.0` is `1`), or None if it is not a version."""
    parts = text.split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _some(words: list[str]) -> str:
    shown = ", ".join(f"`{word}`" for word in words[:8])
    return shown + (f" and {len(words) - 8} more" if len(words) > 8 else "")
