"""A verdict without its whole proof is the verdict that the proof comes to."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from compliance.assessment.finding import Verdict
from compliance.assessment.judge import judge_rule, verdict_alone
from compliance.assessment.scene import Scene
from compliance.authoring.case import Case, Expected
from compliance.authoring.run_case import run_case
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
def test_a_case_that_only_expects_a_verdict_fails_as_if_all_were_found_out(one: World) -> None:
    """A case that also says what is open needs whole findings; the verdicts that it misses are the same."""
    for rule in one.rulebook.rules.values():
        subjects = tuple(one.facts.lists[rule.each].members) if rule.each is not None else (None,)
        for verdict in Verdict:
            short = Case("", rule.pack, one.facts, one.day, (Expected(rule.id, subjects, verdict=verdict),))
            missed, missed_by_whole = (
                [failure for failure in run_case(one.rulebook, case).failures if failure.about == rule.id]
                for case in (short, replace(short, open=()))
            )
            assert missed == missed_by_whole
