"""Which duties make a settled verdict what it is, and by what kind of law it counts: binding law, guidance, good practice."""

from __future__ import annotations

from compliance.assessment.finding import Finding, Level, Verdict
from compliance.conditions.truth import YES
from compliance.packs.model import Rule, Standing

_FAILING = {Verdict.GAP: Level.NO, Verdict.DUE: Level.DUE}
_GUIDANCE = frozenset({Standing.FINAL_GUIDANCE, Standing.DRAFT_GUIDANCE})


def failing_duties(finding: Finding) -> frozenset[str]:
    """Return the duties that are certainly not fulfilled, or still due; none where a case analysis settled the verdict."""
    level = _FAILING.get(finding.verdict)
    if finding.proof.split is not None or level is None:
        return frozenset()
    return frozenset(duty.duty for duty in finding.proof.rule.duties if duty.applies is YES and duty.level is level)


def standings_told(rule: Rule, finding: Finding) -> frozenset[Standing]:
    """Return the standings that one of the parts that decided has, those of binding law alone if there are some.

    A gap counts by the duties that are not fulfilled: if only good practice is missing, it is `good_practice`, whatever
    the rule's own standing. In a rule that does not bind on the day no duty does; in guidance one may count for less.
    What is proposed or has ended counts as that, whatever its duties say. Empty: the standing is open.
    """
    own = finding.force.standing
    if own is None:
        return frozenset()
    failing = failing_duties(finding) if own.is_binding or own in _GUIDANCE else frozenset()
    found = frozenset(_counts_by(duty.standing or own, own) for duty in rule.duties if duty.id in failing)
    return frozenset(standing for standing in found if standing.is_binding) or found or frozenset({own})


def _counts_by(duty: Standing, rule: Standing) -> Standing:
    """Return the standing by which a duty counts: its own, but no binding one in a rule that does not bind."""
    return rule if duty.is_binding and not rule.is_binding else duty
