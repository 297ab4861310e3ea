"""Two versions of a pack: what can come out differently is shown with answers, and the version follows from it."""

from pathlib import Path

import pytest

from authoring.toy_pack import DAY, PACK, load, write_pack
from cli.running import run
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
    """A question that is the same under another name is renamed, neither gone nor new; rules that name it do not differ."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, _ = load(tmp_path / "old", cases="cases: []\n")
    other = {name: text.replace("toy.tested_after", "toy.days_to_test") for name, text in PACK.items()}
    new, _ = load(tmp_path / "new", other, cases="cases: []\n")
    found = pack_diff(old, new, "act", DAY)

    assert [(one.kind, one.before, one.after, one.how) for one in found.renamed] == [
        ("questions", "toy.tested_after", "toy.days_to_test", "the same")
    ]
    assert not any(found.new.values())
    assert not any(found.removed.values())
    assert (found.changed, found.texts) == ((), ())
    assert found.bump == "first"


def test_a_rule_that_was_given_up_for_another_is_renamed(tmp_path: Path) -> None:
    """A tombstone that names one replacement makes a new name of it, and what differs in it is told of the new name."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, _ = load(tmp_path / "old", cases="cases: []\n")
    removed = "{id: act.test-talking-toys, since: 0.1.0, why: A better name., replaced_by: act.test-toys}"
    changed = PACK[RULES].replace("act.test-talking-toys", "act.test-toys").replace("30 days", "20 days")
    new, _ = load(
        tmp_path / "new",
        {RULES: changed, "pack.yaml": PACK["pack.yaml"] + f"removed: [{removed}]\n"},
        cases="cases: []\n",
    )
    found = pack_diff(old, new, "act", DAY)

    assert [(one.before, one.after, one.how) for one in found.renamed] == [
        ("act.test-talking-toys", "act.test-toys", "given up")
    ]
    assert not found.new["rules"]
    assert not found.removed["rules"]
    assert [one.name for one in found.changed] == ["act.test-toys"]


def test_a_question_in_like_words_is_perhaps_renamed(tmp_path: Path) -> None:
    """A question that is gone and one that is new, asked in nearly the same words, are perhaps one."""
    question = "  - {id: toy.spare, each: toy, kind: yes_no, ask: Is there a spare part?}\n"
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, _ = load(tmp_path / "old", {ASKED: PACK[ASKED] + question}, cases="cases: []\n")
    other = question.replace("spare,", "spare_part,").replace("a spare part", "any spare part")
    new, _ = load(tmp_path / "new", {ASKED: PACK[ASKED] + other}, cases="cases: []\n")
    found = pack_diff(old, new, "act", DAY)

    assert found.perhaps_renamed == (("toy.spare", "toy.spare_part"),)
    assert found.bump == "first"


def test_the_answer_that_decides_is_told_first(tmp_path: Path) -> None:
    """However many answers are needed to get there, the question of the changed condition stands before all others."""
    more = "".join(f"  - {{id: toy.part{n}, each: toy, kind: yes_no, ask: 'Has it part {n}?'}}\n" for n in range(10))
    all_parts = " and ".join(f"toy.part{n}" for n in range(10))
    files = {
        ASKED: PACK[ASKED] + more,
        RULES: PACK[RULES].replace("toy_kind is talking and for_children", f"for_children and {all_parts}"),
    }
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, _ = load(tmp_path / "old", files, cases="cases: []\n")
    new, _ = load(
        tmp_path / "new", {**files, RULES: files[RULES].replace("at most 30", "at most 20")}, cases="cases: []\n"
    )
    [changed] = pack_diff(old, new, "act", DAY).changed

    assert changed.answers.startswith("toy.tested_after of a is 21; ")
    assert "more" in changed.answers


def test_another_severity_is_told(tmp_path: Path) -> None:
    """Another severity is told with both, and is no other wording."""
    severe = compared(tmp_path, RULES, "severity: high", "severity: low")

    assert [(one.rule, one.before, one.after) for one in severe.severities] == [
        ("act.test-talking-toys", "high", "low")
    ]
    assert severe.texts == ()
    assert severe.bump == "second"


def test_a_text_is_named(tmp_path: Path) -> None:
    """What reads otherwise is told by what it is."""
    [other] = compared(tmp_path, RULES, "gap: It is tested late.", "gap: It is tested too late.").texts

    assert (other.what, other.name, other.parts) == ("rule", "act.test-talking-toys", ("gap",))


def test_what_is_gone_is_to_be_named_among_what_was_removed(tmp_path: Path) -> None:
    """The command says which ids need a line in `removed`, with the line; where there is one, it says no more."""
    term = (
        PACK["terms.yaml"].replace("]", "").rstrip()
        + "\n  - {id: quiet, each: toy, means: not toy.talks, reads: it is quiet}\n"
    )
    removed = PACK["pack.yaml"] + 'removed:\n  - {id: quiet, since: "0.1.0", why: Nobody uses it.}\n'
    write_pack(tmp_path / "old", {"terms.yaml": term}, cases="cases: []\n")
    write_pack(tmp_path / "new", cases="cases: []\n")
    write_pack(tmp_path / "named", {"pack.yaml": removed}, cases="cases: []\n")
    bare, named = (run("pack", "diff", "old/act", f"{new}/act", folder=tmp_path).out for new in ("new", "named"))

    assert "gone: term quiet\n   name it in pack.yaml" in bare
    assert "`removed: [{id: quiet, since: ..., why: ...}]`" in bare
    assert "gone: term quiet\n" in named
    assert "name it in pack.yaml" not in named


@pytest.mark.parametrize(
    ("text", "version", "code"),
    [
        ("at most 30 days", "0.1.0", 0),
        ("at most 20 days", "0.1.0", 1),
        ("at most 20 days", "0.2.0", 1),
        ("at most 20 days", "1.0.0", 0),
        ("at most 20 days", "2.0.0", 0),
    ],
)
def test_the_exit_code_tells_whether_the_version_is_raised_by_enough(
    text: str, version: str, code: int, tmp_path: Path
) -> None:
    """A version that is too low for what can come out differently ends with 1, so that a build stops."""
    changes = {
        RULES: PACK[RULES].replace("at most 30 days", text),
        "pack.yaml": PACK["pack.yaml"].replace('version: "0.1.0"', f'version: "{version}"'),
    }
    write_pack(tmp_path / "old", cases="cases: []\n")
    write_pack(tmp_path / "new", changes, cases="cases: []\n")

    told = run("pack", "diff", "old/act", "new/act", folder=tmp_path)

    assert told.code == code
    assert (f"NEW says {version}" in told.out) == (code == 1)
