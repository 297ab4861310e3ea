"""A verdict without its whole proof is the verdict that the proof comes to."""

from __future__ import annotations

from hypothesis import given

from compliance.assessment.assess import BUDGET
from compliance.assessment.judge import judge_rule, verdict_alone
from compliance.assessment.judging import Judging
from compliance.assessment.scene import Scene
from properties.effort import effort
from properties.worlds import World, worlds


@effort(80, 480)
@given(worlds())
def test_a_verdict_alone_is_that_of_the_whole_proof(one: World) -> None:
    """Whatever the rule says and whatever is answered, for everybody who is listed."""
    for rule in one.rulebook.rules.values():
        listed = one.facts.lists[rule.each].members if rule.each is not None else [None]
        for subject in listed:
            whole = judge_rule(Scene(one.rulebook, one.facts, one.day), rule, subject)
            assert verdict_alone(Scene(one.rulebook, one.facts, one.day), rule, subject) is whole.verdict


@effort(40, 240)
@given(worlds())
def test_what_a_rule_came_to_is_what_its_finding_tells(one: World) -> None:
    """The verdict and those that are possible are known before the rest of a finding is made."""
    for rule in one.rulebook.rules.values():
        listed = one.facts.lists[rule.each].members if rule.each is not None else [None]
        for subject in listed:
            came = Judging(Scene(one.rulebook, one.facts, one.day), BUDGET).came(rule, subject)
            finding = Judging(Scene(one.rulebook, one.facts, one.day), BUDGET).rule(rule, subject)
            assert (came.proof.verdict, came.could_be) == (finding.verdict, finding.could_be)
