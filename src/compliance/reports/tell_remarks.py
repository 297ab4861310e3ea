"""What has to be known beside a verdict: who accepted it, what it rests on that does not bind, why it may not last."""

from __future__ import annotations

from datetime import date

from compliance.answers.model import Decision, Waiver
from compliance.assessment.finding import Finding
from compliance.packs.model import Rule
from compliance.reports.basis import Basis
from compliance.reports.name_things import name_things
from compliance.reports.tell_amended import tell_amended
from compliance.reports.tell_verdict import tell_verdict
from compliance.reports.wording import STANDINGS, day_words, listed, lowered, sentence, stopped


def tell_remarks(basis: Basis, finding: Finding) -> tuple[str, ...]:
    """Return every remark about a finding, as sentences."""
    rule = basis.rulebook.rules[finding.rule]
    scoped = finding.scoped_out
    remarks = [_accepted(basis, rule, waiver) for waiver in finding.waivers]
    if scoped is not None:
        remarks.append(f"Put out of scope{_by(scoped.by, scoped.dated)}: {stopped(scoped.because)}")
    remarks += tell_amended(rule, basis.assessment.day)
    remarks.append(_rests_on(finding))
    remarks += [_decided(basis, decision) for decision in finding.decisions]
    remarks += [f"May not last: {sentence(name_things(basis, reason))}" for reason in finding.fragile]
    return tuple(remark for remark in remarks if remark)


def tell_accepted(basis: Basis, finding: Finding) -> tuple[str, ...]:
    """Return who accepted a finding, or a duty of it, until when and why; acceptances that have ended are left out."""
    rule = basis.rulebook.rules[finding.rule]
    return tuple(_accepted(basis, rule, waiver) for waiver in finding.waivers if waiver.until >= basis.assessment.day)


def _decided(basis: Basis, decision: Decision) -> str:
    """Return what was decided, by whom and when; why stands with the status itself."""
    one = basis.rulebook.classifications[decision.classification]
    of = f" of {basis.subject_name(one.each, decision.subject)}" if one.each and decision.subject is not None else ""
    outcome = lowered(one.title_of(decision.outcome))
    return f"Rests on the decision{_by(decision.by, decision.dated)} on {lowered(one.title)}{of}: {outcome}."


def _rests_on(finding: Finding) -> str:
    soft = [standing for standing in finding.rests_on_guidance if not standing.is_ended]
    if finding.force.status == "proposed":
        soft = [standing for standing in soft if standing is not finding.force.standing]
    if not soft:
        return ""
    standings = listed(STANDINGS[standing] for standing in soft)
    counts_as = tell_verdict(finding)[1]
    if counts_as == "none":
        return f"This rests on {standings}."
    if counts_as in ("gap", "due"):
        return f"This finding also rests on {standings}, which does not bind by itself: it tells how the law is read."
    return f"This finding rests on {standings}, which does not bind by itself."


def _accepted(basis: Basis, rule: Rule, waiver: Waiver) -> str:
    duty = next((duty.text for duty in rule.duties if duty.id == waiver.duty), "")
    what = f" (only this duty: {duty.rstrip('.')})" if duty and len(rule.duties) > 1 else ""
    said = f"{stopped(waiver.because)}"
    if waiver.until < basis.assessment.day:
        return f"The acceptance{_by(waiver.by, waiver.dated)}{what} ended on {day_words(waiver.until)}: {said}"
    return f"Accepted{_by(waiver.by, waiver.dated)}{what} until {day_words(waiver.until)}: {said} It stays a gap."


def _by(who: str, dated: date | None) -> str:
    return (f" by {who}" if who else "") + (f" on {day_words(dated)}" if dated is not None else "")
