"""A mistake in cases is told once, and what it hides is said: cases that could not be read, and steps that need them."""

from pathlib import Path

import pytest

from authoring.toy_pack import CASES, DAY, load
from compliance.authoring.check.looked import Looked
from compliance.authoring.check.steps import PackSteps
from compliance.authoring.lint import check_meaning
from compliance.authoring.lint.finding import too_large
from compliance.authoring.read_cases import cases_and_unread
from compliance.sources.problem import Problems

GIVEN = "  talking: {toys"
OTHER = "cases:\n  - {case: Apart, toys: {it: {answers: {toy.talks: no}}}, expect: {toy_kind: {it: plain}}}\n"
CIRCLE = "given:\n  one: {like: two}\n  two: {like: talking}\n  talking: {like: one, toys"
FIRST = "case: Tested on the last day\n    like: talking\n"


@pytest.mark.parametrize(
    ("was", "becomes", "told", "unread"),
    [
        ("given:\n" + GIVEN, CIRCLE, ["circle"], ("5 cases",)),
        (GIVEN, "  talking: {like: sining, toys", ["unknown-case"], ("5 cases",)),
        ("toy.talks: yes", "toy.talks: often", ["wrong-kind"], ("4 cases",)),
        ("toy.talks: yes", "toy.talk: yes", ["unknown-question"], ("5 cases",)),
        (GIVEN, "  talking: {answeres: {}, toys", ["unknown-key"], ("5 cases",)),
        ("like: Tested on", "liek: Tested on", ["unknown-key"], ("1 case",)),
        (FIRST, f"{FIRST}    like: {{\n", ["broken-yaml", "duplicate-key"], ("cases/toys.yaml",)),
        ("case: Adults play with it", "note: Adults play with it", ["missing-key"], ("1 case",)),
        ("given:\n", "expects: {}\ngiven:\n", ["unknown-key"], ()),
    ],
)
def test_a_mistake_is_told_once(
    was: str, becomes: str, told: list[str], unread: tuple[str, ...], tmp_path: Path
) -> None:
    """Nothing is told of cases that only stand on it, and they do not count; a case that does not is read."""
    book, _ = load(tmp_path)
    assert was in CASES
    (tmp_path / "act/cases/toys.yaml").write_text(CASES.replace(was, becomes, 1), encoding="utf-8")
    (tmp_path / "act/cases/other.yaml").write_text(OTHER, encoding="utf-8")
    problems = Problems()
    cases, words = cases_and_unread(tmp_path / "act", book, DAY, problems)

    assert sorted(problem.id for problem in problems.found) == told
    assert "Apart" in [case.name for case in cases]
    assert words == unread


def test_a_circle_is_told_where_it_closes(tmp_path: Path) -> None:
    """Once, however many cases stand on it, and at none of these."""
    book, _ = load(tmp_path)
    (tmp_path / "act/cases/toys.yaml").write_text(CASES.replace("given:\n" + GIVEN, CIRCLE), encoding="utf-8")
    problems = Problems()
    cases_and_unread(tmp_path / "act", book, DAY, problems)

    assert [problem.at.line for problem in problems.found if problem.at is not None] == [3]


def test_a_case_that_stands_on_a_file_that_cannot_be_read_is_not_told(tmp_path: Path) -> None:
    """Of a case that is like one in a broken file it is not said that the other is not there."""
    book, _ = load(tmp_path)
    (tmp_path / "act/cases/toys.yaml").write_text(CASES.replace("open: [", "open: a: ["), encoding="utf-8")
    on_it = "cases:\n  - {case: Apart, like: talking, expect: {toy_kind: {it: plain}}}\n"
    (tmp_path / "act/cases/other.yaml").write_text(on_it, encoding="utf-8")
    problems = Problems()
    cases, words = cases_and_unread(tmp_path / "act", book, DAY, problems)

    assert [problem.id for problem in problems.found] == ["bare-colon"]
    assert (cases, words) == ((), ("1 case", "cases/toys.yaml"))


def test_steps_say_what_could_not_be_read(tmp_path: Path) -> None:
    """Coverage is left out where a case is missing; lint looks at those that are there, and is left out if there are none."""
    wrong = CASES.replace("toy.tested_after: 31", "toy.tested_after: late").replace("open: [", "opened: [")
    book, _ = load(tmp_path)
    (tmp_path / "act/cases/toys.yaml").write_text(wrong, encoding="utf-8")
    steps = PackSteps(Looked(book, "act", tmp_path / "act", DAY))
    made = {step: steps.make(step) for step in ("lint", "cases", "coverage")}
    (tmp_path / "act/cases/toys.yaml").write_text(f"a: b: c\n{CASES}", encoding="utf-8")
    none = PackSteps(Looked(book, "act", tmp_path / "act", DAY)).make("lint")

    assert made["lint"].left_out == ""
    assert made["coverage"].left_out == "2 cases could not be read"
    assert made["cases"].says == "3 of 3 cases count and came out as they should; 2 cases could not be read"
    assert none.left_out == "cases/toys.yaml could not be read"


def test_what_is_too_large_without_some_cases_is_only_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lint could not look at for want of a case that shows it is no warning while cases cannot be read."""
    book, _ = load(tmp_path)
    monkeypatch.setattr(check_meaning, "check_meaning", lambda *_: [too_large("`act`", None)])
    whole = PackSteps(Looked(book, "act", tmp_path / "act", DAY)).make("lint")
    (tmp_path / "act/cases/toys.yaml").write_text(CASES.replace("open: [", "opened: ["), encoding="utf-8")
    short = PackSteps(Looked(book, "act", tmp_path / "act", DAY)).make("lint")

    assert [problem.id for problem in whole.problems] == ["too-large"]
    assert (short.problems, "but 1 too large to be looked at: 1 case could not be read" in short.says) == ((), True)


def test_lint_is_made_where_every_case_could_be_read(tmp_path: Path) -> None:
    """A mistake beside the cases takes nothing away from lint; coverage asks for files in order."""
    book, _ = load(tmp_path)
    (tmp_path / "act/cases/toys.yaml").write_text("expects: {}\n" + CASES, encoding="utf-8")
    steps = PackSteps(Looked(book, "act", tmp_path / "act", DAY))

    assert steps.make("lint").left_out == ""
    assert steps.make("coverage").left_out == "the files of cases have mistakes"


@pytest.mark.parametrize(
    ("toys", "lists"),
    [
        ("{it: {answers: {toy.talks: yes}}}", "of toys it lists `it`"),
        ("{a: {answers: {toy.talks: yes}}, b: {answers: {toy.talks: no}}}", "of toys it lists `a`, `b`"),
        ("", "of toys it lists none"),
    ],
)
def test_a_subject_that_is_not_listed_is_told_with_those_that_are(toys: str, lists: str, tmp_path: Path) -> None:
    """Whoever expects something of a subject that the case does not have is told which ones it has."""
    book, _ = load(tmp_path)
    listed = f"toys: {toys}, " if toys else ""
    case = f"cases:\n  - {{case: A, {listed}expect: {{toy_kind: {{watch: plain}}}}}}\n"
    (tmp_path / "act/cases/toys.yaml").write_text(case, encoding="utf-8")
    problems = Problems()
    cases_and_unread(tmp_path / "act", book, DAY, problems)

    [problem] = problems.found
    assert (problem.id, problem.help) == ("unknown-subject", (lists,))


def test_each_thing_that_differs_is_named(tmp_path: Path) -> None:
    """In a case with several differences each pair of expected and got stands below what it is about."""
    wrong = CASES.replace(
        "{act.test-talking-toys: {it: met}, toy_kind: {it: talking,",
        "{act.test-talking-toys: {it: gap}, toy_kind: {it: plain,",
    )
    book, _ = load(tmp_path, cases=wrong)
    [problem] = PackSteps(Looked(book, "act", tmp_path / "act", DAY)).make("cases").problems

    assert problem.says == "`act.test-talking-toys of it` comes out differently"
    at = problem.help.index("`toy_kind of it` comes out differently")
    assert [line.partition(":")[0] for line in problem.help[at + 1 : at + 3]] == ["expected", "got"]
    assert problem.help[0] == "expected: gap"
