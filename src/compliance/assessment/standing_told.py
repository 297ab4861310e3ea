"""Which duties make a settled verdict what it is, and by what kind of law it counts: binding law, guidance, good practice."""

from __future__ import annotations

from compliance.assessment.finding import Finding, FindingProof, Level, Verdict
from compliance.conditions.truth import YES
from compliance.packs.model import Rule, Standing

_FAILING = {Verdict.GAP: Level.NO, Verdict.DUE: Level.DUE}
_ADVICE = (Standing.FINAL_GUIDANCE, Standing.DRAFT_GUIDANCE, Standing.GOOD_PRACTICE)  # what weighs most first


def failing_duties(proof: FindingProof) -> frozenset[str]:
    """Return the duties that are certainly not fulfilled, or still due; none where a case analysis settled the verdict."""
    level = _FAILING.get(proof.verdict)
    if proof.split is not None or level is None:
        return frozenset()
    return frozenset(duty.duty for duty in proof.rule.duties if duty.applies is YES and duty.level is level)


def guidance_counted_by(rule: Rule, proof: FindingProof, own: Standing | None) -> set[Standing]:
    """Return the standings, other than binding law, of the duties that decided, and of the rule if one counts by that.

    `own` is the standing of the rule on the day, None if that is open.
    """
    failing = failing_duties(proof)
    said = [duty.standing for duty in rule.duties if duty.id in failing]
    found = {standing for standing in said if standing is not None and not standing.is_binding}
    if own is None or own.is_binding:
        return found
    by_own = not said or any(counts_by(standing or own, own) is own for standing in said)
    return found | {own} if by_own else found


def breaks_law(rule: Rule, proof: FindingProof) -> bool:
    """Return whether a duty of binding law is among those that are not fulfilled, in every case if there are several."""
    if proof.split is not None:
        return all(breaks_law(rule, case) for _, case in proof.split.cases)
    failing = failing_duties(proof)
    return any(duty.standing is None or duty.standing.is_binding for duty in rule.duties if duty.id in failing)


def standings_told(rule: Rule, finding: Finding) -> frozenset[Standing]:
    """Return the standings that one of the parts that decided has, those of binding law alone if there are some.

    A gap counts by the duties that are not fulfilled: if only good practice is missing, it is `good_practice`, whatever
    the rule's own standing. In a rule that does not bind on the day no duty weighs more than the rule. Empty: the
    standing is open.
    """
    own = finding.force.standing
    if own is None:
        return frozenset()
    failing = failing_duties(finding.proof)
    found = frozenset(counts_by(duty.standing or own, own) for duty in rule.duties if duty.id in failing)
    return frozenset(standing for standing in found if standing.is_binding) or found or frozenset({own})


def counts_by(duty: Standing, rule: Standing) -> Standing:
    """Return the standing by which a duty counts: its own, but in a rule that does not bind none that weighs more."""
    if rule.is_binding:
        return duty
    return max(duty, rule, key=_ADVICE.index) if duty in _ADVICE and rule in _ADVICE else rule
