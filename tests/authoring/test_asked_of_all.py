"""Questions are asked of all whom a rule means, and cases rest on no answer that nobody could give."""

from pathlib import Path

import pytest

from authoring.toy_pack import DAY, PACK, load
from compliance.authoring.check.answers_not_asked import find_answers_not_asked
from compliance.authoring.coverage import cover_pack
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.lint import asked_too_narrowly
from compliance.authoring.lint.asked_too_narrowly import check_asked
from compliance.authoring.lint.finding import LintFinding
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.search import Search
from compliance.sources.problem import Problems

ASKED = PACK["questions/toys.yaml"]
MORE = """\
  - {id: toy.loud, each: toy, kind: yes_no, ask: Is it loud?}
  - {id: toy.plan, each: toy, kind: yes_no, ask: Is there a plan?}
"""
LAB = "  - {id: toy.lab, each: toy, kind: choice, ask: Which?, options: {own: Ours, other: Another}%s}\n"
RULE = """\
rules:
  - id: act.lab
    each: toy
    title: Have it tested
    applies_when: toy_kind is talking
    requires:
      - {id: other, text: Another one tests it., met_when: toy.lab is other}
%s    standing: statute
    severity: high
    gap: Nobody else tests it.
    remedy: {text: Do., effort: days, owner: quality}
    cite: [{in: the-act, at: "1", quote: shall be tested}]
"""


def remarks(folder: Path, asked: str, rule: str = RULE % "") -> list[LintFinding]:
    """What is told of a question that is asked of some, which a rule for all talking toys needs."""
    files = {"questions/toys.yaml": ASKED + MORE + LAB % asked, "rules/lab.yaml": rule}
    rulebook, _ = load(folder, files, cases="cases: []\n")
    return list(check_asked(OpenWorld(rulebook, DAY), "act"))


@pytest.mark.parametrize(
    ("asked", "comes"),
    [
        (", ask_when: toy.loud, when_not_asked: own", "they can never meet it"),
        (", ask_when: toy.loud, when_not_asked: other", "they meet it without having said anything"),
        (", ask_when: toy_kind is talking and not toy.loud, when_not_asked: own", "they can never meet it"),
        (", ask_when: for_children, when_not_asked: own", "they can never meet it"),
    ],
)
def test_a_fact_that_the_rule_does_not_read_narrows_a_question(asked: str, comes: str, tmp_path: Path) -> None:
    """Whom a rule means and a question leaves out for a reason of its own is told, with answers that show it."""
    [remark] = remarks(tmp_path, asked)

    assert remark.id == "asked-too-narrowly"
    assert comes in remark.says
    assert "toy.talks of a is yes" in remark.witness


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ("", ""),
        (", ask_when: toy_kind is talking, when_not_asked: own", ""),
        (", ask_when: toy.plan, when_not_asked: own", "      - {id: plan, text: Plan., met_when: toy.plan}\n"),
    ],
)
def test_what_people_do_does_not_narrow_a_question(asked: str, more: str, tmp_path: Path) -> None:
    """A question that follows from what the same rule asks for is asked of all: they can do that, and are asked then."""
    assert remarks(tmp_path, asked, RULE % more) == []


def test_what_is_too_large_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not all answers could be looked at, that is told and never taken for right."""
    monkeypatch.setattr(asked_too_narrowly, "_BUDGET", 1)

    found = remarks(tmp_path, ", ask_when: toy.loud, when_not_asked: own")

    assert [remark.id for remark in found] == ["too-large"]


CASES = """\
cases:
  - case: Another laboratory
    toys: {it: {answers: {toy.talks: yes, toy.users: [children], toy.loud: %s, toy.lab: other}}}
    expect: {%s}
"""
ONLY_LOUD = {
    "questions/toys.yaml": ASKED + MORE + LAB % ", ask_when: toy.loud, when_not_asked: own",
    "rules/lab.yaml": RULE % "",
}


@pytest.mark.parametrize(
    ("loud", "expected", "ids"),
    [
        ("no", "act.lab: {it: met}", ["contradicting-answer"]),
        ("yes", "act.lab: {it: met}", []),
        ("no", "toy_kind: {it: talking}", []),
    ],
)
def test_case_that_rests_on_an_answer_that_is_not_asked(
    loud: str, expected: str, ids: list[str], tmp_path: Path
) -> None:
    """It is told where it stands; an answer that changes nothing for what a case expects is no harm."""
    rulebook, cases = load(tmp_path, ONLY_LOUD, CASES % (loud, expected))
    problems = Problems()
    find_answers_not_asked(JudgedCases(rulebook, cases), problems)

    assert [(problem.id, problem.level) for problem in problems.found] == [(id, "warning") for id in ids]
    assert all(problem.at is not None and problem.at.line == 3 for problem in problems.found)


MANY = "".join(
    CASES.replace("Another laboratory", f"Laboratory {number}").removeprefix("cases:\n" if number else "")
    % ("no", "act.lab: {it: met}")
    for number in range(5)
)


def test_many_answers_that_are_not_asked_are_told_once_where_the_question_stands(tmp_path: Path) -> None:
    """Where one question is answered against what asks for it in many cases, the mistake is mostly in `ask_when`."""
    rulebook, cases = load(tmp_path, ONLY_LOUD, MANY)
    problems = Problems()
    find_answers_not_asked(JudgedCases(rulebook, cases), problems)

    [problem] = problems.found
    assert "5 answers to `toy.lab` decide cases" in problem.says
    assert problem.at is not None
    assert problem.at.file == "act/questions/toys.yaml"
    assert [says for _, says in problem.notes] == [f"such as the case `Laboratory {number}`" for number in range(3)]


ANY = RULE.replace("    each: toy\n", "").replace("toy_kind is talking", "any toy (toy.talks and toy.loud)") % ""
ANY = ANY.replace("toy.lab is other", "any toy (toy.lab is other)")
TWO = """\
cases:
  - {case: Both, toys: {it: {answers: {toy.talks: yes, toy.loud: yes, toy.lab: other}}}, expect: {act.lab: met}}
  - {case: None, toys: {it: {answers: {toy.talks: no, toy.loud: %s, toy.lab: own}}}, expect: {act.lab: not_applicable}}
"""


@pytest.mark.parametrize(("loud", "lacking"), [("no", ["toy.talks", "toy.loud"]), ("yes", ["toy.loud"])])
def test_what_is_asked_of_any_subject_is_shown_part_by_part(loud: str, lacking: list[str], tmp_path: Path) -> None:
    """Inside `any toy (...)` each part has to be seen to decide, and answers that show it are found."""
    files = {"questions/toys.yaml": ASKED + MORE + LAB % "", "rules/lab.yaml": ANY}
    rulebook, cases = load(tmp_path, files, TWO % loud)
    search = Search(rulebook, "act", DAY)
    result = cover_pack(JudgedCases(rulebook, cases), "act", search.is_impossible)
    inside = [one for one in result.lacking if one.leaf.startswith("any toy: ") and one.part == "applies_when"]

    assert [one.leaf for one in inside] == [f"any toy: {name}" for name in lacking]
    assert all(next(search.find(one), None) is not None for one in inside)


def test_parts_of_when_are_shown(tmp_path: Path) -> None:
    """What a duty's `when` rests on is to be shown like any other condition."""
    rule = RULE.replace("met_when:", "when: toy.loud, met_when:") % ""
    rulebook, cases = load(
        tmp_path,
        {"questions/toys.yaml": ASKED + MORE + LAB % "", "rules/lab.yaml": rule},
        CASES % ("yes", "act.lab: {it: met}"),
    )
    search = Search(rulebook, "act", DAY)
    lacking = [one for one in cover_pack(JudgedCases(rulebook, cases), "act").lacking if one.part == "when of other"]

    assert [(one.leaf, str(one.truth)) for one in lacking] == [("toy.loud", "no")]
    assert next(search.find(lacking[0]), None) is not None
