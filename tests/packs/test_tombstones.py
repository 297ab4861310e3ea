"""Tombstones: an id that a pack gave up is never used again, and whoever names it is told why."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from compliance.answers.read import check_text
from compliance.authoring.read_cases import read_cases
from compliance.packs.load import load_rulebook
from compliance.packs.overlay import check_overlay
from compliance.sources.problem import Problem, Problems, Refused

REMOVED = 'removed:\n  - {id: %s, since: "0.2.0", why: The Act was changed., replaced_by: %s}\n'
Find = Callable[[Mapping[str, str]], list[Problem]]


def with_removed(toy: dict[str, str], id: str, by: str) -> dict[str, str]:
    """Return the small pack with an id that it gave up."""
    return toy | {"toy/pack.yaml": toy["toy/pack.yaml"] + REMOVED % (id, by)}


@pytest.mark.parametrize(
    ("id", "by", "wrong"),
    [
        ("toy.old-rule", "toy.tell-parents", []),
        ("function.shouts", "[function.talks, staff.count]", []),
        ("toy.tell-parents", "toy.new-rule", ["reused-id"]),
        ("staff.count", "function.talks", ["reused-id"]),
        ("toy.old-rule", "toy.no-such", ["unknown-replacement"]),
    ],
)
def test_ids_that_were_given_up(toy: dict[str, str], problems: Find, id: str, by: str, wrong: list[str]) -> None:
    """An id that was given up stands for nothing any more, and what replaces it exists."""
    assert [problem.id for problem in problems(with_removed(toy, id, by))] == wrong


@pytest.mark.parametrize(
    ("removed", "by", "assessment"),
    [
        ("staff.number", "staff.count", "answers: {staff.number: 3}\n"),
        ("toy.old", "toy.new-rule", "waivers: [{rule: toy.old, by: A, because: b, until: 2027-01-01}]\n"),
        ("toy.old", "toy.new-rule", "scoped_out: [{rule: toy.old, by: A, because: b}]\n"),
        ("old_status", "toy_status", "decisions: [{on: old_status, is: x, by: A, dated: 2026-01-01, because: b}]\n"),
    ],
)
def test_assessment_names_what_was_given_up(
    toy: dict[str, str], write_packs: Callable[[Mapping[str, str]], Path], removed: str, by: str, assessment: str
) -> None:
    """An assessment that names something that was given up is told when, why, and what replaces it."""
    rulebook = load_rulebook([write_packs(with_removed(toy, removed, by))]).rulebook
    text = f"assessment: 1\ndeployment: {{name: It, organisation: Us}}\n{assessment}"
    with pytest.raises(Refused) as refused:
        check_text(Path("a.yaml"), text.encode(), rulebook)

    (problem,) = refused.value.problems
    assert problem.id == "removed-id"
    assert problem.says == f"`{removed}` was given up in version 0.2.0 of `toy`: The Act was changed"
    assert problem.help == (f"use `{by}` instead",)


def test_case_and_overlay_name_what_was_given_up(
    toy: dict[str, str], write_packs: Callable[[Mapping[str, str]], Path]
) -> None:
    """So is a case, and an overlay."""
    files = with_removed(toy, "toy.old", "toy.new-rule")
    files["toy/cases/one.yaml"] = "cases:\n  - case: One\n    answers: {staff.count: 3}\n    expect: {toy.old: met}\n"
    folder = write_packs(files)
    rulebook = load_rulebook([folder]).rulebook
    of_case, of_overlay = Problems(), Problems()
    read_cases(folder / "toy", rulebook, date(2026, 11, 22), of_case)
    text = 'overlay: o\nversion: "1"\nover: {toy: ">=0"}\nchanges: [{rule: toy.old, severity: low, because: x}]\n'
    check_overlay("o.yaml", text.encode(), rulebook, of_overlay)

    assert "removed-id" in {problem.id for problem in of_case.found}
    assert [problem.id for problem in of_overlay.found] == ["removed-id"]


def test_law_names_what_was_given_up(toy: dict[str, str], problems: Find) -> None:
    """A provision that is covered by a rule that was given up: what replaces it is told, not what is called alike."""
    law = "law:\n  - {instrument: toy-act, provisions: [{at: Section 1, covered_by: toy.old-rule}]}\n"
    found = problems(with_removed(toy, "toy.old-rule", "toy.tell-parents") | {"toy/law.yaml": law})

    assert [(problem.id, problem.help) for problem in found] == [("removed-id", ("use `toy.tell-parents` instead",))]
