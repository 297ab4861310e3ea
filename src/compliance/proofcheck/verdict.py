"""The verdict of a rule by its table, beside the proof that tells it."""

from __future__ import annotations

from compliance.assessment.finding import DutyProof, Level, RuleProof, Verdict
from compliance.conditions.facts import Days
from compliance.conditions.proof import Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.packs.model import Duty, Rule
from compliance.proofcheck.tables import deadline, is_unlisted
from compliance.proofcheck.told import Unsound, part_of
from compliance.proofcheck.world import AtHand, World, subject_of


def verdict_of(world: World, rule: Rule, subject: str | None, told: RuleProof | None) -> Verdict:
    """Return the verdict of a rule for a subject, after comparing all that is told of it.

    A duty that does not apply is left out, and if none applies the rule does not. For those who are not listed nothing
    but "does not apply" is certain, since there may be none.
    """
    if rule.each is not None and subject is None:
        nobody = Proof(NO, "any", f"any {rule.each} (always)")
        if told is not None and told != RuleProof(Verdict.NOT_APPLICABLE, nobody, ()):
            raise Unsound(f"there is no {rule.each}, and something else is told")
        return Verdict.NOT_APPLICABLE
    around = world.at_hand(rule.each, subject)
    applies = world.truth(rule.applies_when, around, told.applies if told else None)
    if told is not None and len(told.duties) != len(rule.duties):
        raise Unsound(f"{len(rule.duties)} duties are required, and {len(told.duties)} are told")
    duties = [_duty(world, duty, around, told.duties[i] if told else None) for i, duty in enumerate(rule.duties)]
    applies = min(applies, max((whether for whether, _ in duties), default=YES))
    levels = [level for whether, level in duties if whether is not NO]
    verdict = Verdict.OPEN
    if applies is NO:
        verdict = Verdict.NOT_APPLICABLE
    elif applies is YES and Level.NO in levels:
        verdict = Verdict.GAP
    elif applies is YES and Level.UNKNOWN not in levels:
        verdict = Verdict.DUE if Level.DUE in levels else Verdict.MET
    if rule.each is not None and is_unlisted(subject) and verdict is not Verdict.NOT_APPLICABLE:
        there_is_one = world.assumed.found is not None and world.assumed.found.get((rule.each, "more", ""), True)
        verdict = Verdict.OPEN if world.assumed.found is None else verdict if there_is_one else Verdict.NOT_APPLICABLE
    if told is not None and told.verdict is not verdict:
        raise Unsound(f"the verdict is told as {told.verdict}, and is {verdict}")
    return verdict


def _duty(world: World, duty: Duty, around: AtHand, told: DutyProof | None) -> tuple[Truth, Level]:
    """Return whether a duty applies, and how far it is fulfilled (unknown, if it may not apply and is not)."""
    applies = YES
    if duty.when is not None:
        applies = world.truth(duty.when, around, part_of(told, told.when if told else None))
    met = world.truth(duty.met_when, around, told.met if told else None)
    level = {NO: Level.NO, UNKNOWN: Level.UNKNOWN, YES: Level.YES}[met]
    due_on, key = None, None
    if duty.due is not None:
        key = (duty.due.question, subject_of(duty.due.each, around))
        start = world.fact(key)
        assert isinstance(start, Days)
        first, last = deadline(duty.due, start.first), deadline(duty.due, start.last)
        due_on = first if first == last else None
        if met is NO:
            running, over = first is not None and world.day <= first, last is not None and last < world.day
            level = Level.DUE if running else Level.NO if over else Level.UNKNOWN
    if told is not None:
        when = told.when if duty.when is not None else None
        if told != DutyProof(duty.id, applies, level, told.met, when, due_on, key):
            raise Unsound(f"duty `{duty.id}` is told as {told.level}, and is {level}")
    return applies, level if applies is YES or level is Level.YES else Level.UNKNOWN
