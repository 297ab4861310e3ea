"""Rules of which nobody knows yet whether they apply, in a few lines each: what they ask for matters once they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.packs.model import Rule
from compliance.reports.model_findings import FindingTold, MayApply, MayApplyTo, Step
from compliance.reports.settle import BINDS_IF, DEPENDS_ON
from compliance.reports.wording import VERDICTS, listed

_DOES_NOT_APPLY = VERDICTS[next(verdict for verdict in VERDICTS if verdict.value == "not_applicable")]
_SETTLED = frozenset(("met", "gap", "due"))


def only_may_apply(findings: Sequence[FindingTold]) -> bool:
    """Return whether of none of a rule's findings anything is known: neither that it applies, nor how far it is fulfilled."""
    return all(
        finding.verdict == "open"
        and _DOES_NOT_APPLY in finding.could_be
        and all(duty.state is None or duty.state.tone not in _SETTLED for duty in finding.duties)
        for finding in findings
    )


def may_apply(rule: Rule, findings: Sequence[FindingTold], worst: FindingTold, anchor: str) -> MayApply:
    """Return one row: the rule, and for whom it is not known whether it applies, with what would settle that."""
    reasons: dict[tuple[Step, ...], list[str]] = {}
    for finding in findings:
        reasons.setdefault(tuple(_why(finding)), []).append(finding.subject_title)
    return MayApply(
        anchor=anchor,
        rule=rule.id,
        title=rule.title,
        badge=worst.badge,
        severity=worst.severity,
        in_force=worst.in_force,
        contested="The law is not settled here." if rule.contested else "",
        remarks=tuple(dict.fromkeys(remark for finding in findings for remark in finding.remarks)),
        to=tuple(
            MayApplyTo(tuple(subjects), listed(one for one in subjects if one), why)
            for why, subjects in reasons.items()
        ),
    )


def _why(finding: FindingTold) -> Iterator[Step]:
    """Yield what is not known, then what would settle it; how it could end is left out, since that is all open."""
    yield from _outwards(step for step in finding.applies if step.depth > 0)
    told = False
    for step in finding.ends:
        if step.depth == 0:
            told = step.lead in (DEPENDS_ON, BINDS_IF)
        if told:
            yield step


def _outwards(steps: Iterator[Step]) -> Iterator[Step]:
    for step in steps:
        yield Step(step.depth - 1, step.says, step.lead, step.source, step.anchor, step.see)
