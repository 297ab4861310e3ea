"""A mutant that survives comes with the case that would notice it."""

import re
from pathlib import Path

import pytest

from authoring.toy_pack import CASES, DAY, PACK, WITH_ADVICE, load
from compliance.authoring.case_text import case_text
from compliance.authoring.mutate import Survivor, mutate_pack
from compliance.authoring.score_line import has_score, put_score

ROOT = Path(__file__).parents[2]
FEW = CASES.partition("  - case: Tested a day late")[0]


def test_with_the_cases_that_are_offered_no_mutant_survives(tmp_path: Path) -> None:
    """Every survivor has a case, of days in force too, and together they notice all of them."""
    rulebook, found = load(tmp_path, cases=FEW)
    survivors = mutate_pack(rulebook, "act", found, day=DAY).survivors
    offered = "".join(
        re.sub(r"case: .*", f'case: "{number}"', case_text(survivor.case, confirm=""), count=1)
        for number, survivor in enumerate(survivors)
        if survivor.case is not None
    )

    assert len(survivors) > 5
    assert all(survivor.case is not None for survivor in survivors)
    rulebook, found = load(tmp_path, cases=FEW + offered)
    assert mutate_pack(rulebook, "act", found, day=DAY).survivors == ()


def test_a_mistake_that_makes_advice_law_is_no_mistake_of_the_same_meaning(tmp_path: Path) -> None:
    """Where the verdict stays the same and only the standing differs, the case that is offered expects the standing."""
    rulebook, found = load(tmp_path, {"rules/testing.yaml": WITH_ADVICE}, CASES.partition("cases:")[0] + "cases: []\n")
    survivors = mutate_pack(rulebook, "act", found, day=DAY).survivors
    [made_law] = [s for s in survivors if s.mutant.part == "duty in_time, when" and s.mutant.says == "dropped it"]

    assert made_law.case is not None
    assert made_law.case.expected.told == "gap (in_force, good_practice)"


def test_lines_of_force_are_told_apart_by_what_decides(tmp_path: Path) -> None:
    """A mistake below a line that has decided already changes nothing; any other comes with answers that reach it."""
    forces = (
        "in_force:\n      - {when: toy.talks, from: 2026-01-01}\n      - {when: toy.talks and for_children, from: 2027-01-01}\n"
        "      - {when: for_children, from: 2028-01-01, standing: good_practice}\n      - {from: 2029-01-01}"
    )
    rule = PACK["rules/testing.yaml"].replace("in_force: {from: 2026-01-01}", forces)
    rule = rule.replace(
        "applies_when: toy_kind is talking and for_children",
        "applies_when: toy.users includes any of (children, adults)",
    )
    rulebook, found = load(tmp_path, {"rules/testing.yaml": rule}, CASES.partition("cases:")[0] + "cases: []\n")
    made = mutate_pack(rulebook, "act", found, day=DAY)
    survivors = [one for one in made.survivors if one.mutant.part == "in_force"]

    def days(survivor: Survivor) -> set[str]:
        return {str(survivor.case.day)} if survivor.case is not None else set()

    assert all(survivor.case is not None for survivor in survivors)
    assert not [one for one in survivors if "made `from 2027" in one.mutant.says]
    assert {one.mutant.says for one in survivors if days(one) & {"2027-12-31", "2028-01-01"}} >= {
        "made `from 2028-01-01` `from 2027-12-31`",
        "made `from 2028-01-01` `from 2028-01-02`",
    }
    assert {one.mutant.says for one in survivors if "when: put `not`" in one.mutant.says}


def test_a_term_that_changes_no_verdict_is_the_same(tmp_path: Path) -> None:
    """A mistake in a term that every reader takes alike is proven to change nothing."""
    terms = (
        "terms:\n  - {id: for_children, each: toy, reads: x, means: toy.users includes children}\n"
        "  - {id: all_of_it, each: toy, reads: x, means: toy.talks or for_children}\n"
    )
    rulebook, found = load(tmp_path, {"terms.yaml": terms})

    assert not [s for s in mutate_pack(rulebook, "act", found).survivors if s.mutant.name == "all_of_it"]


def test_a_number_that_moves_is_not_the_same(tmp_path: Path) -> None:
    """Neither of two neighbouring limits is the other, though the pack itself tells no value between them apart."""
    rulebook, found = load(tmp_path, cases=CASES.partition("cases:")[0] + "cases: []\n")
    made = mutate_pack(rulebook, "act", found, day=DAY)
    moved = {one.mutant.says: one.case for one in made.survivors if one.mutant.part == "duty in_time, met_when"}

    assert {"made 30 29", "made 30 31"} <= moved.keys()
    assert all(case is not None for case in moved.values())


def test_an_outcome_that_a_contested_line_loses_is_looked_for(tmp_path: Path) -> None:
    """Of several outcomes that the law leaves open, one may be dropped: what is decided is not the same choice then."""
    kinds = PACK["classifications/kinds.yaml"].replace("talking: Talking}", "talking: Talking, singing: Singing}")
    kinds = kinds.replace(
        "then: talking, because: It talks.}",
        "then: [plain, talking, singing], contested: Nobody knows., because: It talks.}",
    )
    rule = PACK["rules/testing.yaml"].replace("toy_kind is talking", "toy_kind is one of (talking, singing)")
    rulebook, found = load(tmp_path, {"classifications/kinds.yaml": kinds, "rules/testing.yaml": rule}, "cases: []\n")
    dropped = [
        s for s in mutate_pack(rulebook, "act", found, day=DAY).survivors if "dropped the outcome" in s.mutant.says
    ]

    assert {s.mutant.says for s in dropped} == {
        f"dropped the outcome `{one}`" for one in ("plain", "talking", "singing")
    }


def test_score_is_put_into_its_place(tmp_path: Path) -> None:
    """The score comes at the end of a README, and later into the same place."""
    rulebook, found = load(tmp_path)
    result = mutate_pack(rulebook, "act", found)
    once = put_score("# The Act\n\nA pack.\n", result, len(found), "0.1.0")

    assert has_score(once)
    assert put_score(once + "\nMore.\n", result, len(found), "0.1.0") == once + "\nMore.\n"


@pytest.mark.parametrize("pack", sorted(path.parent.name for path in ROOT.glob("rules/*/rules")))
def test_shipped_pack_tells_its_score(pack: str) -> None:
    """The README of every shipped pack with rules has its mutation score."""
    assert has_score((ROOT / "rules" / pack / "README.md").read_text(encoding="utf-8"))
