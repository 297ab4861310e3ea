"""Where a statement stands: the names it may use, the subjects at hand, and the errors found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from compliance.conditions.error import ConditionError, ErrorId, quoted
from compliance.conditions.kinds import Kind, OutcomeNames, QuestionName, SubjectName, Vocabulary
from compliance.conditions.near import nearest
from compliance.conditions.syntax import Word
from compliance.sources.values import dataclass

KIND_WORDS = {
    "yes_no": "yes/no question",
    "choice": "choice",
    "choices": "tick list",
    "number": "number",
    "date": "date",
    "links": "link question",
    "text": "text question",
}


@dataclass(frozen=True, slots=True)
class TermName:
    """A term as conditions see it."""

    each: str | None


@dataclass(frozen=True, slots=True)
class Near:
    """The names that a pack declares itself, and all that it may use."""

    own: frozenset[str]
    reach: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """The vocabulary, the kinds of subject at hand, those that an enclosing any/every/no binds, and the errors.

    `near` are the names that may be suggested, those of the pack itself and those in its reach; None: all.
    """

    vocabulary: Vocabulary
    at_hand: frozenset[str]
    bound: frozenset[str]
    errors: list[ConditionError]
    near: Near | None = None

    def inside(self, kind: str) -> Scope:
        """Return the scope in the body of any/every/no over `kind`: it and its parents are at hand and bound."""
        kinds = with_parents({kind}, self.vocabulary.subjects)
        return replace(self, at_hand=self.at_hand | kinds, bound=self.bound | kinds)

    def anything_at_hand(self) -> Scope:
        """Return the scope in a body of which nobody knows what it is about."""
        return replace(self, at_hand=frozenset(self.vocabulary.subjects))

    def knows(self, name: str) -> bool:
        """Return whether the vocabulary has a name."""
        words = self.vocabulary
        return any(name in names for names in (words.questions, words.terms, words.classifications, words.subjects))

    def each_of(self, name: str) -> str | None:
        """Return the kind of subject that a question, term or classification belongs to."""
        return self.vocabulary.each_of(name)

    def refuse(
        self,
        id: ErrorId,
        says: str,
        at: Word,
        *help: str,
        noted: tuple[str, str] | None = None,
        lacks: tuple[str, str] | None = None,
    ) -> None:
        """Record an error about a word; `noted` and `lacks` are as in `ConditionError`."""
        self.errors.append(ConditionError(id, says, at.start, at.end, *help, noted=noted, lacks=lacks))

    def find(self, word: Word, *fitting: str) -> QuestionName | TermName | OutcomeNames | None:
        """Return what a name means; records `unknown-name` if it means nothing, `wrong-kind` if no statement is about it.

        `fitting` are the sorts of name that would fit (as `sorts` calls them); they are suggested first.
        """
        name, vocabulary = word.text, self.vocabulary
        if name in vocabulary.questions:
            return vocabulary.questions[name]
        if name in vocabulary.terms:
            return TermName(vocabulary.terms[name])
        if name in vocabulary.classifications:
            return vocabulary.classifications[name]
        if name in vocabulary.subjects:
            advice = f"write `any {name} (...)`, `every {name} (...)` or `no {name} (...)`, or name a question about it"
            self.refuse("wrong-kind", f"{quoted(name)} is a subject, not a statement", word, advice)
        elif name in vocabulary.dates:
            says = f"{quoted(name)} is the name of a date, not a statement"
            self.refuse("wrong-kind", says, word, f"write it after a comparison: `QUESTION is before {name}`")
        else:
            what = "question" if "." in name else "term or classification"
            says = f"no {what} is called {quoted(name)}"
            general = "a name without a dot is a term or a classification, one with a dot a question"
            if "." in name:
                general = "write the id of a question of this pack, or of one that it needs; `compliance pack names` lists them"
            advice = self._as_outcome(name) or self.near_to(name, self.sorts(), fitting) or general
            self.refuse("unknown-name", says, word, advice)
        return None

    def _as_outcome(self, name: str) -> str:
        """Return how to write an outcome that was taken for a statement; empty if none that may be used is called so."""
        known = self.vocabulary.classifications
        usable = [one for one in known if self.near is None or one in self.near.own | self.near.reach]
        of = [one for one in usable if name in (*known[one].outcomes, *known[one].groups)]
        return f"it is an outcome: write `{of[0]} is {name}`" if of else ""

    def near_to(self, name: str, sorts: Mapping[str, str], fitting: Iterable[str] = ()) -> str:
        """Return advice with the nearest of some names: a typing error first, then one of the pack itself, or in its reach."""
        if self.near is None:
            return _typing_error(name, sorts) or near_name(name, sorts, fitting)
        own = {other: sort for other, sort in sorts.items() if other in self.near.own}
        reach = {other: sort for other, sort in sorts.items() if other in self.near.reach}
        return _typing_error(name, own | reach) or near_name(name, own, fitting) or near_name(name, reach, fitting)

    def sorts(self) -> dict[str, str]:
        """Return every name with the sort of thing it names."""
        vocabulary = self.vocabulary
        return {
            **dict.fromkeys(vocabulary.dates, "date of the pack"),
            **dict.fromkeys(vocabulary.subjects, "subject"),
            **dict.fromkeys(vocabulary.classifications, "classification"),
            **dict.fromkeys(vocabulary.terms, "term"),
            **{name: KIND_WORDS[question.kind.name] for name, question in vocabulary.questions.items()},
        }


def with_parents(kinds: Iterable[str], subjects: Mapping[str, SubjectName]) -> frozenset[str]:
    """Return the kinds of subject and all that they are within."""
    found: set[str] = set()
    left = list(kinds)
    while left:
        kind = left.pop()
        if kind in found:
            continue
        found.add(kind)
        parent = subjects[kind].within if kind in subjects else None
        if parent is not None:
            left.append(parent)
    return frozenset(found)


def _typing_error(name: str, sorts: Mapping[str, str]) -> str:
    """Return advice with the question whose name differs by a letter or two, in the area or after it; empty if none does."""
    area, dot, last = name.rpartition(".")
    named = [other.rpartition(".") for other in sorts if dot and "." in other]
    near = nearest(last, [other for beside, _, other in named if beside == area])
    where = area if near else nearest(area, [beside for beside, _, other in named if other == last])
    near = f"{where}.{near or last}" if near or where else ""
    return f"did you mean the {sorts[near]} `{near}`?" if near else ""


def near_name(name: str, sorts: Mapping[str, str], fitting: Iterable[str] = ()) -> str:
    """Return advice with the nearest name and what it is; names of a fitting sort come first."""
    fits = {other for other, sort in sorts.items() if sort in set(fitting)}
    for names, cutoff in ((fits, 0.8), (set(sorts), 0.75), (fits, 0.65)):
        last = [other for other in sorted(names) if other.rpartition(".")[2] == name.rpartition(".")[2]]
        near = get_close_matches(name, sorted(names), n=1, cutoff=cutoff) or (last if len(last) == 1 else [])
        if near:
            return f"did you mean the {sorts[near[0]]} `{near[0]}`?"
    return ""


def kind_of_outcomes(outcomes: OutcomeNames) -> Kind:
    """Return the outcomes of a classification as the options of a choice."""
    return Kind("choice", outcomes.outcomes, outcomes.groups)
