"""What the judgement says: findings with proofs, classifications with what is still possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Literal

from compliance.answers.model import Answer, Decision, ScopedOut, Waiver
from compliance.conditions.facts import Fact
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import Truth
from compliance.packs.model import Severity, Standing
from compliance.sources.values import dataclass


class Verdict(StrEnum):
    """What a rule comes to for one subject."""

    GAP = "gap"
    DUE = "due"
    OPEN = "open"
    MET = "met"
    NOT_APPLICABLE = "not_applicable"


class Level(StrEnum):
    """How far a duty is fulfilled, in ascending order; `due` is not yet met while its clock still runs."""

    NO = "no"
    UNKNOWN = "unknown"
    DUE = "due"
    YES = "yes"


@dataclass(frozen=True, slots=True, order=True)
class Ask:
    """Something that somebody has to answer: a question, a list of subjects, or a decision on a contested line.

    `id` is the question, the kind of subject, or the classification; `line` is set for decisions.
    """

    what: Literal["question", "list", "decision"]
    id: str
    subject: str | None = None
    line: str = ""


Told = Literal["answered", "partly", "unknown", "unanswered", "not_asked", "unlisted"]


@dataclass(frozen=True, slots=True)
class FactProof:
    """Where a fact comes from. `asked` is the proof of the question's `ask_when`, if it has one."""

    fact: Fact
    told: Told
    answer: Answer | None = None
    asked: Proof | None = None


@dataclass(frozen=True, slots=True)
class LineProof:
    """One line of a classification that was reached: its truth, and the outcomes that it adds.

    `skipped` says that the line is out of force on the day. `decision` is the decision that narrowed it, if any.
    """

    line: str
    truth: Truth
    adds: tuple[str, ...]
    proof: Proof | None = None
    skipped: bool = False
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class OutcomeProof:
    """Which outcomes are still possible (in the order of the classification), from the lines that were reached.

    `overridden` is the decision that replaced the outcome; `lines` then show what the answers would have given.
    `elsewhere` are decisions that replaced the outcomes of those listed, where the subject is one that is not listed and
    may be any of them (the function of a change that nobody has listed may be any function).
    """

    possible: tuple[str, ...]
    lines: tuple[LineProof, ...]
    overridden: Decision | None = None
    elsewhere: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyProof:
    """How far one duty is fulfilled. `applies` is yes where the duty has no condition of its own."""

    duty: str
    applies: Truth
    level: Level
    met: Proof
    when: Proof | None = None
    due_on: date | None = None
    due_key: Key | None = None


@dataclass(frozen=True, slots=True)
class RuleProof:
    """The parts a verdict was made of."""

    verdict: Verdict
    applies: Proof
    duties: tuple[DutyProof, ...]


Value = tuple[str, ...]
"""One value of an unknown, as words: `("yes",)`, an option, the options ticked, a number, a day, an outcome."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Answers to unknowns that bring about a verdict."""

    verdict: Verdict
    answers: tuple[tuple[Ask, Value], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A case analysis: whichever of `cases` holds for the unknown `on`, the verdict is the same.

    `cases` cover every value that is still possible; each has a proof of its own, made under that assumption.
    """

    on: Ask
    cases: tuple[tuple[Value, FindingProof], ...]


@dataclass(frozen=True, slots=True)
class FindingProof:
    """Why a finding has its verdict.

    Settled: `rule` (every part is decided) or `split` (settled by case analysis). Open: `rule` shows what is unknown,
    and `apart` holds two completions with different verdicts, or `budget_ended` says that the search for them stopped.
    `loose`: the two completions were found, but the search was too long to rule out all that does not matter.
    """

    verdict: Verdict
    rule: RuleProof
    split: Split | None = None
    apart: tuple[Completion, Completion] | None = None
    budget_ended: bool = False
    loose: bool = False


Status = Literal["in_force", "coming", "proposed", "ended", "unsettled", "not_in_force"]


@dataclass(frozen=True, slots=True)
class ForceTold:
    """Whether the rule binds on the day that is judged.

    `unsettled`: more than one line of `in_force` is still possible and they differ; `asks` would settle it.
    `not_in_force`: no line of `in_force` holds for this deployment.
    """

    status: Status
    standing: Standing | None
    start: date | None = None
    until: date | None = None
    because: str = ""
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's verdict for one subject (None: the deployment; MORE: those not listed).

    `could_be` are the verdicts that further answers can still bring; `open_questions` what matters to an open one.
    `is_gap_today` is true only for a gap of law that binds on the day. `rests_on_guidance` names the standings, other
    than binding law, of the lines and duties that decided; `decisions` are those of counsel without which a settled verdict
    might be another. `fragile` says in words why a settled verdict may not last.
    """

    rule: str
    pack: str
    subject: str | None
    verdict: Verdict
    could_be: tuple[Verdict, ...]
    severity: Severity
    force: ForceTold
    is_gap_today: bool
    proof: FindingProof
    open_questions: tuple[Ask, ...] = ()
    rests_on_guidance: tuple[Standing, ...] = ()
    decisions: tuple[Decision, ...] = ()
    fragile: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    scoped_out: ScopedOut | None = None


@dataclass(frozen=True, slots=True)
class Classified:
    """A classification's outcome for one subject.

    `outcome` is the one outcome that is left, or None; `by_line` the line that decided (when one did); `contested` is
    true while a line with several outcomes decides or may decide and no decision is recorded.
    """

    classification: str
    pack: str
    subject: str | None
    outcome: str | None
    possible: tuple[str, ...]
    by_line: str | None
    contested: bool
    leans: str
    proof: OutcomeProof
    open_questions: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings and classifications of the chosen packs, and the named proofs that they refer to."""

    day: date
    findings: tuple[Finding, ...]
    classifications: tuple[Classified, ...]
    facts: Mapping[Key, FactProof]
    terms: Mapping[Key, Proof]
    outcomes: Mapping[Key, OutcomeProof]
    notes: tuple[str, ...] = ()
    unused_decisions: tuple[Decision, ...] = field(default=())
