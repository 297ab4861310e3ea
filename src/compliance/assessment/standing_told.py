"""Which duties make a settled verdict what it is, and by what kind of law it counts: binding law, guidance, good practice."""

from __future__ import annotations

from compliance.assessment.finding import Finding, Level, Verdict
from compliance.conditions.truth import YES
from compliance.packs.model import Rule, Standing

_FAILING = {Verdict.GAP: Level.NO, Verdict.DUE: Level.DUE}
_ADVICE = (Standing.FINAL_GUIDANCE, Standing.DRAFT_GUIDANCE, Standing.GOOD_PRACTICE)  # what weighs most first


def failing_duties(finding: Finding) -> frozenset[str]:
    """Return the duties that are certainly not fulfilled, or still due; none where a case analysis settled the verdict."""
    level = _FAILING.get(finding.verdict)
    if finding.proof.split is not None or level is None:
        return frozenset()
    return frozenset(duty.duty for duty in finding.proof.rule.duties if duty.applies is YES and duty.level is level)


def standings_told(rule: Rule, finding: Finding) -> frozenset[Standing]:
    """Return the standings that one of the parts that decided has, those of binding law alone if there are some.

    A gap counts by the duties that are not fulfilled: if only good practice is missing, it is `good_practice`, whatever
    the rule's own standing. In a rule that does not bind on the day no duty weighs more than the rule. Empty: the
    standing is open.
    """
    own = finding.force.standing
    if own is None:
        return frozenset()
    failing = failing_duties(finding)
    found = frozenset(counts_by(duty.standing or own, own) for duty in rule.duties if duty.id in failing)
    return frozenset(standing for standing in found if standing.is_binding) or found or frozenset({own})


def counts_by(duty: Standing, rule: Standing) -> Standing:
    """Return the standing by which a duty counts: its own, but in a rule that does not bind none that weighs more."""
    if rule.is_binding:
        return duty
    return max(duty, rule, key=_ADVICE.index) if duty in _ADVICE and rule in _ADVICE else rule
