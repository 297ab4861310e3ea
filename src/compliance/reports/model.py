"""A report: all that a page may print, already worded, sorted and counted. No decision is left to a template.

Texts are plain: they carry no markup and are never safe to print without escaping.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from compliance.conditions.proof import Key
from compliance.reports.told import Quoted

Tone = Literal["gap", "due", "open", "advice", "met", "later", "none"]
"""The shape that stands beside a verdict's word."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict or a severity: its word, and the name of the shape and colour that repeat it."""

    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation, `depth` steps in; `source` is the place of an answer, who, when and the evidence."""

    depth: int
    says: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class DutyTold:
    """One duty with its state (None where several subjects share the card), its law and what to do about it."""

    id: str
    text: str
    state: Badge | None
    gap: str
    remedy: str
    standing: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One finding in words. `subject` is its id, `subject_title` its name (empty: the deployment).

    `reason` is the whole explanation as one text; `facts` the questions that it rests on. `counts_as` is the group of
    verdicts that it is counted in.
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
    why: tuple[Step, ...]
    reason: str
    duties: tuple[DutyTold, ...]
    open_questions: tuple[str, ...]
    rests_on: str
    fragile: tuple[str, ...]
    accepted: tuple[str, ...]
    scoped_out: str
    facts: tuple[Key, ...]


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
    penalty_quotes: tuple[Quoted, ...]
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
class Segment:
    """One stretch of a bar, in hundredths of its width."""

    tone: Tone
    number: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of a regime (or of all) came to what. `gaps` are those of today, by severity, worst first.

    `cells` are the same numbers as they stand in a table under the report's `columns`.
    """

    title: str
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
class Regime:
    """One pack: its findings by kind of verdict."""

    anchor: str
    pack: str
    title: str
    version: str
    sentence: str
    counts: Counts
    groups: tuple[Group, ...]
    not_applying: tuple[NotApplying, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What one classification comes to for one subject (empty: the deployment)."""

    subject: str
    outcome: str
    reason: str
    steps: tuple[Step, ...]
    is_settled: bool


@dataclass(frozen=True, slots=True)
class StatusTable:
    """One classification with one row for each subject; `each` is what is judged (empty: the deployment)."""

    id: str
    title: str
    regime: str
    each: str
    rows: tuple[Status, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One line of the summary: a classification's outcome for all subjects for which it is the same."""

    title: str
    subjects: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """One of the first things to do; `anchor` is where the report says more."""

    number: int
    action: str
    detail: str
    effort: str
    owner: str
    regime: str
    severity: Badge
    anchor: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that somebody has to answer, list or decide, and the findings that it bears on."""

    ask: str
    subjects: str
    why: str
    what: Literal["question", "list", "decision"]
    findings: tuple[str, ...]
    number: int
    severity: Badge
    severity_rank: int


@dataclass(frozen=True, slots=True)
class Dated:
    """Law that does not bind on the day: when it will, would or did, and what today's answers come to under it."""

    day: str
    title: str
    standing: str
    told: str
    because: str
    regime: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A point of law on which people differ: both readings, which way it leans, and what was decided."""

    title: str
    readings: str
    leans: str
    decision: str
    bears_on: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a pack covers and what it leaves out."""

    title: str
    covers: str
    leaves_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """One answer with all that was said about it."""

    question: str
    ask: str
    shown: str
    marks: str
    source: str
    note: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers about the deployment, or about one subject, by section of the questionnaire."""

    title: str
    sections: tuple[tuple[str, tuple[AnswerTold, ...]], ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What was asked of somebody and is not answered, as one text."""

    title: str
    number: int
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceTold:
    """A piece of evidence, until when it counts, and which answers rest on it."""

    id: str
    title: str
    file: str
    sha256: str
    valid: str
    note: str
    used_by: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text of law that was cited, in the version that was used."""

    title: str
    citation: str
    issuer: str
    kind: str
    version: str
    archived: str


@dataclass(frozen=True, slots=True)
class Made:
    """What the report was made from, and how to make it again."""

    engine: str
    packs: tuple[tuple[str, str, str], ...]
    rulebook: str
    assessment_file: str
    assessment_digest: str
    after: str
    rerun: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. `notes` are remarks of the judgement that belong to no single finding.

    `running` is the deployment's name, short enough to stand at the top of each page.
    """

    title: str
    running: str
    deployment: str
    organisation: str
    version: str
    description: str
    day: date
    day_shown: str
    status: str
    not_advice: str
    columns: tuple[Badge, ...]
    counts: tuple[Counts, ...]
    total: Counts
    statuses: tuple[StatusTable, ...]
    status_rows: tuple[StatusRow, ...]
    status_more: str
    first_things: tuple[ToDo, ...]
    regimes: tuple[Regime, ...]
    findings: tuple[FindingTold, ...]
    open_points: tuple[OpenPoint, ...]
    dated: tuple[Dated, ...]
    contested: tuple[Contested, ...]
    coverage: tuple[Coverage, ...]
    answers: tuple[AnswerSheet, ...]
    unanswered: tuple[Unanswered, ...]
    not_asked: int
    evidence: tuple[EvidenceTold, ...]
    sources: tuple[Source, ...]
    made: Made
    notes: tuple[str, ...]
