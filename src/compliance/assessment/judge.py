"""One rule for one subject: its duties, and the verdict they come to by Kleene's logic."""

from __future__ import annotations

from datetime import date

from compliance.assessment.due import due_day
from compliance.assessment.finding import DutyProof, Level, RuleProof, Verdict
from compliance.assessment.scene import AtHand, Scene
from compliance.conditions.facts import Days
from compliance.conditions.proof import Key, Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.packs.model import Duty, Rule

_ORDER = (Level.NO, Level.UNKNOWN, Level.DUE, Level.YES)
_LEVEL = {NO: Level.NO, UNKNOWN: Level.UNKNOWN, YES: Level.YES}
_SETTLED = {Level.NO: Verdict.GAP, Level.DUE: Verdict.DUE, Level.YES: Verdict.MET, Level.UNKNOWN: Verdict.OPEN}


def judge_rule(scene: Scene, rule: Rule, subject: str | None) -> RuleProof:
    """Return the proof of a rule for a subject; it is settled unless its verdict is `open`. A scene keeps it."""
    judged, proof = scene.rules.get((rule.id, subject), (None, None))
    if proof is None or judged is not rule:
        proof = _judge(scene, rule, subject)
        scene.rules[rule.id, subject] = (rule, proof)
    return proof


def verdict_alone(scene: Scene, rule: Rule, subject: str | None) -> Verdict:
    """Return the verdict of a rule for a subject; of a rule that does not apply no duty is proved."""
    judged, proof = scene.rules.get((rule.id, subject), (None, None))
    if proof is None or judged is not rule:
        if scene.prove(rule.applies_when, scene.at_hand(rule.each, subject)).truth is NO:
            return Verdict.NOT_APPLICABLE
        proof = judge_rule(scene, rule, subject)
    return proof.verdict


def _judge(scene: Scene, rule: Rule, subject: str | None) -> RuleProof:
    at_hand = scene.at_hand(rule.each, subject)
    applies = scene.prove(rule.applies_when, at_hand)
    duties = tuple([_duty(scene, duty, at_hand) for duty in rule.duties])
    return RuleProof(verdict_of(applies.truth, duties), applies, duties)


def verdict_of(applies: Truth, duties: tuple[DutyProof, ...]) -> Verdict:
    """Return the verdict by the table of what applies and how far the duties are fulfilled.

    A duty that does not apply is left out; if none applies, the rule does not.
    """
    applies = min(applies, max((duty.applies for duty in duties), default=YES))
    if applies is NO:
        return Verdict.NOT_APPLICABLE
    if applies is UNKNOWN:
        return Verdict.OPEN
    levels = [_weight(duty) for duty in duties if duty.applies is not NO]
    return _SETTLED[min(levels, key=_ORDER.index, default=Level.YES)]


def _weight(duty: DutyProof) -> Level:
    """`not when or met_when`: a duty that may not apply is yes if it is met, else unknown."""
    if duty.applies is YES or duty.level is Level.YES:
        return duty.level
    return Level.UNKNOWN


def _duty(scene: Scene, duty: Duty, at_hand: AtHand) -> DutyProof:
    when = scene.prove(duty.when, at_hand) if duty.when is not None else None
    met = scene.prove(duty.met_when, at_hand)
    level, due_on, key = _level(scene, duty, met, at_hand)
    return DutyProof(duty.id, when.truth if when is not None else YES, level, met, when, due_on, key)


def _level(scene: Scene, duty: Duty, met: Proof, at_hand: AtHand) -> tuple[Level, date | None, Key | None]:
    if duty.due is None:
        return _LEVEL[met.truth], None, None
    key = (duty.due.question, at_hand[duty.due.each] if duty.due.each is not None else None)
    start = scene.fact(*key).fact
    assert isinstance(start, Days)
    first = due_day(duty.due, start.first) if start.first is not None else None
    last = due_day(duty.due, start.last) if start.last is not None else None
    due_on = first if first is not None and first == last else None
    if met.truth is not NO:
        return _LEVEL[met.truth], due_on, key
    if first is not None and scene.day <= first:
        return Level.DUE, due_on, key
    if last is not None and last < scene.day:
        return Level.NO, due_on, key
    return Level.UNKNOWN, due_on, key
