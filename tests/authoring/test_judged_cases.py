"""Cases take proofs over from a case before them; they come out as if each had been judged by itself."""

from pathlib import Path

import pytest

from authoring.toy_pack import DAY, load
from compliance.assessment.judge import judge_rule, verdict_alone
from compliance.assessment.scene import Scene
from compliance.authoring.case import Case
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.read_cases import read_cases
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problems


def differ(scene: Scene, case: Case) -> list[object]:
    """What a scene holds that a new one of the same case does not come to."""
    alone = Scene(scene.rulebook, case.facts, case.day)
    return [
        *[key for key, proof in scene.facts.items() if alone.fact(*key) != proof],
        *[key for key, proof in scene.terms.items() if alone.term(*key) != proof],
        *[key for key, outcome in scene.outcomes.items() if alone.outcome(*key) != outcome],
    ]


@pytest.mark.parametrize("pack", ["us-fda", "eu-ehds", "in-health"])
def test_what_is_taken_over_is_what_would_be_found(pack: str) -> None:
    """Every proof in the scenes of a shipped pack's cases is the one that a case judged by itself has."""
    rules = Path(__file__).parents[2] / "rules"
    rulebook = load_rulebook([rules], [pack]).rulebook
    cases = read_cases(rules / pack, rulebook, DAY, Problems())
    judged = JudgedCases(rulebook, cases)

    taken_over = 0
    for number, case in enumerate(cases):
        before = judged._scenes.get(number - 1)
        scene = judged.scene(number)
        assert not differ(scene, case), case.name
        if before is not None:
            taken_over += any(scene.facts.get(key) is proof for key, proof in before.facts.items())
    assert taken_over > len(cases) / 4, "else this test shows little"


@pytest.mark.parametrize("pack", ["eu-ehds"])
def test_a_verdict_alone_is_that_of_the_whole_proof(pack: str) -> None:
    """In every case of a shipped pack, and of every rule of it, whether or not the case is about that rule."""
    rules = Path(__file__).parents[2] / "rules"
    rulebook = load_rulebook([rules], [pack]).rulebook
    for case in read_cases(rules / pack, rulebook, DAY, Problems()):
        whole, alone = (Scene(rulebook, case.facts, case.day) for _ in range(2))
        for rule in rulebook.rules_of(pack):
            for subject in case.facts.lists[rule.each].members if rule.each is not None else [None]:
                verdict = judge_rule(whole, rule, subject).verdict
                assert verdict_alone(alone, rule, subject) is verdict, f"{rule.id} in {case.name}"


CASES = """\
given:
  g:
    toys: {bear: {answers: {toy.talks: yes, toy.users: [children], toy.tested_after: 3}}}
cases:
  - {case: first, like: g, expect: {act.test-talking-toys: {bear: met}, toy_kind: {bear: talking}}}
  - {case: unconfirmed, like: g, confirm: look, expect: {toy_kind: {bear: talking}}}
  - {case: another answer, like: g, toys: {bear: {answers: {toy.talks: no}}}, expect: {toy_kind: {bear: plain}}}
  - {case: another toy, like: g, toys: {frog: {answers: {toy.talks: no, toy.users: [children]}}}, expect: {toy_kind: {frog: plain}}}
  - {case: another day, like: g, as_of: 2025-06-01, expect: {act.test-talking-toys: {bear: met}}}
  - {case: another answer again, like: another answer, expect: {toy_kind: {bear: plain}}}
"""


def test_what_may_differ_is_not_taken_over(tmp_path: Path) -> None:
    """Another answer, subject or day leaves nothing that rests on it, and what nobody has confirmed gives nothing on."""
    rulebook, cases = load(tmp_path, {"cases/cases.yaml": CASES})
    judged = JudgedCases(rulebook, cases)

    assert [judged.result(number).passed for number in range(len(cases))] == [True] * len(cases)
    assert not [key for number, case in enumerate(cases) for key in differ(judged.scene(number), case)]
    assert judged.deciding == JudgedCases(rulebook, [case for case in cases if not case.confirm]).deciding


def test_the_last_case_that_is_alike_gives_its_proofs(tmp_path: Path) -> None:
    """A case of another toy and one of another day stand between two that are alike, and keep nothing back."""
    rulebook, cases = load(tmp_path, {"cases/cases.yaml": CASES})
    judged = JudgedCases(rulebook, cases)
    scenes = [judged.scene(number) for number in range(len(cases))]

    assert scenes[5].outcomes["toy_kind", "bear"] is scenes[2].outcomes["toy_kind", "bear"]
