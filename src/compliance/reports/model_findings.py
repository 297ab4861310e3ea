"""Findings as a page prints them: verdicts, explanations, duties, and the cards and groups that they stand in."""

from __future__ import annotations

from datetime import date
from typing import Literal

from compliance.packs.model import Remedy
from compliance.reports.told import Quoted
from compliance.sources.values import dataclass

Tone = Literal["gap", "due", "open", "advice", "met", "later", "none"]
"""The shape that stands beside a verdict's word."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict or a severity: its word, and the name of the shape and colour that repeat it."""

    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation, `depth` steps in: `lead` is what it is about, `says` what is told of it.

    `source` is the place of an answer, who gave it, when, and on what evidence.

    `anchor` is where the report tells what the line rests on, if not below it, and `see` the number that stands there.
    """

    depth: int
    says: str
    lead: str = ""
    source: str = ""
    anchor: str = ""
    see: str = ""


@dataclass(frozen=True, slots=True)
class DutyTold:
    """One duty with its state and its reasons (none where several subjects share the card), and its law.

    `gap` and `remedy` are its own, and only there where they are true of it: a gap if it is certainly not fulfilled, a
    remedy also if it is still due. `due_on` is the last day of a duty that is not done yet and still in time.
    """

    id: str
    text: str
    state: Badge | None
    why: tuple[Step, ...]
    gap: str
    remedy: Remedy | None
    standing: str
    quotes: tuple[Quoted, ...]
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One finding in words. `subject` is its id, `subject_title` its name (empty: the deployment).

    `why` is the whole explanation, `applies` and `ends` what of it is not about single duties; `reason` is all of it as
    one text. `counts_as` is the group of verdicts that it is counted in; `is_accepted` says that somebody accepted it
    for now or put it out of scope, and `accepted` tells who accepted all or some of it until when, and why. `standing` is that by which it counts; `is_advice_of_law` says that a rule of law is
    followed as far as it binds. `rule_gap` and `rule_remedy` tell whether the rule's own words fit: they do not where every
    duty that is not fulfilled has words of its own.
    """

    anchor: str
    rule: str
    title: str
    pack: str
    subject: str | None
    subject_title: str
    verdict: str
    badge: Badge
    counts_as: Tone
    could_be: tuple[str, ...]
    severity: Badge
    severity_rank: int
    standing: str
    status: str
    in_force: str
    is_gap_today: bool
    is_advice_of_law: bool
    rule_gap: bool
    rule_remedy: bool
    why: tuple[Step, ...]
    applies: tuple[Step, ...]
    ends: tuple[Step, ...]
    reason: str
    duties: tuple[DutyTold, ...]
    open_questions: tuple[str, ...]
    remarks: tuple[str, ...]
    is_accepted: bool
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One rule with all its findings that are not `not_applicable`; `badge` is the worst of them."""

    anchor: str
    rule: str
    title: str
    badge: Badge
    severity: Badge
    severity_because: str
    standing: str
    in_force: str
    gap: str
    duties: tuple[DutyTold, ...]
    quotes: tuple[Quoted, ...]
    penalty: str
    penalty_anchor: str
    remedy: str
    effort: str
    owner: str
    evidence: str
    contested: str
    would_replace: str
    findings: tuple[FindingTold, ...]
    one_subject: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one regime that share a kind of verdict."""

    title: str
    intro: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class NotApplying:
    """A rule that does not apply, for whom, and why."""

    rule: str
    title: str
    subjects: str
    reason: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MayApplyTo:
    """For whom it is not known whether a rule applies (an empty name: the deployment), and what would settle it."""

    subjects: tuple[str, ...]
    for_whom: str
    why: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class MayApply:
    """A rule of which nobody knows yet whether it applies to anybody; what it asks for is not told before."""

    anchor: str
    rule: str
    title: str
    badge: Badge
    severity: Badge
    in_force: str
    contested: str
    remarks: tuple[str, ...]
    to: tuple[MayApplyTo, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a bar, in hundredths of its width."""

    tone: Tone
    number: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of a regime (or of all) came to what. `gaps` are those of today, by severity, worst first.

    `cells` are the same numbers as they stand in a table under the report's `columns`, `short` the title there.
    """

    title: str
    short: str
    gaps: tuple[int, ...]
    due: int
    open: int
    advice: int
    met: int
    later: int
    none: int
    cells: tuple[str, ...]
    bar_title: str
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class PenaltyTold:
    """A penalty in full; cards give its first sentence."""

    anchor: str
    text: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """One pack: its findings by kind of verdict."""

    anchor: str
    pack: str
    title: str
    version: str
    sentence: str
    counts: Counts
    groups: tuple[Group, ...]
    may_apply: tuple[MayApply, ...]
    penalties: tuple[PenaltyTold, ...]
    not_applying: tuple[NotApplying, ...]
