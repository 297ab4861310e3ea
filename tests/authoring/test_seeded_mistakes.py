"""Every mistake that somebody may make in a pack is told, with the place where it stands."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from authoring.seeded_mistakes import (
    AFTER_REVIEW,
    ASKED,
    BEFORE_REVIEW,
    KINDS,
    LAW,
    MISTAKES,
    PACK,
    RULES,
    TERMS,
    TEXTS,
    Mistake,
)
from compliance.authoring.check.looked import Looked
from compliance.authoring.check.since_review import find_changed_since_review
from compliance.authoring.check.steps import STEPS, PackSteps
from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problem, Problems, Refused

SEEDED = Path(__file__).parent / "seeded"
DAY = date(2026, 11, 22)


def checked(rules: Path) -> list[Problem]:
    """Everything that all steps find in the pack, which nobody has signed; or what is wrong with it if it cannot be read."""
    try:
        rulebook = load_rulebook([rules], ["lamps"]).rulebook
    except Refused as refused:
        return refused.problems
    making = PackSteps(Looked(rulebook, "lamps", rules / "lamps", DAY, SEEDED / "sources"))
    problems = [problem for step in STEPS for problem in making.make(step).problems]
    return [problem for problem in problems if problem.id != "never-reviewed"]


def test_the_pack_is_right_before_a_mistake_is_put_into_it() -> None:
    """Nothing is said of the pack as it is, but that one option only makes its question clearer."""
    assert [problem.id for problem in checked(SEEDED / "rules")] == ["unused-option"]


def test_there_are_sixty_mistakes() -> None:
    """There are at least sixty mistakes, and no two are the same."""
    assert len(set(MISTAKES)) == len(MISTAKES) >= 60


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.id}: {mistake.becomes[:40]}")
def test_mistake_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    """The problem is told, and points at the line of the mistake, or at the case or duty that shows it."""
    rules = with_mistake(tmp_path / "rules", mistake.file, mistake.was, mistake.becomes)

    told = {(p.id, f"{p.at.file}:{p.at.line}") for p in checked(rules) if p.at is not None}

    assert (mistake.id, where(mistake, rules)) in told


def signed(rules: Path) -> Path:
    """The packs with a record in which a second reader has signed everything."""
    for file, was, becomes in BEFORE_REVIEW:
        with_mistake(rules, file, was, becomes)
    record = sign_record(
        None, load_rulebook([rules], ["lamps"]).rulebook, "lamps", "second reader", DAY, (), rules / "lamps"
    )
    record_path(rules / "lamps").write_text(record_text(record, rules / "lamps"), encoding="utf-8")
    return rules


def since_review(rules: Path) -> list[Problem]:
    """What the pack's record says of the pack as it is now."""
    problems = Problems()
    find_changed_since_review(load_rulebook([rules], ["lamps"]).rulebook, "lamps", rules / "lamps", problems)
    return problems.found


@pytest.mark.parametrize("mistake", AFTER_REVIEW, ids=lambda mistake: f"{mistake.id}: {mistake.becomes[:40]}")
def test_mistake_after_the_review_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    """What was signed as read and is changed is a warning at the line of the changed part, whatever else notices it."""
    rules = signed(tmp_path / "rules")
    assert since_review(rules) == []

    with_mistake(rules, mistake.file, mistake.was, mistake.becomes)

    told = since_review(rules)
    assert all(problem.level == "warning" for problem in told)
    assert (mistake.id, where(mistake, rules)) in {(p.id, f"{p.at.file}:{p.at.line}") for p in told if p.at is not None}


def test_step_read_tells_of_the_record(tmp_path: Path) -> None:
    """`pack check` tells in the step `read` what has changed since the pack was signed."""
    rules = with_mistake(signed(tmp_path / "rules"), RULES, "severity: medium", "severity: low")
    rulebook = load_rulebook([rules], ["lamps"]).rulebook

    step = PackSteps(Looked(rulebook, "lamps", rules / "lamps", DAY)).make("read")

    assert [problem.id for problem in step.problems] == ["changed-since-review"]


ADVICE = [
    (RULES, "shall be tested}", "shall be teste}", "the text has `shall be tested`"),
    (RULES, "shall be tested}", "must be tested}", "`4` has `shall` where this has `must`"),
    (RULES, "quote: Every bright lamp", "quote: Every ... lamp", 'as a list: `["Every", "lamp"]`'),
    (RULES, "quote: Every bright lamp", "quote: “Every bright lamp”", "curly quotation marks are part of the text"),
    (TEXTS, "xx/lamps-act.txt", "xx/lamp-act.txt", "did you mean `xx/lamps-act.txt`?"),
    (RULES, "at most 30 days", "at most 720 hours", "if the law means that, write `at most 30 days`"),
    (RULES, "at most 30 days", "at most 7 hours", "write the limit as the law counts it in `days`"),
    (ASKED, "unit: days", "unit: hours", "or write `unit: days` at the question, if the law counts in days"),
    (ASKED, "unit: days", "unit: business_days", "did you mean `working_days`?"),
    (ASKED, "unit: days", "unit: dyas", "did you mean `days`?"),
    (ASKED, "After how many days", "After how many weeks", "ask how many days, or write `unit: weeks`"),
    (ASKED, "kind: choices", "kind: choice", "or make it `choices`, if several can be ticked"),
    (ASKED, "kind: choice, ask", "kind: choices, ask", "or make it a `choice`, if only one of them can be the answer"),
    (PACK, "jurisdiction: xx", "jurisdiction: ue", "did you mean `eu`?"),
    (PACK, "jurisdiction: xx", "jurisdiction: usa", "did you mean `us`?"),
    (RULES, "is at most 30 days", "<= 30 days", "write `lamp.tested_after is at most 30 days`"),
    (RULES, "label_tells includes", "label_tells =", "or `lamp.label_tells includes brightness` if it is a tick list"),
    (TERMS, "sold_at_home and lamp.public", "“sold_at_home and lamp.public”", "take them away at both ends"),
    (TERMS, "lamp.public", "lamp.publi\u0441", "write `lamp.public`"),
    (ASKED, "{brightness:", "{brightn\u0435ss:", "write `brightness`"),
    (RULES, "  - id: lamps.test", "  – id: lamps.test", "is a dash (U+2013), which is not the hyphen `-`"),
    (LAW, '{at: "4", covered_by', '{at: "4, covered_by', 'write `"` where its text ends'),
    (RULES, "gap: It may burn.", "gap: >-\n      It\n    may. It: burns", "if this line continues the text above it"),
    (LAW, '- {at: "4", covered_by', '-{at: "4", covered_by', "write `- ` before each item of a list"),
    (RULES, "gap: It may burn.", 'gap: "See S:\\Legal"', "use single quotes, or write `\\\\` for a backslash"),
    (PACK, 'needs: {base: ">=1"}\n', "", "the pack `base` has it: name that pack in `needs`"),
    (RULES, "    severity: high\n", "", "write one of critical, high, medium, low"),
    (ASKED, "    when_not_asked: nobody\n", "", "write `when_not_asked:` and one of its options: nobody, some"),
    (KINDS, "then: bright\n", "then: [bright, plain]\n        contested: a\n        leans: outside\n", "bright, plain"),
]


@pytest.mark.parametrize(("file", "was", "becomes", "words"), ADVICE, ids=[becomes[:40] for _, _, becomes, _ in ADVICE])
def test_mistake_is_told_with_the_way_out(file: str, was: str, becomes: str, words: str, tmp_path: Path) -> None:
    """What is said names what was probably meant, and nothing that would make wrong law."""
    told = checked(with_mistake(tmp_path / "rules", file, was, becomes))

    assert any(words in line for problem in told for line in problem.help), [problem.help for problem in told]


@pytest.mark.parametrize(
    ("was", "becomes", "note"),
    [
        ("unit: days", "unit: hours", "asked in hours here"),
        ("unit: days, ask: After how many days", "unit: days, ask: After how many hours", "counted in days here"),
        ("kind: choices", "kind: choice", "only one may be chosen here"),
        ("kind: choice, ask: Who tests it?", "kind: choices, ask: Who tests it?", "several may be ticked here"),
        ("some: Some buyers", "some: Nobody", "the same words stand here"),
    ],
)
def test_mistake_of_a_question_is_shown_at_the_question(was: str, becomes: str, note: str, tmp_path: Path) -> None:
    """Whatever line notices it, a note points at the line of the question that is probably wrong."""
    rules = with_mistake(tmp_path / "rules", ASKED, was, becomes)

    notes = {(place.line, words) for problem in checked(rules) for place, words in problem.notes if place is not None}

    assert (int(where(Mistake(ASKED, was, becomes, ""), rules).rpartition(":")[2]), note) in notes


@pytest.mark.parametrize(
    ("file", "was", "becomes"),
    [
        (ASKED, "After how many days is it tested?", "How many weeks later (in days) is it tested?"),
        (PACK, "jurisdiction: xx", "jurisdiction: Saxony"),
        (PACK, "jurisdiction: xx", "jurisdiction: IN"),
        (PACK, "covers: ", "holidays: [2026-07-03]\ncovers: "),
        (RULES, "tested within 30 days.", "tested within thirty days, and tested again within a year."),
        (RULES, "tested within 30 days.", "tested within 30 days; 90 days with leave."),
    ],
)
def test_what_is_no_mistake(file: str, was: str, becomes: str, tmp_path: Path) -> None:
    """Words for a jurisdiction are free, a question may name two units, and a text more than its limit."""
    told = checked(with_mistake(tmp_path / "rules", file, was, becomes))

    assert [problem.says for problem in told] == [problem.says for problem in checked(SEEDED / "rules")]


@pytest.mark.parametrize(
    ("file", "was", "becomes", "only"),
    [
        (ASKED, "questions:\n", "questions:\n  - {id: company.markets, kind: yes_no, ask: Which?}\n", "duplicate-id"),
        (RULES, "in_force: {from: act_begins}", "in_force: *first", "alias"),
        (RULES, "quote: Every bright lamp", "quote: lamp", "unused-option"),
        (ASKED, "unit: days", "unit: workdays", "wrong-unit"),
    ],
)
def test_one_mistake_is_told_once(file: str, was: str, becomes: str, only: str, tmp_path: Path) -> None:
    """Nothing is said that is only a consequence of a mistake, and a short quote that is right is none."""
    if only == "alias":
        with_mistake(tmp_path / "rules", RULES, was, "in_force: &first {from: act_begins}")
    told = checked(with_mistake(tmp_path / "rules", file, was, becomes))

    assert {problem.id for problem in told} == {only}


def with_mistake(rules: Path, file: str, was: str, becomes: str) -> Path:
    """The packs with one mistake more in a file."""
    if not rules.exists():
        shutil.copytree(SEEDED / "rules", rules)
    path = rules / "lamps" / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    return rules


def where(mistake: Mistake, rules: Path) -> str:
    """The line that a mistake's problem points at; after `@`, words of whichever file has them first."""
    wanted = mistake.at.lstrip("@") or mistake.becomes.strip()
    files = [mistake.file]
    if mistake.at.startswith("@"):
        files = ["cases/lamps", "rules/lamps", "questions/lamps", "terms"]
    for file in files:
        path = rules / "lamps" / f"{file}.yaml"
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if wanted in line:
                return f"{path.relative_to(rules).as_posix()}:{number}"
    raise AssertionError(wanted)
