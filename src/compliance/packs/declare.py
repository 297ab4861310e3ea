"""Collects every name that packs declare, with its place, and finds those that are declared twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal

from compliance.conditions.scope import Near
from compliance.packs.read import ReadPack
from compliance.packs.written_pack import InstrumentsFile, PackFile, SubjectsFile
from compliance.packs.written_questions import OptionSetsFile, QuestionsFile, WrittenQuestion
from compliance.packs.written_rules import ClassificationsFile, RulesFile, TermsFile
from compliance.sources.place import Place
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass

What = Literal["question", "term", "classification", "subject", "date", "option set", "instrument", "penalty", "rule"]

_CONDITIONS = "conditions"
_SPACES: Mapping[What, str] = {
    "question": _CONDITIONS,
    "term": _CONDITIONS,
    "classification": _CONDITIONS,
    "subject": _CONDITIONS,
    "date": _CONDITIONS,
}


@dataclass(frozen=True, slots=True)
class Declared:
    """A name: what it is the name of, which pack declares it, and where."""

    what: What
    pack: str
    place: Place


@dataclass(frozen=True, slots=True)
class Declarations:
    """All names. Those that conditions may use are one space, so that a name means one thing; others have their own.

    `twice` are those that are declared more than once; `answers` tell where the unit of a question stands, or its kind.
    """

    spaces: Mapping[str, Mapping[str, Declared]]
    twice: frozenset[str] = frozenset()
    answers: Mapping[str, Place] = field(default_factory=dict)
    _of: dict[What, Mapping[str, Declared]] = field(default_factory=dict)

    def of(self, what: What) -> Mapping[str, Declared]:
        """Return the names of one kind of thing."""
        known = self._of.get(what)
        if known is None:
            space = self.spaces.get(space_of(what), {})
            known = {name: declared for name, declared in space.items() if declared.what == what}
            self._of[what] = known
        return known

    def all(self) -> Iterator[tuple[str, Place]]:
        """Return every name with the place where it is declared."""
        for space in self.spaces.values():
            for name, declared in space.items():
                yield name, declared.place

    def near(self, pack: str, reach: Collection[str]) -> Near:
        """Return the names that a pack declares for conditions itself, and those of the packs in its reach."""
        space = self.spaces.get(_CONDITIONS, {})
        own = frozenset(name for name, declared in space.items() if declared.pack == pack)
        return Near(own, frozenset(name for name, declared in space.items() if declared.pack in reach))

    def in_conditions(self, name: str) -> Declared | None:
        """Return what a name in a condition belongs to."""
        return self.spaces.get(_CONDITIONS, {}).get(name)


def declare(packs: Sequence[ReadPack], problems: Problems) -> Declarations:
    """Return every name of every pack; a name that is declared twice is a problem."""
    spaces: dict[str, dict[str, Declared]] = {}
    twice: set[str] = set()
    for pack in packs:
        for what, name, place in declared_in(pack):
            space = spaces.setdefault(space_of(what), {})
            first = space.get(name)
            if first is None:
                space[name] = Declared(what, pack.name, place)
            else:
                twice.add(name)
                again = "twice" if first.what == what else f"as a {first.what} and as a {what}"
                problems.add(
                    "duplicate-id",
                    f"`{name}` is declared {again}",
                    place,
                    _advice(what, first, pack.name),
                    notes=[(first.place, f"declared here, as {with_article(first.what)} of `{first.pack}`")],
                )
    return Declarations(spaces, frozenset(twice), dict(place for pack in packs for place in _answers(pack)))


def question_ids(question: WrittenQuestion) -> Iterator[tuple[str, str | None]]:
    """Return the ids that a written question stands for, each with its row."""
    if question.rows is None:
        yield question.id, None
    for row in question.rows or ():
        yield f"{question.id}.{row}", row


def space_of(what: What) -> str:
    """Return in which space the names of one kind of thing are: that of conditions, or one of their own."""
    return _SPACES.get(what, what)


def _advice(what: What, first: Declared, pack: str) -> str:
    if first.pack == pack:
        return "give one of them another name"
    if what in ("instrument", "penalty", "option set", "subject", "question"):
        return f"if it is the same {what}, declare it once, in a pack that both need; else give one another name"
    return "give one of them another name"


def with_article(what: str) -> str:
    """Return the name of a kind of thing with `a` or `an`."""
    return f"an {what}" if what[0] in "aeio" else f"a {what}"


def _answers(pack: ReadPack) -> Iterator[tuple[str, Place]]:
    """Return where the unit of each question of a pack stands, or, if it has none, its kind."""
    for questions, spot in pack.of(QuestionsFile):
        for i, question in enumerate(questions.questions):
            at = spot / "questions" / i / ("kind" if question.unit is None else "unit")
            for name, _ in question_ids(question):
                yield name, at.place


def declared_in(pack: ReadPack) -> Iterator[tuple[What, str, Place]]:
    """Return everything that a pack declares, with the place of its name."""
    for about, spot in pack.of(PackFile):
        for name in about.dates:
            yield "date", name, (spot / "dates" / name).key_place
        for name in about.penalties:
            yield "penalty", name, (spot / "penalties" / name).key_place
    for subjects, spot in pack.of(SubjectsFile):
        for i, subject in enumerate(subjects.subjects):
            yield "subject", subject.id, (spot / "subjects" / i / "id").place
    for instruments, spot in pack.of(InstrumentsFile):
        for i, instrument in enumerate(instruments.instruments):
            yield "instrument", instrument.id, (spot / "instruments" / i / "id").place
    for sets, spot in pack.of(OptionSetsFile):
        for name in sets.option_sets:
            yield "option set", name, (spot / "option_sets" / name).key_place
    for questions, spot in pack.of(QuestionsFile):
        for i, question in enumerate(questions.questions):
            at = spot / "questions" / i
            for name, row in question_ids(question):
                yield "question", name, (at / "id").place if row is None else (at / "rows" / row).key_place
    for terms, spot in pack.of(TermsFile):
        for i, term in enumerate(terms.terms):
            yield "term", term.id, (spot / "terms" / i / "id").place
    for file, spot in pack.of(ClassificationsFile):
        for i, classification in enumerate(file.classifications):
            yield "classification", classification.id, (spot / "classifications" / i / "id").place
    for rules, spot in pack.of(RulesFile):
        for i, rule in enumerate(rules.rules):
            yield "rule", rule.id, (spot / "rules" / i / "id").place
