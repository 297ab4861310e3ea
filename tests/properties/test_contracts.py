"""What a verdict means: the contracts, each as a property of random rulebooks and answers."""

from __future__ import annotations

import ast
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import compliance
from compliance.answers.model import Facts, SubjectList
from compliance.assessment import exact, judging
from compliance.assessment.assess import assess
from compliance.assessment.finding import Ask, Assessment, Finding, Verdict
from compliance.assessment.reuse import Before
from compliance.packs.model import Rulebook
from compliance.proofcheck.check_proofs import check_proofs
from compliance.sources.problem import Refused
from properties.completions import Chooser, TooMany, all_ways, ask_of, mattering
from properties.dice import Dice, dice
from properties.effort import effort
from properties.judged import by_subject, judged
from properties.plain import Plain
from properties.refine import completed, refined
from properties.worlds import Size, World, world, worlds

T = TypeVar("T")


@effort(80, 480)
@given(dice())
def test_settled_stays_settled(thrown: Dice) -> None:
    """More answers, decisions, narrower ranges and longer lists never change a verdict other than `open`."""
    before = world(thrown)
    first = judged(before)
    after = replace(before, facts=refined(thrown, before.rulebook, before.facts))

    second = judged(after)

    later = by_subject(second)
    for key, finding in by_subject(first).items():
        if finding.verdict is not Verdict.OPEN and key in later:
            assert later[key].verdict is finding.verdict
            assert later[key].is_gap_today or not finding.is_gap_today
    statuses = {(c.classification, c.subject): c for c in second.classifications}
    for status in first.classifications:
        known = statuses.get((status.classification, status.subject))
        assert known is None or set(known.possible) <= set(status.possible)


CLOSED = Size(questions=6, rules=3, unknown=45, more=0)
WITH_MORE = Size(questions=6, rules=3, unknown=40, more=45)


@effort(80, 600)
@given(worlds(CLOSED))
def test_open_names_exactly_what_matters(one: World) -> None:
    """A finding is open if and only if two completions differ, and it names exactly the questions that matter."""
    for finding, verdicts, asks in _completed(one):
        if finding.proof.budget_ended:
            assert asks <= set(finding.open_questions)
            continue
        assert set(finding.could_be) == verdicts
        assert (finding.verdict is Verdict.OPEN) == (len(verdicts) > 1)
        assert set(finding.open_questions) == asks


@effort(60, 400)
@given(worlds(WITH_MORE))
def test_open_names_what_matters_beside_open_lists(one: World) -> None:
    """Where subjects are not listed, no verdict is settled wrongly and nothing that matters is left out.

    Two exceptions. A finding that names a list may name too much, and be open although no list could change it: different
    conditions over the same list are taken as independent. And of the parents of those who are not listed nothing is asked
    while the list is.
    """
    for finding, verdicts, asks in _completed(one):
        if finding.verdict is not Verdict.OPEN:
            assert verdicts == {finding.verdict}
            assert finding.open_questions == ()
            continue
        named = set(finding.open_questions)
        assert verdicts <= set(finding.could_be)
        assert all(ask in named or _asked_with_list(one, ask, named) for ask in asks)
        if not finding.proof.budget_ended and not any(ask.what == "list" for ask in named):
            assert (verdicts, asks) == (set(finding.could_be), named)


@effort(60, 240)
@given(worlds())
def test_where_the_search_ends_nothing_is_left_out(one: World) -> None:
    """Without a budget for the search a finding may stay open and name too much, but says so, and leaves nothing out."""
    exact = judged(one)

    ended = assess(one.rulebook, one.facts, one.day, budget=0)

    for finding, known in zip(ended.findings, exact.findings, strict=True):
        if finding.verdict is Verdict.OPEN:
            assert finding.proof.budget_ended
            assert set(finding.could_be) >= set(known.could_be)
            assert set(finding.open_questions) >= set(known.open_questions)
        else:
            assert finding == known


@effort(80, 480)
@given(worlds(CLOSED), st.sampled_from([0, 4, 12, 40]))
def test_a_search_that_is_cut_short_settles_nothing_wrongly(one: World, nodes: int) -> None:
    """With little room for each search, verdicts that are settled are right, and nothing that matters is left out.

    What was found in a loose search says so where it may name too much, and its two completions hold: the proof checker
    accepts them.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            (judging, "BUDGET_FOR_ONE"),
            (judging, "BUDGET_FOR_UNLISTED"),
            (exact.Exact, "budget_for_named"),
        ):
            patch.setattr(module, name, nodes)
        assessment = judged(one)
    assert not check_proofs(one.rulebook, one.facts, assessment)
    for finding, verdicts, asks in _completed(one, assessment):
        if finding.verdict is not Verdict.OPEN:
            assert verdicts == {finding.verdict}
            continue
        assert verdicts <= set(finding.could_be)
        assert asks <= set(finding.open_questions)
        if not (finding.proof.budget_ended or finding.proof.loose):
            assert (verdicts, asks) == (set(finding.could_be), set(finding.open_questions))


@effort(80, 480)
@given(dice())
def test_judging_again_after_some_answers_is_judging_anew(thrown: Dice) -> None:
    """What is taken over from before an answer is what judging everything would have found."""
    second = world(thrown)
    anew = judged(second)
    kept = {key: answer for key, answer in second.facts.answers.items() if thrown.chance(70)}
    first = replace(second, facts=replace(second.facts, answers=kept))
    before = Before(first.facts, judged(first), first.rulebook.digest)

    again = assess(second.rulebook, second.facts, second.day, before=before)

    for old, new in zip(again.findings, anew.findings, strict=True):
        assert (old.rule, old.subject, old.verdict, old.could_be) == (new.rule, new.subject, new.verdict, new.could_be)
        assert (old.force, old.is_gap_today, old.fragile) == (new.force, new.is_gap_today, new.fragile)
        assert set(old.open_questions) == set(new.open_questions)
    for was, now in zip(again.classifications, anew.classifications, strict=True):
        assert (was.subject, was.outcome, was.possible, was.by_line) == (
            now.subject,
            now.outcome,
            now.possible,
            now.by_line,
        )


def _completed(one: World, assessment: Assessment | None = None) -> list[tuple[Finding, set[Verdict], set[Ask]]]:
    """The findings with their verdicts and what matters by brute force, where there are not too many completions."""
    known = []
    for finding in (assessment or judged(one)).findings:
        rule = one.rulebook.rules[finding.rule]
        if rule.each is not None and finding.subject is None:
            assert finding.verdict is Verdict.NOT_APPLICABLE
            continue
        try:
            ways = all_ways(one.rulebook, one.facts, rule, finding.subject)
        except TooMany:
            continue
        asks = {ask_of(one.rulebook, choice) for choice in mattering(ways)}
        known.append((finding, {Verdict(way.verdict) for way in ways}, asks))
    return known


def _asked_with_list(one: World, ask: Ask, named: set[Ask]) -> bool:
    """Whether something is asked of a subject that one who is not listed may be within, and the list is named."""
    questions, statuses = one.rulebook.questions, one.rulebook.classifications
    each = ask.id if ask.what == "list" else (statuses if ask.what == "decision" else questions)[ask.id].each
    return any(s.within == each and Ask("list", s.id) in named for s in one.rulebook.subjects.values())


@effort(80, 480)
@given(dice())
def test_complete_answers_agree_with_ordinary_logic(thrown: Dice) -> None:
    """Complete answers leave nothing open, and every verdict is that of ordinary two-valued logic."""
    before = world(thrown)
    facts = completed(thrown, before.rulebook, before.facts)
    one = replace(before, facts=facts)
    chooser = Chooser(one.rulebook, facts, [])
    plain = Plain(one.rulebook, chooser, one.day, facts.decisions)

    for finding in judged(one).findings:
        rule = one.rulebook.rules[finding.rule]
        nobody = rule.each is not None and finding.subject is None
        expected = "not_applicable" if nobody else plain.verdict(rule, finding.subject)
        if any(answered_later(chooser)):  # a contradicting answer was taken out, so the answers are not complete
            reject()
        assert finding.verdict == expected
        assert finding.open_questions == ()


def answered_later(chooser: Chooser) -> list[bool]:
    """Whether a choice was left although the answers should be complete."""
    return [size > 1 for size in chooser.sizes]


@effort(60, 240)
@given(worlds(Size(unknown=100)))
def test_nothing_comes_from_nothing(one: World) -> None:
    """On an empty assessment no rule is met; a pack that would say so is refused."""
    lists = {kind: SubjectList(kind, {}, complete=False, given=False) for kind in one.facts.lists}
    empty = replace(one.facts, answers={}, lists=lists, decisions=())

    try:
        findings = assess(one.rulebook, empty, one.day).findings
    except Refused as error:
        findings, refused = (), {problem.id for problem in error.problems}
    else:
        refused = set()

    assert refused <= {"met-from-nothing"}
    assert not any(finding.verdict is Verdict.MET for finding in findings)


@effort(60, 240)
@given(dice())
def test_order_does_not_matter(thrown: Dice) -> None:
    """The order of rules, files, answers and subjects changes nothing: neither verdicts nor proofs nor what is asked."""
    one = world(thrown)
    assessment = judged(one)

    shuffled = assess(_shuffled_rulebook(thrown, one.rulebook), _shuffled_facts(thrown, one.facts), one.day)

    assert shuffled == assessment


def _shuffled(thrown: Dice, mapping: Mapping[str, T]) -> dict[str, T]:
    items = list(mapping.items())
    for i in range(len(items) - 1, 0, -1):
        j = thrown.below(i + 1)
        items[i], items[j] = items[j], items[i]
    return dict(items)


def _shuffled_rulebook(thrown: Dice, rulebook: Rulebook) -> Rulebook:
    return replace(
        rulebook,
        packs=_shuffled(thrown, rulebook.packs),
        subjects=_shuffled(thrown, rulebook.subjects),
        questions=_shuffled(thrown, rulebook.questions),
        terms=_shuffled(thrown, rulebook.terms),
        classifications=_shuffled(thrown, rulebook.classifications),
        rules=_shuffled(thrown, rulebook.rules),
    )


def _shuffled_facts(thrown: Dice, facts: Facts) -> Facts:
    lists = {kind: replace(one, members=_shuffled(thrown, one.members)) for kind, one in facts.lists.items()}
    answers = dict(reversed(facts.answers.items()))
    return replace(facts, lists=_shuffled(thrown, lists), answers=answers)


@effort(40, 120)
@given(worlds())
def test_the_day_is_an_argument(one: World) -> None:
    """Nothing reads the clock: with clocks that fail, equal inputs give equal results, to the byte of their repr."""

    def fail(*_: object) -> float:
        raise AssertionError("somebody looked at the clock")

    with pytest.MonkeyPatch.context() as patch:
        for clock in ("time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"):
            patch.setattr(time, clock, fail)
        with pytest.raises(AssertionError):
            type(one.day).today()
        first, second = judged(one), judged(one)

    assert repr(first) == repr(second)


def test_no_module_below_the_command_line_knows_a_clock() -> None:
    """Below the command line nothing imports `time`, or more of `datetime` than days and spans, and nothing asks for today."""
    floors = ("sources", "conditions", "packs", "answers", "assessment", "proofcheck", "authoring")
    for module in (m for floor in floors for m in Path(compliance.__path__[0], floor).rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not {alias.name for alias in node.names} & {"time", "datetime"}, module
            if isinstance(node, ast.ImportFrom) and node.module in ("time", "datetime"):
                assert {alias.name for alias in node.names} <= {"date", "timedelta"}, module
            assert not (isinstance(node, ast.Attribute) and node.attr == "today"), module
