"""What packs mean once they are checked and bound: frozen, complete, nothing left to look up.

Texts are as the pack's author wrote them; `place` fields are never compared. Conditions are understood
(`conditions.meaning`). Only facts of law carry citations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from compliance.conditions.facts import Fact
from compliance.conditions.kinds import Kind, Vocabulary
from compliance.conditions.meaning import Condition
from compliance.conditions.syntax import ClockUnit
from compliance.packs.duty import Due, DueUnit, Duty, Remedy
from compliance.packs.law import (
    Amendment,
    Citation,
    Instrument,
    ListedLaw,
    NamedDate,
    OverlayUsed,
    Penalty,
    Removed,
    Severity,
    Standing,
    UntriedExamples,
)
from compliance.sources.place import Place
from compliance.sources.values import dataclass

__all__ = [
    "Amendment",
    "Citation",
    "Classification",
    "Due",
    "DueUnit",
    "Duty",
    "Force",
    "Instrument",
    "Line",
    "ListedLaw",
    "NamedDate",
    "Option",
    "Outcome",
    "OverlayUsed",
    "Pack",
    "Penalty",
    "Question",
    "Remedy",
    "Removed",
    "Rule",
    "Rulebook",
    "Severity",
    "Standing",
    "Subject",
    "Term",
    "UntriedExamples",
]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing that is judged one by one; `within` is its parent kind."""

    id: str
    plural: str
    title: str
    ask: str
    why: str = ""
    help: str = ""
    within: str | None = None
    cite: tuple[Citation, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Option:
    """What may be answered. `since` is the pack version that brought it."""

    id: str
    says: str
    help: str = ""
    since: str = ""
    cite: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of the deployment (`each` is None) or of each subject of a kind.

    `options` are the options of a choice or tick list; `named` the named answers of a number; `none` the label of the
    empty tick list. When `ask_when` is no, the fact is `when_not_asked`. `intro` is what to know before the questions of
    its section.
    """

    id: str
    pack: str
    section: str
    each: str | None
    kind: Kind
    ask: str
    why: str = ""
    help: str = ""
    options: tuple[Option, ...] = ()
    named: tuple[Option, ...] = ()
    none: str = ""
    ask_when: Condition | None = None
    when_not_asked: Fact | None = None
    evidence: str = ""
    judgement: bool = False
    good_for: tuple[int, ClockUnit] | None = None
    row_of: str = ""
    intro: str = ""
    cite: tuple[Citation, ...] = ()
    place: Place | None = field(default=None, compare=False)
    ask_when_place: Place | None = field(default=None, compare=False)

    def label(self, option: str) -> str:
        """Return how an option or a named answer reads."""
        for one in self.options:
            if one.id == option:
                return one.says
        return next((one.says for one in self.named if one.id == option), option)


@dataclass(frozen=True, slots=True)
class Term:
    """A named condition; `reads` is how a report tells it."""

    id: str
    pack: str
    each: str | None
    means: Condition
    reads: str
    cite: tuple[Citation, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Force:
    """One line of `in_force`: from the first day in force up to (not including) `until`.

    `start_name` and `until_name` are the names of the days where they have one; `contested_day` if `contested` is what is
    said of the named day, not of this line.
    """

    start: date | None = None
    until: date | None = None
    standing: Standing = Standing.STATUTE
    when: Condition | None = None
    because: str = ""
    contested: str = ""
    cite: tuple[Citation, ...] = ()
    start_name: str = field(default="", compare=False)
    until_name: str = field(default="", compare=False)
    contested_day: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A legal status; `group` is the wider outcome it belongs to, if any."""

    id: str
    title: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a classification. `when` is None for the last, `otherwise`; several outcomes ask for a decision."""

    id: str
    when: Condition | None
    then: tuple[str, ...]
    because: str = ""
    contested: str = ""
    leans: str = ""
    standing: Standing | None = None
    in_force: tuple[Force, ...] = ()
    cite: tuple[Citation, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Classification:
    """A legal status decided by an ordered list of lines; the last one always holds."""

    id: str
    pack: str
    each: str | None
    title: str
    outcomes: tuple[Outcome, ...]
    groups: Mapping[str, str]
    lines: tuple[Line, ...]
    place: Place | None = field(default=None, compare=False)

    def title_of(self, outcome: str) -> str:
        """Return how an outcome or a group of outcomes reads."""
        if outcome in self.groups:
            return self.groups[outcome]
        return next((o.title for o in self.outcomes if o.id == outcome), outcome)

    def members(self, name: str) -> tuple[str, ...]:
        """Return the outcomes that an outcome's or a group's name means."""
        if name in self.groups:
            return tuple(o.id for o in self.outcomes if o.group == name)
        return (name,)


@dataclass(frozen=True, slots=True)
class Rule:
    """An obligation."""

    id: str
    pack: str
    each: str | None
    title: str
    topic: str
    applies_when: Condition
    duties: tuple[Duty, ...]
    in_force: tuple[Force, ...]
    severity: Severity
    gap: str
    remedy: Remedy
    severity_because: str = ""
    penalty: str | None = None
    evidence: str = ""
    contested: str = ""
    would_replace: tuple[str, ...] = ()
    cite: tuple[Citation, ...] = ()
    place: Place | None = field(default=None, compare=False)
    amended: tuple[Amendment, ...] = ()
    penalty_place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """What is known of a pack as a whole. `digest` is the SHA-256 of its files, `leaves_out` what it does not cover.

    `holidays` are the days, in order, that its deadlines in working days pass over; `removed` are the ids that it gave up.
    """

    id: str
    title: str
    version: str
    jurisdiction: str
    regime: str
    needs: Mapping[str, str]
    covers: str = ""
    leaves_out: tuple[str, ...] = ()
    digest: str = ""
    holidays: tuple[date, ...] = ()
    removed: Mapping[str, Removed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Packs bound together with every name resolved: what is run. `digest` identifies it."""

    packs: Mapping[str, Pack]
    subjects: Mapping[str, Subject]
    questions: Mapping[str, Question]
    terms: Mapping[str, Term]
    classifications: Mapping[str, Classification]
    rules: Mapping[str, Rule]
    instruments: Mapping[str, Instrument]
    penalties: Mapping[str, Penalty]
    dates: Mapping[str, NamedDate]
    vocabulary: Vocabulary
    digest: str
    contents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    law: Mapping[str, ListedLaw] = field(default_factory=dict)
    removed: Mapping[str, Removed] = field(default_factory=dict)
    overlays: Mapping[str, OverlayUsed] = field(default_factory=dict)
    examples: Mapping[str, UntriedExamples] = field(default_factory=dict)

    def rules_of(self, pack: str) -> list[Rule]:
        """Return the rules of a pack in the order of their ids; `contents` spares looking at those of others."""
        ids = self.contents.get(f"{pack} rules")
        rules = self.rules.values() if ids is None else [self.rules[id] for id in ids if id in self.rules]
        return sorted((rule for rule in rules if rule.pack == pack), key=lambda rule: rule.id)

    def classifications_of(self, pack: str) -> list[Classification]:
        """Return the classifications of a pack in the order of their ids."""
        ids = self.contents.get(f"{pack} classifications")
        found = self.classifications.values() if ids is None else [self.classifications[id] for id in ids]
        return sorted((one for one in found if one.pack == pack), key=lambda one: one.id)
