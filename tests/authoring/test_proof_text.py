"""Why a case fails is told down to the answers; where that is long, what decides is told first and whole."""

from pathlib import Path

import pytest

from authoring.toy_pack import CASES, DAY, load
from compliance.authoring import proof_text
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.proof_text import outcome_proof_lines, rule_proof_lines
from compliance.authoring.read_cases import read_cases
from compliance.sources.problem import Problems

ADULTS = """\
  - case: Only adults play with it
    like: talking
    toys: {it: {answers: {toy.users: [adults], toy.tested_after: 31}}}
    expect: {act.test-talking-toys: {it: gap}}
"""


def told(folder: Path) -> tuple[str, ...]:
    """Why the rule does not apply to a toy that talks and that children do not use."""
    book, _ = load(folder, cases=CASES + ADULTS)
    cases = read_cases(folder / "act", book, DAY, Problems())
    number = next(n for n, case in enumerate(cases) if case.name == "Only adults play with it")
    judged = JudgedCases(book, cases)
    proof = judged.rule(number, "act.test-talking-toys", "it")
    assert proof is not None
    return rule_proof_lines(judged.scene(number), proof)


DECIDES = "    no: toy.users includes children (answered [adults])"
REST = "    toy_kind of it is talking"


def test_a_short_proof_is_told_whole(tmp_path: Path) -> None:
    """Nothing is left out of a proof of a few lines."""
    lines = [line.strip() for line in told(tmp_path)]

    assert DECIDES.strip() in lines
    assert REST.strip() in lines


def test_a_long_proof_is_told_by_what_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what does not decide only the truth is told, and how much was left out; the answer that decides is there."""
    whole = len(told(tmp_path))
    monkeypatch.setattr(proof_text, "_MOST_LINES", whole - 1)
    brief = told(tmp_path)

    stripped = [line.strip() for line in brief]
    assert DECIDES.strip() in stripped
    assert "yes: toy_kind is talking" in stripped
    assert REST.strip() not in stripped
    assert brief[-1] == f"told in brief: {whole - len(brief) + 1} lines on what does not decide are left out"


def test_what_is_long_even_in_brief_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is still too long is cut, and how many lines are missing is said."""
    monkeypatch.setattr(proof_text, "_MOST_LINES", 2)

    lines = told(tmp_path)
    assert len(lines) == 3
    assert lines[-1].startswith("... and ")


def test_a_classification_is_told_by_the_lines_that_hold(tmp_path: Path) -> None:
    """The proof of an outcome names it and the line that gives it."""
    book, cases = load(tmp_path)
    judged = JudgedCases(book, cases)

    lines = outcome_proof_lines(judged.scene(0), ("toy_kind", "it"))
    assert lines[:2] == ("toy_kind of it is talking", "  line talks: yes, gives talking")
