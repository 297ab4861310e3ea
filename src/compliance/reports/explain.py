"""A finding's proof in plain words, down to the answers and the law's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from compliance.answers.model import Facts
from compliance.assessment.finding import Ask, Assessment, DutyProof, Finding, FindingProof, Level, RuleProof, Verdict
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.model import Duty, Rule, Rulebook
from compliance.reports.basis import Basis
from compliance.reports.condense import condense
from compliance.reports.quote_law import quote_law
from compliance.reports.settle import tell_force_asks, tell_settling
from compliance.reports.tell_proof import Telling
from compliance.reports.told import Explanation, Told
from compliance.reports.value_words import value_words
from compliance.reports.wording import VERDICTS, day_words, sentence


def explain_finding(
    rulebook: Rulebook, facts: Facts, assessment: Assessment, finding: Finding, brief: bool = False
) -> tuple[Told, ...]:
    """Return why a finding has its verdict: whether the rule applies, each duty that decided, what is still open.

    `brief` is for a page: under each statement stand the answers that it rests on, without the steps between, and
    one reason where one is enough.
    """
    told = explanation(Basis(rulebook, facts, assessment), finding, brief)
    return condense(told).whole() if brief else told.whole()


def explanation(basis: Basis, finding: Finding, brief: bool, numbers: Mapping[Ask, int] | None = None) -> Explanation:
    """Return the same, by its parts; `brief` tells one reason where one is enough, but is not condensed yet.

    `numbers` are those of the open points in the report.
    """
    rule = basis.rulebook.rules[finding.rule]
    if rule.each is not None and finding.subject is None:
        plural = basis.rulebook.subjects[rule.each].plural.replace("_", " ")
        return Explanation((Told(f"The list of {plural} is complete, and nothing is on it.", "It does not apply:"),))
    ends = (*tell_settling(basis, finding, brief, numbers), *tell_force_asks(basis, finding, brief, numbers))
    if (
        brief
        and rule.each is not None
        and finding.verdict is Verdict.OPEN
        and _is_unlisted(basis, rule, finding.subject)
    ):
        plural = basis.rulebook.subjects[rule.each].plural.replace("_", " ")
        return Explanation((Told(f"There may be {plural} that are not listed.", "Not known:"),), ends=ends)
    told = _proof(basis, rule, finding.proof, Telling(basis, finding.subject, brief))
    return replace(told, ends=ends)


def _is_unlisted(basis: Basis, rule: Rule, subject: str | None) -> bool:
    """Return whether a subject stands for those that are not listed."""
    return rule.each is not None and subject is not None and subject not in basis.facts.lists[rule.each].members


def _proof(basis: Basis, rule: Rule, proof: FindingProof, telling: Telling) -> Explanation:
    if proof.split is None:
        return _rule(rule, proof.rule, telling)
    on = basis.ask(proof.split.on, telling.home)
    cases = []
    for value, case in proof.split.cases:
        inner = Telling(basis, telling.home, telling.brief)
        says = f"If {value_words(basis, proof.split.on, value)}: {VERDICTS[case.verdict].lower()}."
        cases.append(Told(says, parts=_proof(basis, rule, case, inner).whole()))
    says = f"It depends on nothing that is open. Whichever way {on} is answered, the verdict is the same."
    return Explanation((Told(says, f"{VERDICTS[proof.verdict]}:", parts=tuple(cases)),))


def _rule(rule: Rule, proof: RuleProof, telling: Telling) -> Explanation:
    if proof.verdict is Verdict.NOT_APPLICABLE and proof.applies.truth is not NO:
        return Explanation((Told("", "None of its duties applies:", parts=tuple(_not_applying(rule, proof, telling))),))
    parts = telling.condition(rule.applies_when, proof.applies)
    says = {YES: "It applies", NO: "It does not apply", UNKNOWN: "Whether it applies is not known"}[proof.applies.truth]
    applies = (Told("", f"{says}:" if parts else f"{says}.", parts=parts),)
    if proof.verdict is Verdict.NOT_APPLICABLE:
        return Explanation(applies)
    duties = {duty.id: duty for duty in rule.duties}
    decided = (reached for reached in proof.duties if _decided(reached, proof.verdict))
    return Explanation(
        applies, tuple((reached.duty, _duty(duties[reached.duty], reached, telling)) for reached in decided)
    )


def _not_applying(rule: Rule, proof: RuleProof, telling: Telling) -> Iterator[Told]:
    duties = {duty.id: duty for duty in rule.duties}
    for reached in proof.duties:
        duty = duties[reached.duty]
        if duty.when is not None and reached.when is not None:
            yield Told(sentence(duty.text), parts=telling.condition(duty.when, reached.when))


def _decided(reached: DutyProof, verdict: Verdict) -> bool:
    match verdict:
        case Verdict.GAP:
            return reached.level is Level.NO and reached.applies is YES
        case Verdict.DUE:
            return reached.level is Level.DUE and reached.applies is YES
        case Verdict.MET:
            return True
        case Verdict.OPEN:
            return reached.applies is not NO and reached.level is not Level.YES
        case Verdict.NOT_APPLICABLE:
            return False
        case _:
            assert_never(verdict)


_APPLIES_HERE = {YES: "It applies here:", NO: "It does not apply here:", UNKNOWN: "Not known whether it applies here:"}


def _duty(duty: Duty, reached: DutyProof, telling: Telling) -> Told:
    parts: list[Told] = []
    if duty.when is not None and reached.when is not None:
        why = telling.condition(duty.when, reached.when)
        if telling.brief and reached.applies is UNKNOWN:
            parts.extend(why)
        elif why:
            parts.append(Told(_APPLIES_HERE[reached.applies], parts=why))
    if reached.applies is not NO:
        parts.extend(telling.condition(duty.met_when, reached.met))
        if reached.due_key is not None and reached.level is not Level.YES:
            parts.append(telling.fact(reached.due_key))
    quotes = quote_law(telling.basis.rulebook, duty.cite)
    is_open = reached.level is Level.UNKNOWN
    return Told(sentence(duty.text), f"{duty_state(reached)}:", quotes=quotes, parts=tuple(parts), is_open=is_open)


def duty_state(reached: DutyProof) -> str:
    """Return in two or three words how far a duty is fulfilled."""
    if reached.applies is NO:
        return "Does not apply here"
    match reached.level:
        case Level.YES:
            return "Fulfilled"
        case Level.DUE:
            return f"Due by {day_words(reached.due_on)}" if reached.due_on is not None else "Due, not yet fulfilled"
        case Level.NO:
            late = f" by {day_words(reached.due_on)}" if reached.due_on is not None else ""
            return f"Not fulfilled{late}" if reached.applies is YES else f"Not fulfilled{late}, if it applies"
        case Level.UNKNOWN:
            return "Not known"
        case _:
            assert_never(reached.level)
