"""Rules as decision diagrams: which answers bring which verdict."""

from __future__ import annotations

from datetime import date

from compliance.assessment.diagram import FALSE, TRUE
from compliance.assessment.due import earliest_start_in_time
from compliance.assessment.exact import Exact
from compliance.assessment.finding import DutyProof, Level, RuleProof, Verdict
from compliance.assessment.scene import AtHand
from compliance.conditions.facts import Days, Fact
from compliance.packs.model import Duty, Rule

LATE, RUNNING, DONE = 0, 1, 2
VERDICTS = (Verdict.NOT_APPLICABLE, Verdict.GAP, Verdict.DUE, Verdict.MET)
_LEVELS = {Level.NO: LATE, Level.DUE: RUNNING, Level.YES: DONE}


def rule_diagram(
    exact: Exact, rule: Rule, subject: str | None, proof: RuleProof, *, flat: bool = False, loose: bool = False
) -> int:
    """Return the diagram of a rule's verdict; its results are positions in `VERDICTS`.

    `proof` is the rule's proof by Kleene's logic; `flat` builds it without modules, so that two can be compared;
    `loose` takes every named thing for a module, so that it stays small, but may come to more than the rule can.
    """
    diagram, at_hand = exact.diagram, exact.scene.at_hand(rule.each, subject)
    exact.begin(proof, flat=flat, loose=loose)
    applies = exact.condition(rule.applies_when, proof.applies, at_hand)
    any_duty, level = (FALSE, DONE) if rule.duties else (TRUE, DONE)
    for duty, told in zip(rule.duties, proof.duties, strict=True):
        when = TRUE
        if duty.when is not None and told.when is not None:
            when = exact.condition(duty.when, told.when, at_hand)
        any_duty = diagram.one(any_duty, when)
        level = diagram.least(level, diagram.choose(when, _level(exact, duty, told, at_hand), DONE))
    verdict = diagram.choose(
        diagram.among(level, frozenset({DONE})),
        VERDICTS.index(Verdict.MET),
        diagram.choose(
            diagram.among(level, frozenset({RUNNING})), VERDICTS.index(Verdict.DUE), VERDICTS.index(Verdict.GAP)
        ),
    )
    verdict = diagram.choose(diagram.both(applies, any_duty), verdict, VERDICTS.index(Verdict.NOT_APPLICABLE))
    if subject is not None and rule.each is not None and subject not in exact.scene.given.lists[rule.each].members:
        there_is_one = diagram.node(exact.unknowns.exists(rule.each), (FALSE, TRUE))
        verdict = diagram.choose(there_is_one, verdict, VERDICTS.index(Verdict.NOT_APPLICABLE))
    return verdict


def _level(exact: Exact, duty: Duty, told: DutyProof, at_hand: AtHand) -> int:
    if told.level is not Level.UNKNOWN:
        return _LEVELS[told.level]
    met = exact.condition(duty.met_when, told.met, at_hand)
    late = LATE
    if duty.due is not None and told.due_key is not None:
        in_time = earliest_start_in_time(duty.due, exact.scene.day)
        late = exact.by_class(told.due_key, lambda fact: RUNNING if _starts_at(fact, in_time) else LATE)
    return exact.diagram.choose(met, DONE, late)


def _starts_at(fact: Fact, in_time: date) -> bool:
    return isinstance(fact, Days) and fact.first is not None and fact.first >= in_time
