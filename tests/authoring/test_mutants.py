"""Mutation testing and coverage: a wrong rule is noticed, and what no case shows is told."""

from pathlib import Path

import pytest

from authoring.toy_pack import CASES, PACK, load
from compliance.authoring.coverage import cover_pack
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.mutate import mutate_pack


def said(tmp_path: Path, cases: str) -> list[str]:
    """What survives a mutation run, in words."""
    rulebook, found = load(tmp_path, cases=cases)
    return [f"{s.mutant.name}, {s.mutant.part}: {s.mutant.says}" for s in mutate_pack(rulebook, "act", found).survivors]


def test_good_cases_let_no_mutant_survive_but_those_of_dates(tmp_path: Path) -> None:
    """With both sides of the number and every part shown, only the day in force is not tried."""
    assert said(tmp_path, CASES) == [
        "act.test-talking-toys, in_force: made `from 2026-01-01` `from 2025-12-31`",
        "act.test-talking-toys, in_force: made `from 2026-01-01` `from 2026-01-02`",
    ]


def test_without_the_case_on_the_boundary_a_mutant_survives(tmp_path: Path) -> None:
    """A number moved by one is noticed only by a case that stands on it."""
    survivors = said(tmp_path, CASES.replace("toy.tested_after: 30", "toy.tested_after: 20"))

    assert "act.test-talking-toys, duty in_time, met_when: made 30 29" in survivors


def test_dates_are_noticed_on_both_sides(tmp_path: Path) -> None:
    """A case on the first day in force, and one on the day before, notice a moved date."""
    more = """\
  - {case: First day, like: talking, as_of: 2026-01-01, expect: {act.test-talking-toys: {it: met (in_force)}}}
  - {case: Day before, like: talking, as_of: 2025-12-31, expect: {act.test-talking-toys: {it: met (coming)}}}
"""
    assert said(tmp_path, CASES + more) == []


def test_mutants_that_mean_the_same_are_left_out(tmp_path: Path) -> None:
    """A change that no answers can tell from the original is proven so."""
    rule = """\
rules:
  - id: act.test-talking-toys
    each: toy
    title: Test talking toys
    applies_when: toy.talks and (toy.talks or for_children)
    requires: [{id: in_time, text: It is tested., met_when: toy.tested_after is at most 30 days}]
    standing: statute
    severity: high
    gap: It is tested late.
    remedy: {text: Test it., effort: days, owner: quality}
    cite: [{in: the-act, at: "1", quote: shall be tested}]
"""
    cases = CASES.replace("{it: not_applicable}}\n", "{it: met}}\n")
    rulebook, found = load(tmp_path, {"rules/testing.yaml": rule}, cases)
    result = mutate_pack(rulebook, "act", found)

    assert result.same_meaning > 0
    assert "dropped `toy.talks or for_children`" not in [survivor.mutant.says for survivor in result.survivors]


@pytest.mark.parametrize(("found_on", "survives"), [("2026-03-01", True), ("2026-03-08", False)])
def test_last_day_that_counts_from_another_day(tmp_path: Path, found_on: str, survives: bool) -> None:
    """A last day counted from another date of the same subject is noticed only where the two days differ."""
    days = """\
  - {id: toy.made_on, each: toy, kind: date, ask: When was it made?}
  - {id: toy.found_on, each: toy, kind: date, ask: When was it found?}
  - {id: shop.opened_on, kind: date, ask: When did the shop open?}
"""
    last_day = "at most 30 days, due: 10 days after toy.made_on}"
    changes = {
        "questions/toys.yaml": PACK["questions/toys.yaml"] + days,
        "rules/testing.yaml": PACK["rules/testing.yaml"].replace("at most 30 days}", last_day),
    }
    answers = f"toy.talks: yes, toy.made_on: 2026-03-01, toy.found_on: {found_on}"
    cases = CASES.replace("toy.talks: yes", answers).replace(
        "    expect: {act.test-talking-toys: {it: gap}}",
        """\
    as_of: 2026-03-12
    expect: {act.test-talking-toys: {it: gap}}""",
    )
    rulebook, found = load(tmp_path, changes, cases)
    survivors = [s.mutant.says for s in mutate_pack(rulebook, "act", found).survivors]

    assert ("counted from `toy.found_on`, not from `toy.made_on`" in survivors) is survives
    assert not [says for says in survivors if "shop.opened_on" in says]


def test_coverage_names_what_no_case_shows(tmp_path: Path) -> None:
    """A verdict that no case expects, and a side of a number that no case stands on, are told."""
    rulebook, found = load(tmp_path, cases=CASES.replace("toy.tested_after: 30", "toy.tested_after: 20"))
    lacking = [one.says for one in cover_pack(JudgedCases(rulebook, found), "act").lacking]

    assert "in_time: no case has `toy.tested_after` at 30" in lacking
    assert not [says for says in lacking if says.startswith("no case expects")]


def test_large_number_is_moved_like_any_other(tmp_path: Path) -> None:
    """`20_000` moved by one is another condition, and the cases on both sides notice it."""
    large = {"rules/testing.yaml": PACK["rules/testing.yaml"].replace("at most 30 days", "at most 20_000 days")}
    cases = CASES.replace("toy.tested_after: 30", "toy.tested_after: 20000").replace(
        "tested_after: 31", "tested_after: 20001"
    )
    rulebook, found = load(tmp_path, large, cases)
    survivors = [s.mutant.says for s in mutate_pack(rulebook, "act", found).survivors]

    assert not any(says.startswith("made 20000 ") for says in survivors)
