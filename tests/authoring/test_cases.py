"""Cases: what they say, what they build on, and what a failure tells."""

from pathlib import Path

import pytest

from authoring.toy_pack import CASES, DAY, WITH_ADVICE, load, write_pack
from compliance.authoring.read_cases import read_cases
from compliance.authoring.run_case import run_case
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problems, Refused


def test_cases_come_out_as_they_expect(tmp_path: Path) -> None:
    """Answers come from `given`, from another case, and from the case itself, the nearest winning."""
    rulebook, cases = load(tmp_path)

    assert [run_case(rulebook, case).failures for case in cases] == [()] * 5


def test_a_wrong_expectation_fails_and_says_what_came_out(tmp_path: Path) -> None:
    """A failure names the rule, the subject, what was expected and what came out, and why."""
    rulebook, cases = load(tmp_path, cases=CASES.replace("{it: gap}", "{it: met}"))
    [failure] = run_case(rulebook, cases[1]).failures

    assert failure.lines() == [
        "expected: met",
        "got:      gap",
        "  applies: yes",
        "    yes: toy_kind is talking and for_children",
        "      yes: toy_kind is talking",
        "        toy_kind of it is talking",
        "          line talks: yes, gives talking",
        "            yes: toy.talks (answered yes)",
        "      yes: for_children",
        "        yes: toy.users includes children (answered [children])",
        "  duty `in_time`: no",
        "    no: toy.tested_after is at most 30 days (answered 31)",
    ]
    assert str(failure.place) == "act/cases/toys.yaml:10:42"


def test_a_todo_case_must_fail(tmp_path: Path) -> None:
    """A `todo` that comes out right does not pass, so that its note is taken out."""
    rulebook, cases = load(tmp_path, cases=CASES + "    todo: the pack does not get it\n")

    assert not run_case(rulebook, cases[4]).passed


def test_the_line_that_decides_can_be_expected(tmp_path: Path) -> None:
    """An outcome reached by another line than expected fails."""
    rulebook, cases = load(tmp_path, cases=CASES.replace("line: talks", "line: rest"))

    [failure] = run_case(rulebook, cases[0]).failures
    assert (failure.expected, failure.got) == ("line rest", "line talks")


def test_what_is_judged_once_has_its_line_beside_its_outcome(tmp_path: Path) -> None:
    """`{is: outcome, line: line}` expects both, and says what it knows if something else stands beside them."""
    once = {
        "questions/company.yaml": "section: Firm\nquestions:\n  - {id: firm.large, kind: yes_no, ask: Is it large?}\n",
        "classifications/firm.yaml": (
            "classifications:\n  - id: firm_kind\n    title: Kind of firm\n    outcomes: {large: Large, small: Small}\n"
            "    decide:\n      - {id: by_size, when: firm.large, then: large, because: It is.}\n      - {id: rest, otherwise: small}\n"
        ),
    }
    case = "cases:\n  - case: A large firm\n    answers: {firm.large: yes}\n    expect: {firm_kind: {is: large, line: LINE}}\n"
    for line, fails in (("by_size", False), ("rest", True)):
        rulebook, found = load(tmp_path, once, case.replace("LINE", line))
        assert bool(run_case(rulebook, found[0]).failures) is fails
    for wrong, id in (("{is: large, lines: by_size}", "unknown-key"), ("large, line: by_size", "unknown-name")):
        with pytest.raises(Refused) as told:
            load(tmp_path, once, case.replace("{is: large, line: LINE}", wrong))
        assert [problem.id for problem in told.value.problems] == [id]
        assert told.value.problems[0].help


def test_each_subject_can_have_a_line_of_its_own(tmp_path: Path) -> None:
    """Behind `line`, as behind the classification, subjects may stand; each line is compared."""
    two = """
  - case: Two toys
    like: talking
    toys: {doll: {answers: {toy.talks: no}}}
    expect: {toy_kind: {it: talking, doll: plain, line: {it: talks, doll: rest}}}
"""
    rulebook, cases = load(tmp_path, cases=CASES + two)
    assert run_case(rulebook, cases[5]).failures == ()

    rulebook, cases = load(tmp_path, cases=CASES + two.replace("doll: rest", "doll: talks"))
    [failure] = run_case(rulebook, cases[5]).failures
    assert (failure.expected, failure.got) == ("line talks", "line rest")


@pytest.mark.parametrize(
    ("talks", "standing", "got"),
    [
        ("yes", "gap (statute)", ""),
        ("yes", "gap (in_force, statute)", ""),
        ("yes", "gap (good_practice)", "statute"),
        ("no", "gap (good_practice)", ""),
        ("no", "gap (statute)", "good_practice"),
    ],
)
def test_the_standing_by_which_a_gap_counts_can_be_expected(
    tmp_path: Path, talks: str, standing: str, got: str
) -> None:
    """A gap of good practice alone does not pass for one of law, nor the other way round."""
    case = f"""\
cases:
  - case: Tested late
    toys: {{it: {{answers: {{toy.talks: {talks}, toy.users: [children], toy.tested_after: 31}}}}}}
    expect: {{act.test-talking-toys: {{it: "{standing}"}}}}
"""
    rulebook, [tested] = load(tmp_path, {"rules/testing.yaml": WITH_ADVICE}, case)

    assert [failure.got for failure in run_case(rulebook, tested).failures] == ([got] if got else [])


def test_open_questions_are_expected_exactly(tmp_path: Path) -> None:
    """A question that is named as open and does not matter fails, and so does one that is left out."""
    rulebook, cases = load(tmp_path, cases=CASES.replace("open: [toy.tested_after]", "open: [toy.talks]"))

    [failure] = run_case(rulebook, cases[2]).failures
    assert (failure.says, failure.expected, failure.got) == (
        "the open questions differ",
        "toy.talks",
        "toy.tested_after",
    )


def test_what_is_assumed_is_also_tried_as_unknown(tmp_path: Path) -> None:
    """Without an assumed answer the expected verdict must still be possible."""
    case = "  - {case: Assumed, like: talking, assumed: [toy.talks], expect: {act.test-talking-toys: {it: met}}}\n"
    rulebook, cases = load(tmp_path, cases=CASES + case)

    assert run_case(rulebook, cases[5]).failures == ()


@pytest.mark.parametrize(
    ("text", "id", "place"),
    [
        ("- {case: A, like: talking, expect: {toy_kind: {it: plain}}}\n", "wrong-shape", "act/cases/more.yaml:1:1"),
        ("words alone\n", "wrong-shape", "act/cases/more.yaml:1:1"),
        ("# nothing yet\n", "wrong-shape", "act/cases/more.yaml:1:1"),
        ("cases:\n", "empty-value", "act/cases/more.yaml:1:1"),
    ],
)
def test_a_file_that_gives_no_case_is_told(text: str, id: str, place: str, tmp_path: Path) -> None:
    """Nobody would notice that what stands in it is never tried."""
    rulebook, _ = load(tmp_path)
    (tmp_path / "act/cases/more.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    read_cases(tmp_path / "act", rulebook, DAY, problems)

    assert [(problem.id, str(problem.at)) for problem in problems.found] == [(id, place)]


@pytest.mark.parametrize(
    ("wrong", "id", "line"),
    [
        ("  - {case: A, lik: talking, expect: {toy_kind: {it: plain}}}", "unknown-key", 24),
        ("  - {case: A, like: talkin, expect: {toy_kind: {it: plain}}}", "unknown-case", 24),
        ("  - {case: A, like: talking, expect: {toy_kin: {it: plain}}}", "unknown-name", 24),
        ("  - {case: A, like: talking, expect: {toy_kind: {it: plan}}}", "unknown-outcome", 24),
        ("  - {case: A, like: talking, expect: {toy_kind: {that: plain}}}", "unknown-subject", 24),
        ("  - {case: A, like: talking, expect: {act.test-talking-toys: {it: meet}}}", "unknown-verdict", 24),
        ("  - {case: A, like: talking, expect: {toy_kind: {it: talking, line: talk}}}", "unknown-line", 24),
        ("  - {case: A, like: talking, expect: {toy_kind: {it: talking, line: {it: talk}}}}", "unknown-line", 24),
        ("  - {case: A, like: talking, expect: {toy_kind: {it: talking, line: {at: talks}}}}", "unknown-subject", 24),
        ("  - {case: A, like: talking, expect: {toy_kind: {it: talking, line: [talks]}}}", "wrong-kind", 24),
        (
            "  - {case: A, like: talking, expect: {act.test-talking-toys: {it: met, line: talks}}}",
            "unknown-subject",
            24,
        ),
        ("  - {case: A, like: talking}", "missing-key", 24),
        ("  - {case: A, like: talking, note: no, expect: {toy_kind: {it: plain}}}", "bare-yes-no", 24),
        ("  - {case: A, like: talking, disagrees: no, expect: {toy_kind: {it: plain}}}", "bare-yes-no", 24),
        ("  - {case: A, like: A, expect: {toy_kind: {it: plain}}}", "circle", 24),
        ("  - {case: A, like: talking, as_of: soon, expect: {toy_kind: {it: plain}}}", "not-a-date", 24),
        ("  - {case: Tested a day late, like: talking, expect: {toy_kind: {it: plain}}}", "duplicate-id", 24),
        ("  - {case: A, like: talking, from: {in: an-act}, expect: {toy_kind: {it: plain}}}", "unknown-instrument", 24),
        (
            "  - {case: A, toys: {it: {answers: {toy.talk: yes}}}, expect: {toy_kind: {it: plain}}}",
            "unknown-question",
            24,
        ),
    ],
)
def test_a_mistake_in_a_case_is_a_problem_with_its_place(wrong: str, id: str, line: int, tmp_path: Path) -> None:
    """Each mistake is told with the line it stands on."""
    pack = write_pack(tmp_path, cases=CASES + wrong + "\n")
    problems = Problems()
    read_cases(pack, load_rulebook([tmp_path], ["act"]).rulebook, DAY, problems)

    assert (id, line) in [(p.id, p.at.line) for p in problems.found if p.at is not None]
