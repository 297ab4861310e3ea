"""What to ask next: only what can still change a verdict, the most severe first."""

from __future__ import annotations

from compliance.assessment.finding import Ask, Assessment, Finding, Verdict
from compliance.conditions.truth import UNKNOWN
from compliance.packs.model import Rulebook, Severity
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something to ask, and what it bears on: how many open findings, and the worst severity among them.

    `can_be_asked` is false while an earlier answer decides whether it is asked at all.
    """

    ask: Ask
    findings: int
    severity: Severity
    can_be_asked: bool


def wanted_next(rulebook: Rulebook, assessment: Assessment) -> tuple[Wanted, ...]:
    """Return everything that matters to an open finding, in the order in which it is best asked.

    What can be asked now comes first; then what bears on a gap that may be severe, and on many findings. Law that has
    ended is left out.
    """
    bears_on: dict[Ask, list[Finding]] = {}
    for finding in assessment.findings:
        if finding.verdict is Verdict.OPEN and finding.force.status not in ("ended", "not_in_force"):
            for ask in finding.open_questions:
                bears_on.setdefault(ask, []).append(finding)
    wanted = [_wanted(rulebook, assessment, ask, findings) for ask, findings in bears_on.items()]
    order = {ask: position for position, ask in enumerate(bears_on)}
    return tuple(sorted(wanted, key=lambda w: (not w.can_be_asked, w.severity.rank, -w.findings, order[w.ask])))


def _wanted(rulebook: Rulebook, assessment: Assessment, ask: Ask, findings: list[Finding]) -> Wanted:
    threatening = [f for f in findings if Verdict.GAP in f.could_be or Verdict.DUE in f.could_be]
    worst = min((f.severity for f in threatening), key=lambda s: s.rank, default=Severity.LOW)
    can_be_asked = True
    if ask.what == "question":
        told = assessment.facts.get((ask.id, ask.subject))
        if rulebook.questions[ask.id].ask_when is not None and told is not None and told.asked is not None:
            can_be_asked = told.asked.truth is not UNKNOWN
    return Wanted(ask, len(findings), worst, can_be_asked)
