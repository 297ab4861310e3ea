"""Findings in words, each with its explanation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compliance.answers.model import Waiver
from compliance.assessment.finding import DutyProof, Finding, Level, Verdict
from compliance.conditions.truth import NO, YES
from compliance.packs.model import Duty, Rule
from compliance.reports.basis import Basis
from compliance.reports.explain import duty_state, explain_finding
from compliance.reports.model import Badge, DutyTold, FindingTold, Tone
from compliance.reports.name_things import name_things
from compliance.reports.quote_law import quote_law
from compliance.reports.steps import in_one, steps_of
from compliance.reports.tell_force import tell_force
from compliance.reports.tell_verdict import tell_verdict
from compliance.reports.wording import SEVERITIES, STANDINGS, VERDICTS, day_words, listed, sentence


def build_findings(basis: Basis) -> tuple[FindingTold, ...]:
    """Return every finding of the assessment in words, in the order of the assessment."""
    return tuple(_finding(basis, number, found) for number, found in enumerate(basis.assessment.findings, 1))


def duties_told(basis: Basis, rule: Rule, reached: dict[str, DutyProof]) -> tuple[DutyTold, ...]:
    """Return the duties of a rule in words, with the state of those that were `reached`."""
    return tuple(_duty(basis, duty, reached.get(duty.id)) for duty in rule.duties)


def _finding(basis: Basis, number: int, finding: Finding) -> FindingTold:
    rule = basis.rulebook.rules[finding.rule]
    badge, counts_as = tell_verdict(finding)
    told = explain_finding(basis.rulebook, basis.facts, basis.assessment, finding, brief=True)
    standing = finding.force.standing
    reached = {} if finding.proof.split is not None else {duty.duty: duty for duty in finding.proof.rule.duties}
    scoped = finding.scoped_out
    return FindingTold(
        anchor=f"f-{number}",
        rule=rule.id,
        title=rule.title,
        pack=rule.pack,
        subject=finding.subject,
        subject_title=_subject_title(basis, rule, finding),
        verdict=finding.verdict.value,
        badge=badge,
        counts_as=counts_as,
        could_be=tuple(VERDICTS[verdict] for verdict in finding.could_be),
        severity=Badge(SEVERITIES[finding.severity], finding.severity.value),
        severity_rank=finding.severity.rank,
        standing=STANDINGS[standing] if standing is not None else "",
        status=finding.force.status,
        in_force=tell_force(finding.force),
        is_gap_today=finding.is_gap_today,
        why=tuple(steps_of(told)),
        reason=in_one(told),
        duties=duties_told(basis, rule, reached) if finding.verdict is not Verdict.NOT_APPLICABLE else (),
        open_questions=tuple(basis.ask(ask) for ask in finding.open_questions),
        rests_on=_rests_on(finding, counts_as),
        fragile=tuple(sentence(name_things(basis, reason)) for reason in finding.fragile),
        accepted=tuple(_accepted(basis, rule, waiver) for waiver in finding.waivers),
        scoped_out=f"Put out of scope{_by(scoped.by, scoped.dated)}: {sentence(scoped.because)}" if scoped else "",
        facts=tuple(dict.fromkeys(key for one in told for key in one.facts())),
    )


def _subject_title(basis: Basis, rule: Rule, finding: Finding) -> str:
    if rule.each is None:
        return ""
    if finding.subject is None:
        return f"no {basis.rulebook.subjects[rule.each].title.lower()}"
    return basis.subject_name(rule.each, finding.subject)


def _rests_on(finding: Finding, counts_as: Tone) -> str:
    soft = [standing for standing in finding.rests_on_guidance if not standing.is_ended]
    if finding.force.status == "proposed":
        soft = [standing for standing in soft if standing is not finding.force.standing]
    if not soft:
        return ""
    standings = listed(STANDINGS[standing] for standing in soft)
    if counts_as in ("gap", "due"):
        return f"This finding also rests on {standings}, which does not bind by itself: it tells how the law is read."
    return f"This finding rests on {standings}, which does not bind by itself."


def _accepted(basis: Basis, rule: Rule, waiver: Waiver) -> str:
    duty = next((duty.text for duty in rule.duties if duty.id == waiver.duty), "")
    what = f" (only this duty: {duty.rstrip('.')})" if duty and len(rule.duties) > 1 else ""
    said = f"{sentence(waiver.because)}"
    if waiver.until < basis.assessment.day:
        return f"The acceptance{_by(waiver.by, waiver.dated)}{what} ended on {day_words(waiver.until)}: {said}"
    return f"Accepted{_by(waiver.by, waiver.dated)}{what} until {day_words(waiver.until)}: {said} It stays a gap."


def _by(who: str, dated: date | None) -> str:
    return (f" by {who}" if who else "") + (f" on {day_words(dated)}" if dated is not None else "")


_TONES: dict[Level, Tone] = {Level.YES: "met", Level.DUE: "due", Level.NO: "gap", Level.UNKNOWN: "open"}


def _duty(basis: Basis, duty: Duty, reached: DutyProof | None) -> DutyTold:
    state: Badge | None = None
    if reached is not None:
        tone = "none" if reached.applies is NO else _TONES[reached.level]
        if reached.level is Level.NO and reached.applies is not YES:
            tone = "open" if reached.applies is not NO else "none"
        state = Badge(duty_state(reached), tone)
    unmet = reached is None or reached.level in (Level.NO, Level.DUE)
    remedy = " ".join(_remedy(duty)) if unmet else ""
    standing = STANDINGS[duty.standing] if duty.standing is not None else ""
    return DutyTold(
        duty.id,
        sentence(duty.text),
        state,
        sentence(duty.gap) if unmet else "",
        remedy,
        standing,
        quote_law(basis.rulebook, duty.cite),
    )


def _remedy(duty: Duty) -> Iterator[str]:
    if duty.remedy is not None:
        yield sentence(duty.remedy.text)
        about = [f"effort: {duty.remedy.effort}" if duty.remedy.effort else "", duty.remedy.owner]
        if any(about):
            yield f"({', '.join(filter(None, about))})"
