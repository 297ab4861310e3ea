"""Two versions of a pack: what can come out differently is shown with answers, and the version follows from it."""

from pathlib import Path

import pytest

from authoring.toy_pack import DAY, PACK, load
from compliance.authoring.pack_diff import PackDiff, pack_diff

RULES, ASKED = "rules/testing.yaml", "questions/toys.yaml"


def compared(tmp_path: Path, file: str, was: str, becomes: str) -> PackDiff:
    """The difference that one change makes."""
    assert was in PACK[file]
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, _ = load(tmp_path / "old", cases="cases: []\n")
    new, _ = load(tmp_path / "new", {file: PACK[file].replace(was, becomes)}, cases="cases: []\n")
    return pack_diff(old, new, "act", DAY)


def test_a_verdict_that_can_change_is_shown_with_answers(tmp_path: Path) -> None:
    """The answers lie just where the two versions part."""
    [changed] = compared(tmp_path, RULES, "at most 30 days", "at most 20 days").changed

    assert (changed.name, changed.before, changed.after) == ("act.test-talking-toys", "met", "gap")
    assert "toy.tested_after of a is 21" in changed.answers


@pytest.mark.parametrize(
    ("file", "was", "becomes", "bump"),
    [
        (RULES, "at most 30 days", "less than 31 days", "none-or-third"),
        (RULES, "gap: It is tested late.", "gap: It is tested too late.", "third"),
        (
            ASKED,
            "questions:\n",
            "questions:\n  - {id: toy.colour, each: toy, kind: yes_no, ask: Is it red?}\n",
            "second",
        ),
        (ASKED, "adults: Adults", "adults: Adults, cats: Cats", "second"),
        (RULES, "toy_kind is talking and for_children", "toy_kind is talking", "first"),
        (RULES, "from: 2026-01-01", "from: 2026-02-01", "first"),
    ],
)
def test_the_version_follows_from_what_differs(file: str, was: str, becomes: str, bump: str, tmp_path: Path) -> None:
    """First number: a verdict can change; second: something is new; third: texts."""
    found = compared(tmp_path, file, was, becomes).bump

    assert found in bump.split("-or-")


def test_a_renamed_question_is_told(tmp_path: Path) -> None:
    """A question that is gone and one that is new, asked in the same words, are perhaps one."""
    question = "  - {id: toy.spare, each: toy, kind: yes_no, ask: Is there a spare part?}\n"
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, _ = load(tmp_path / "old", {ASKED: PACK[ASKED] + question}, cases="cases: []\n")
    new, _ = load(
        tmp_path / "new", {ASKED: PACK[ASKED] + question.replace("spare,", "spare_part,")}, cases="cases: []\n"
    )
    found = pack_diff(old, new, "act", DAY)

    assert found.renamed == (("toy.spare", "toy.spare_part"),)
    assert found.bump == "first"
