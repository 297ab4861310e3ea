"""The checker accepts what the judgement says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, reject

from compliance.assessment.finding import Ask, Assessment, Finding, FindingProof, Verdict
from compliance.conditions.truth import NO, YES
from compliance.proofcheck.check_proofs import check_proofs
from proofcheck.tamper import changed, sites
from properties.dice import Dice, dice
from properties.effort import effort
from properties.judged import judged, seeded_worlds
from properties.worlds import World, world, worlds


@effort(80, 600)
@given(worlds())
def test_every_assessment_is_accepted(one: World) -> None:
    """The proof suffices: the checker, which reads only proofs, rulebook and answers, reaches the same verdicts."""
    assert check_proofs(one.rulebook, one.facts, judged(one)) == ()


@effort(150, 1000)
@given(dice())
def test_tampering_is_rejected(thrown: Dice) -> None:
    """Whatever is changed in a proof or in what is told of it (a truth, a part, a subject, a line, a case), it is noticed."""
    one = world(thrown)
    assessment = judged(one)
    path = thrown.pick(list(sites(assessment)))
    forged = changed(thrown, assessment, path)
    if forged == assessment or _packs(forged) != _packs(assessment):
        reject()

    assert check_proofs(one.rulebook, one.facts, forged) != (), path


def _packs(assessment: Assessment) -> set[str]:
    return {one.pack for one in (*assessment.findings, *assessment.classifications)}


def some_world(fits: Callable[[Finding], bool]) -> tuple[World, Assessment, int]:
    """A world with a finding that fits, its assessment, and which finding it is."""
    for one, assessment in seeded_worlds(2000):
        at = next((i for i, finding in enumerate(assessment.findings) if fits(finding)), None)
        if at is not None:
            return one, assessment, at
    raise AssertionError("no such world")


def with_finding(assessment: Assessment, at: int, finding: Finding) -> Assessment:
    """The assessment with one finding in place of another."""
    return replace(assessment, findings=(*assessment.findings[:at], finding, *assessment.findings[at + 1 :]))


@pytest.mark.parametrize("verdict", [Verdict.GAP, Verdict.MET, Verdict.DUE, Verdict.NOT_APPLICABLE, Verdict.OPEN])
@pytest.mark.parametrize("told", [Verdict.GAP, Verdict.MET, Verdict.DUE, Verdict.NOT_APPLICABLE, Verdict.OPEN])
def test_no_other_verdict_can_be_told(verdict: Verdict, told: Verdict) -> None:
    """A finding whose verdict, could-be and proof are all turned into another verdict is rejected, naming the rule."""
    one, assessment, at = some_world(lambda finding: finding.verdict is verdict)
    true = assessment.findings[at]
    proof = replace(true.proof, verdict=told, rule=replace(true.proof.rule, verdict=told))
    forged = with_finding(assessment, at, replace(true, verdict=told, could_be=(told,), proof=proof))

    failures = check_proofs(one.rulebook, one.facts, forged)

    assert (failures == ()) == (forged == assessment)
    assert all(f"`{true.rule}`" in failure for failure in failures)


def test_a_case_cannot_be_left_out() -> None:
    """A case analysis that leaves out a value that is still possible proves nothing."""
    one, assessment, at = some_world(lambda finding: finding.proof.split is not None)
    finding = assessment.findings[at]
    split = finding.proof.split
    assert split is not None
    for i in range(len(split.cases)):
        fewer = replace(split, cases=split.cases[:i] + split.cases[i + 1 :])
        forged = with_finding(assessment, at, replace(finding, proof=replace(finding.proof, split=fewer)))

        assert check_proofs(one.rulebook, one.facts, forged) != ()


def test_two_completions_must_have_two_verdicts() -> None:
    """An open finding is proved by completions that differ, not by one told twice."""
    one, assessment, at = some_world(lambda finding: finding.proof.apart is not None)
    finding = assessment.findings[at]
    assert finding.proof.apart is not None
    first, second = finding.proof.apart
    for pair in ((first, first), (replace(first, verdict=second.verdict), second)):
        forged = with_finding(assessment, at, replace(finding, proof=replace(finding.proof, apart=pair)))

        assert check_proofs(one.rulebook, one.facts, forged) != ()


def test_a_settled_verdict_cannot_be_hidden() -> None:
    """A gap that is told as open, with the excuse that the search ended, is rejected."""
    one, assessment, at = some_world(lambda finding: finding.verdict is Verdict.GAP)
    finding = assessment.findings[at]
    proof = FindingProof(Verdict.OPEN, replace(finding.proof.rule, verdict=Verdict.OPEN), budget_ended=True)
    asks = (Ask("question", "org.a"),)
    forged = with_finding(assessment, at, replace(finding, verdict=Verdict.OPEN, proof=proof, open_questions=asks))

    assert check_proofs(one.rulebook, one.facts, forged) != ()


def test_questions_are_named_for_open_findings_only() -> None:
    """A settled finding that names a question, or an open one that names none, is rejected."""
    one, assessment, at = some_world(lambda finding: finding.verdict is Verdict.OPEN)
    forged = with_finding(assessment, at, replace(assessment.findings[at], open_questions=()))
    assert check_proofs(one.rulebook, one.facts, forged) != ()

    asks = assessment.findings[at].open_questions
    one, assessment, at = some_world(lambda finding: finding.verdict is Verdict.MET)
    forged = with_finding(assessment, at, replace(assessment.findings[at], open_questions=asks))
    assert check_proofs(one.rulebook, one.facts, forged) != ()


def test_an_answered_question_cannot_be_asked() -> None:
    """An open finding that names a question which was answered is rejected."""
    for one, assessment in seeded_worlds(500):
        known = [key for key, answer in one.facts.answers.items() if answer.fact in (YES, NO)]
        at = next((i for i, f in enumerate(assessment.findings) if f.verdict is Verdict.OPEN), None)
        if known and at is not None and known[0] in assessment.facts:
            finding = assessment.findings[at]
            asks = (*finding.open_questions, Ask("question", *known[0]))
            forged = with_finding(assessment, at, replace(finding, open_questions=asks))
            assert check_proofs(one.rulebook, one.facts, forged) != ()
            return
    raise AssertionError("no such world")


def test_what_a_finding_rests_on_must_be_recorded() -> None:
    """A fact, a term or an outcome that is missing from the record is noticed by what rests on it."""
    missing = 0
    for one, assessment in seeded_worlds(40):
        named = {
            key for f in assessment.findings for key in f.proof.rule.applies.keys if f.proof.rule.applies.how == "fact"
        }
        for key in named:
            fewer = {known: fact for known, fact in assessment.facts.items() if known != key}
            assert check_proofs(one.rulebook, one.facts, replace(assessment, facts=fewer)) != ()
            missing += 1
    assert missing > 5


def test_a_finding_cannot_be_dropped_or_told_twice() -> None:
    """Every rule has exactly one finding for every subject."""
    one, assessment, at = some_world(lambda finding: finding.verdict is Verdict.GAP and finding.pack == "one")
    fewer = replace(assessment, findings=assessment.findings[:at] + assessment.findings[at + 1 :])
    if _packs(fewer) == _packs(assessment):
        assert check_proofs(one.rulebook, one.facts, fewer) != ()
    twice = replace(assessment, findings=(*assessment.findings, assessment.findings[at]))
    assert check_proofs(one.rulebook, one.facts, twice) != ()


def test_other_answers_do_not_bear_the_proof() -> None:
    """The same proofs beside an answer that was turned over are rejected."""
    rejected = 0
    for one, assessment in seeded_worlds(60):
        for key, answer in one.facts.answers.items():
            if answer.fact in (YES, NO) and key in assessment.facts:
                other = {**one.facts.answers, key: replace(answer, fact=YES if answer.fact is NO else NO)}
                assert check_proofs(one.rulebook, replace(one.facts, answers=other), assessment) != ()
                rejected += 1
    assert rejected > 10
