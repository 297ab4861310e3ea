"""A report: all that a page may print, already worded, sorted and counted. No decision is left to a template.

Texts are plain: they carry no markup and are never safe to print without escaping.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from compliance.reports.model_findings import Badge, Counts, FindingTold, Regime, Step
from compliance.reports.told import Quoted
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """What one classification comes to for one subject (empty: the deployment)."""

    anchor: str
    see: str
    subject: str
    outcome: str
    reason: str
    steps: tuple[Step, ...]
    is_settled: bool


@dataclass(frozen=True, slots=True)
class StatusTable:
    """One classification with one row for each subject; `each` is what is judged (empty: the deployment).

    `resting` is how many rules rest on it.
    """

    id: str
    title: str
    regime: str
    each: str
    rows: tuple[Status, ...]
    quotes: tuple[Quoted, ...]
    resting: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """Something that several findings build on, for one subject (empty: the deployment), with its answers."""

    anchor: str
    see: str
    subject: str
    says: str
    steps: tuple[Step, ...]


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
    """Something that somebody has to answer, list or decide, and the findings that it bears on.

    `findings` names some of the rules, `number` counts all findings; `may_wait` says of a decision that other answers
    may make it needless.
    """

    ask: str
    subjects: str
    why: str
    what: Literal["question", "list", "decision"]
    findings: str
    number: int
    may_wait: bool
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
class LawCounted:
    """How many provisions of one text of law rules cover, have nothing to do with the product, or are left out (and why).

    `rest` says what becomes of those that are not listed, if the pack says it.
    """

    title: str
    whole: str
    covered: int
    not_relevant: int
    left_out: int
    why: tuple[str, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a pack covers and what it leaves out; `law` counts the provisions of the texts that it lists."""

    title: str
    covers: str
    leaves_out: tuple[str, ...]
    law: tuple[LawCounted, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockRow:
    """What one law gives: how long, for telling whom, from when; `told` is what today’s answers come to, if judged."""

    limit: str
    to: str
    after: str
    regime: str
    rule: str
    title: str
    binds: str
    told: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ClockGroup:
    """Clocks about one thing, the strictest first."""

    title: str
    order: str
    rows: tuple[ClockRow, ...]


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
class Cover:
    """What stands large on the first page, cut to what fits there; `is_long` asks for smaller letters."""

    name: str
    of: str
    about: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What the report was made from, and how to make it again. `read` tells of packs by whom they were read, and when."""

    engine: str
    packs: tuple[tuple[str, str, str], ...]
    rulebook: str
    assessment_file: str
    assessment_digest: str
    after: str
    rerun: str
    read: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. `notes` are remarks of the judgement that belong to no single finding.

    `contested_later` are the titles of contested points that these answers may still come to. `running` is the deployment's name, short enough to stand at the top of each page.
    """

    title: str
    running: str
    cover: Cover
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
    grounds: tuple[Ground, ...]
    first_things: tuple[ToDo, ...]
    regimes: tuple[Regime, ...]
    findings: tuple[FindingTold, ...]
    open_points: tuple[OpenPoint, ...]
    dated: tuple[Dated, ...]
    contested: tuple[Contested, ...]
    contested_later: tuple[str, ...]
    clocks: tuple[ClockGroup, ...]
    coverage: tuple[Coverage, ...]
    answers: tuple[AnswerSheet, ...]
    unanswered: tuple[Unanswered, ...]
    not_asked: int
    evidence: tuple[EvidenceTold, ...]
    sources: tuple[Source, ...]
    made: Made
    notes: tuple[str, ...]
