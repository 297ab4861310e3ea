"""Findings in words, each with its explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compliance.assessment.finding import DutyProof, Finding, Level, Verdict
from compliance.assessment.standing_told import failing_duties, standings_told
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, YES
from compliance.packs.model import Duty, Rule, Standing
from compliance.reports.basis import Basis
from compliance.reports.condense import condense
from compliance.reports.explain import duty_state
from compliance.reports.model_findings import Badge, DutyTold, FindingTold, Step, Tone
from compliance.reports.quote_law import quote_law
from compliance.reports.steps import in_one, steps_of
from compliance.reports.tell_force import tell_force
from compliance.reports.tell_remarks import tell_accepted, tell_remarks
from compliance.reports.tell_verdict import tell_verdict
from compliance.reports.told import Explanation, Named, Told
from compliance.reports.wording import SEVERITIES, STANDINGS, VERDICTS, listed, sentence


def build_findings(
    basis: Basis, explained: Sequence[Explanation], grounds: Mapping[Named, str]
) -> tuple[FindingTold, ...]:
    """Return every finding of the assessment in words, in its order.

    `explained` are their explanations, `grounds` the links of what is told once for all.
    """
    pairs = zip(basis.assessment.findings, explained, strict=True)
    return tuple(_finding(basis, number, found, told, grounds) for number, (found, told) in enumerate(pairs, 1))


def duties_told(
    basis: Basis, rule: Rule, reached: Mapping[str, DutyProof], why: Mapping[str, tuple[Step, ...]]
) -> tuple[DutyTold, ...]:
    """Return the duties of a rule in words, with the state of those that were `reached` and the reasons in `why`."""
    return tuple(_duty(basis, duty, reached.get(duty.id), why.get(duty.id, ())) for duty in rule.duties)


def _finding(
    basis: Basis, number: int, finding: Finding, explained: Explanation, grounds: Mapping[Named, str]
) -> FindingTold:
    rule = basis.rulebook.rules[finding.rule]
    badge, counts_as = tell_verdict(finding)
    told = condense(explained, grounds)
    failing = failing_duties(finding.proof)
    lone = [duty for duty in rule.duties if duty.id in failing]
    standings = [standing for standing in Standing if standing in standings_told(rule, finding)]
    is_advice_of_law = counts_as == "advice" and _is_binding(finding)
    reached = {} if finding.proof.split is not None else {duty.duty: duty for duty in finding.proof.rule.duties}
    duty_why = {duty: tuple(steps_of(one.parts, 1, grounds)) for duty, one in told.duties}
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
        standing=listed(STANDINGS[standing] for standing in standings),
        status=finding.force.status,
        in_force=tell_force(finding.force) if not is_advice_of_law else "No duty of law in it is broken",
        is_gap_today=finding.is_gap_today,
        is_advice_of_law=is_advice_of_law,
        rule_gap=finding.verdict is Verdict.GAP and not (lone and all(duty.gap for duty in lone)),
        rule_remedy=finding.verdict in (Verdict.GAP, Verdict.DUE) and not (lone and all(duty.remedy for duty in lone)),
        why=tuple(steps_of((*told.applies, *_by_state(told), *told.ends), 0, grounds)),
        applies=tuple(steps_of(told.applies, 0, grounds)),
        ends=tuple(steps_of(told.ends, 0, grounds)),
        reason=in_one(condense(explained).whole()),
        duties=duties_told(basis, rule, reached, duty_why) if finding.verdict is not Verdict.NOT_APPLICABLE else (),
        open_questions=tuple(basis.ask(ask) for ask in finding.open_questions),
        remarks=tell_remarks(basis, finding),
        is_accepted=_is_accepted(basis, rule, finding),
        accepted=tell_accepted(basis, finding),
    )


def _is_binding(finding: Finding) -> bool:
    return finding.force.standing is not None and finding.force.standing.is_binding


def _by_state(told: Explanation) -> Iterator[Told]:
    """Yield the duties of one state as one statement, in the order in which their states come first.

    Where nobody knows whether the rule applies, nor how far any duty is fulfilled, the duties are not told again.
    """
    if told.applies and told.applies[0].lead.startswith("Whether") and all(duty.is_open for _, duty in told.duties):
        return
    states: dict[str, list[Told]] = {}
    for _, duty in told.duties:
        states.setdefault(duty.lead, []).append(duty)
    for lead, duties in states.items():
        yield Told(" ".join(duty.says for duty in duties), lead, parts=tuple(_by_question(duties)))


def _by_question(duties: Iterable[Told]) -> Iterator[Told]:
    """Yield what some duties rest on; what is said of the same answer is said in one go."""
    answers: dict[Key, Told] = {}
    for part in dict.fromkeys(part for duty in duties for part in duty.parts):
        if part.fact is None or part.parts:
            yield part
        elif part.fact not in answers:
            answers[part.fact] = part
        elif part.answer not in answers[part.fact].says:
            known = answers[part.fact]
            answers[part.fact] = replace(known, says=f"{known.says} {part.answer}")
    yield from answers.values()


def _is_accepted(basis: Basis, rule: Rule, finding: Finding) -> bool:
    """Return whether it was put out of scope, or every failing duty is accepted and no acceptance has ended."""
    accepted = {waiver.duty for waiver in finding.waivers if waiver.until >= basis.assessment.day}
    failing = {d.duty for d in finding.proof.rule.duties if d.applies is YES and d.level in (Level.NO, Level.DUE)}
    every = "" in accepted or (bool(failing) and failing <= accepted) or (len(rule.duties) == 1 and bool(accepted))
    return finding.scoped_out is not None or every


def _subject_title(basis: Basis, rule: Rule, finding: Finding) -> str:
    if rule.each is None:
        return ""
    if finding.subject is None:
        return f"no {basis.rulebook.subjects[rule.each].title.lower()}"
    return basis.subject_name(rule.each, finding.subject)


_TONES: dict[Level, Tone] = {Level.YES: "met", Level.DUE: "due", Level.NO: "gap", Level.UNKNOWN: "open"}


def _duty(basis: Basis, duty: Duty, reached: DutyProof | None, why: tuple[Step, ...]) -> DutyTold:
    state: Badge | None = None
    if reached is not None:
        tone = "none" if reached.applies is NO else _TONES[reached.level]
        if reached.level is Level.NO and reached.applies is not YES:
            tone = "open" if reached.applies is not NO else "none"
        state = Badge(duty_state(reached), tone)
    applies = reached is not None and reached.applies is YES
    late = applies and reached is not None and reached.level is Level.NO
    undone = applies and reached is not None and reached.level in (Level.NO, Level.DUE)
    standing = STANDINGS[duty.standing] if duty.standing is not None else ""
    return DutyTold(
        duty.id,
        sentence(duty.text),
        state,
        why,
        sentence(duty.gap) if late else "",
        duty.remedy if undone else None,
        standing,
        quote_law(basis.rulebook, duty.cite),
        reached.due_on if reached is not None and state is not None and state.tone == "due" else None,
    )
