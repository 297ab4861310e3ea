"""What somebody has to answer, list or decide, with the findings that it bears on; what matters most comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from compliance.assessment.finding import Ask, Finding, Verdict
from compliance.conditions.truth import YES
from compliance.packs.model import Severity
from compliance.reports.basis import Basis
from compliance.reports.model import OpenPoint
from compliance.reports.model_findings import Badge
from compliance.reports.wording import SEVERITIES, capitalised, listed
from compliance.sources.values import dataclass

_NAMED = 3
"""So many rules are named that an open point bears on."""
_MAY_WAIT = len(Severity)
"""Added to the rank of what cannot become a gap of today."""


@dataclass(slots=True)
class _Gathered:
    asks: dict[Ask, None] = field(default_factory=dict)
    findings: dict[tuple[str, str | None], None] = field(default_factory=dict)
    rank: int = 2 * _MAY_WAIT


def build_open_points(basis: Basis) -> tuple[tuple[OpenPoint, ...], Mapping[Ask, int]]:
    """Return every open question, list and decision, and the number of the point in which each thing to ask is told.

    The same question about several subjects is one point.
    """
    points: dict[tuple[str, str, str], _Gathered] = {}
    for finding in basis.assessment.findings:
        if finding.verdict is Verdict.NOT_APPLICABLE:
            continue
        rank = _rank(finding)
        for ask in dict.fromkeys((*finding.open_questions, *finding.force.asks)):
            point = points.setdefault((ask.what, ask.id, ask.line), _Gathered())
            point.asks.setdefault(ask)
            point.findings.setdefault((finding.rule, finding.subject))
            point.rank = min(point.rank, rank)
    told = [(_point(basis, point), point.asks) for point in points.values()]
    told.sort(key=lambda one: (one[0].severity_rank, one[0].may_wait, -one[0].number, one[0].what, one[0].ask))
    numbers = {ask: number for number, (_, asks) in enumerate(told, 1) for ask in asks}
    return tuple(point for point, _ in told), numbers


def _rank(finding: Finding) -> int:
    can_be_gap = Verdict.GAP in finding.could_be and finding.force.status in ("in_force", "unsettled")
    binds = finding.force.standing is None or finding.force.standing.is_binding
    return finding.severity.rank + (0 if can_be_gap and binds else _MAY_WAIT)


def _point(basis: Basis, point: _Gathered) -> OpenPoint:
    first, *others = sorted(point.asks)
    each = _each(basis, first)
    subjects = ""
    if each is not None and first.subject is not None:
        subjects = listed(basis.subject_name(each, ask.subject) for ask in (first, *others) if ask.subject is not None)
    severity = list(Severity)[point.rank % _MAY_WAIT]
    named = sorted({rule: None for rule, _ in point.findings})
    return OpenPoint(
        ask=capitalised(basis.ask(first, home=first.subject)),
        subjects=subjects,
        why=_why(basis, first),
        what=first.what,
        findings=", ".join(named[:_NAMED]) + (f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""),
        number=len(point.findings),
        may_wait=first.what == "decision" and not any(_is_reached(basis, ask) for ask in point.asks),
        severity=Badge(SEVERITIES[severity], severity.value),
        severity_rank=point.rank,
    )


def _is_reached(basis: Basis, ask: Ask) -> bool:
    """Return whether the line that asks for a decision holds, whatever else is answered."""
    outcome = basis.assessment.outcomes.get((ask.id, ask.subject))
    return outcome is not None and any(line.line == ask.line and line.truth is YES for line in outcome.lines)


def _each(basis: Basis, ask: Ask) -> str | None:
    if ask.what == "question":
        return basis.rulebook.questions[ask.id].each
    return basis.rulebook.classifications[ask.id].each if ask.what == "decision" else None


def _why(basis: Basis, ask: Ask) -> str:
    if ask.what == "question":
        question = basis.rulebook.questions[ask.id]
        answer = basis.answer(ask.id, ask.subject)
        state = f"So far: {answer.shown}. " if answer is not None and answer.is_partial else ""
        return state + " ".join(text for text in (question.why, question.help) if text)
    if ask.what == "list":
        return basis.rulebook.subjects[ask.id].why
    lines = basis.rulebook.classifications[ask.id].lines
    return next((line.contested for line in lines if line.id == ask.line), "")
