"""A verdict as it is told: guidance is never a violation, and law that does not bind today is no gap of today."""

from __future__ import annotations

from typing import assert_never

from compliance.assessment.finding import Finding, Verdict
from compliance.reports.model_findings import Badge, Tone
from compliance.reports.wording import VERDICTS

_LATER = {"coming": "Coming", "proposed": "Proposed", "ended": "Ended", "not_in_force": "Not in force"}


def tell_verdict(finding: Finding) -> tuple[Badge, Tone]:
    """Return the badge of a finding, and the group that it is counted in."""
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return Badge(VERDICTS[finding.verdict], "none"), "none"
    later = _LATER.get(finding.force.status)
    if later is not None:
        return Badge(f"{later}: {VERDICTS[finding.verdict].lower()}", "later"), "later"
    standing = finding.force.standing
    binds = standing is None or standing.is_binding
    match finding.verdict:
        case Verdict.GAP if finding.is_gap_today:
            return Badge("Gap", "gap"), "gap"
        case Verdict.GAP if finding.force.status == "unsettled":
            return Badge("Gap, if it binds today", "open"), "open"
        case Verdict.GAP:
            return Badge("Recommendation not followed", "advice"), "advice"
        case Verdict.DUE if binds:
            return Badge("Due", "due"), "due"
        case Verdict.DUE:
            return Badge("Recommendation, time left", "advice"), "advice"
        case Verdict.OPEN:
            return Badge("Open" if binds else "Open (recommendation)", "open"), "open"
        case Verdict.MET:
            return Badge("Met" if binds else "Recommendation followed", "met"), "met"
        case _:
            assert_never(finding.verdict)
