"""By what kind of law a settled verdict counts: binding law, or only guidance or good practice."""

from __future__ import annotations

from compliance.assessment.finding import Finding, Level, Verdict
from compliance.conditions.truth import YES
from compliance.packs.model import Rule, Standing

_FAILING = {Verdict.GAP: Level.NO, Verdict.DUE: Level.DUE}


def standings_told(rule: Rule, finding: Finding) -> frozenset[Standing]:
    """Return the standings that one of the parts that decided has, those of binding law alone if there are some.

    A gap counts by the duties that are not fulfilled: if only good practice is missing, it is `good_practice`, whatever
    the rule's own standing. A rule that does not bind on the day counts by its own standing, whatever its duties say.
    Empty: the standing is open.
    """
    own = finding.force.standing
    if own is None:
        return frozenset()
    level = _FAILING.get(finding.verdict)
    if level is None or not own.is_binding:
        return frozenset({own})
    failing = {proof.duty for proof in finding.proof.rule.duties if proof.level is level and proof.applies is YES}
    found = frozenset(duty.standing or own for duty in rule.duties if duty.id in failing)
    return frozenset(standing for standing in found if standing.is_binding) or found or frozenset({own})
