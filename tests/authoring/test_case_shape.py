"""What stands in a file of cases in another shape than its schema says is told, and never passed over."""

from pathlib import Path

import pytest

from authoring.toy_pack import DAY, load
from compliance.authoring.read_cases import read_cases
from compliance.sources.problem import Problems

CASE = "cases: [{case: a toy, toys: {bear: {answers: {toy.talks: yes}}}, %s, expect: {toy_kind: {bear: talking}}}]"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("as_of: [2025-06-01]", "a list stands where `as_of` should be one text"),
        ("like: {given: g}", "a group of keys stands where `like` should be one text"),
        ("todo: [later]", "a list stands where `todo` should be one text"),
        ("assumed: toy.talks", "a text stands where `assumed` should be a list"),
        ("open: toy.users", "a text stands where `open` should be a list"),
        ("open: [[toy.users]]", "a list stands where each entry of `open` should be one text"),
        ("from: a guide", "a text stands where `from` should hold keys"),
        ("from: {in: the-act, at: [one, two]}", "a list stands where `at` should be one text"),
    ],
)
def test_another_shape_is_told(written: str, says: str, tmp_path: Path) -> None:
    """Each is an error at its place, and the case does not count."""
    rulebook, _ = load(tmp_path, {})
    folder = tmp_path / "shapes"
    (folder / "cases").mkdir(parents=True)
    (folder / "cases" / "one.yaml").write_text(CASE % written, encoding="utf-8")
    problems = Problems()

    cases = read_cases(folder, rulebook, DAY, problems)

    assert cases == ()
    [told] = [problem for problem in problems.errors if problem.id == "wrong-shape"]
    assert told.says == says
    assert told.at is not None
    assert told.at.line == 1
