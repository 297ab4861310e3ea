"""`compliance pack review`: what it writes, what it keeps, and what is told since."""

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.running import run
from compliance.authoring.check.since_review import find_changed_since_review
from compliance.authoring.handbook import handbook
from compliance.authoring.handbook_markdown import handbook_markdown
from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook, Severity
from compliance.packs.reviewed import Record, read_record
from compliance.packs.rules_read import rules_read
from compliance.sources import write
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.write import write_safely

SEEDED = Path(__file__).parent / "seeded" / "rules"
DAY = date(2026, 11, 20)
BY = "second reader"


def seeded() -> Rulebook:
    """The small pack."""
    return load_rulebook([SEEDED], ["lamps"]).rulebook


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """The folder of a copy of the small pack."""
    return Path(shutil.copytree(SEEDED, tmp_path / "rules")) / "lamps"


def sign(lamps: Path, only: tuple[str, ...] = (), by: str = BY) -> Record:
    """Sign what is in the pack now, or some of it."""
    book = load_rulebook([lamps.parent], ["lamps"]).rulebook
    record = sign_record(read_record(lamps), book, "lamps", by, DAY, only, lamps)
    write_safely(record_path(lamps), record_text(record, lamps).encode())
    return record


def change(lamps: Path, file: str, *changes: tuple[str, str]) -> None:
    """Change words in a file of the pack."""
    path = lamps / file
    text = path.read_text(encoding="utf-8")
    for was, becomes in changes:
        assert was in text
        text = text.replace(was, becomes, 1)
    path.write_text(text, encoding="utf-8")


def told(lamps: Path) -> list[Problem]:
    """What is told of the pack as it is now."""
    problems = Problems()
    find_changed_since_review(load_rulebook([lamps.parent], ["lamps"]).rulebook, "lamps", lamps, problems)
    return problems.found


@given(
    by=st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1)
    | st.sampled_from(["no", "null", "a: b", "#1"])
)
def test_record_can_be_read_as_it_was_written(by: str) -> None:
    """Whatever the role is called, the text of a record is the record."""
    book = seeded()
    record = sign_record(None, book, "lamps", by, DAY, folder=SEEDED / "lamps")
    with TemporaryDirectory() as folder:
        record_path(Path(folder)).write_text(record_text(record, SEEDED / "lamps"), encoding="utf-8")
        again = read_record(Path(folder))

    assert again == record
    assert record_text(again or {}, SEEDED / "lamps") == record_text(record, SEEDED / "lamps")


def test_a_pack_without_a_record_gets_nothing(lamps: Path) -> None:
    """Nothing is said of review where a pack keeps no record of it."""
    assert told(lamps) == []


def test_only_what_is_named_is_signed_and_the_rest_is_kept(lamps: Path) -> None:
    """Signing one rule leaves all other lines as they were, also of what has changed meanwhile."""
    sign(lamps)
    before = record_path(lamps).read_text(encoding="utf-8").split("\n")
    change(lamps, "rules/lamps.yaml", ("severity: medium", "severity: low"), ("severity: high", "severity: low"))

    sign(lamps, ("lamps.test",), "counsel")

    after = record_path(lamps).read_text(encoding="utf-8").split("\n")
    assert [line.split(":")[0].strip() for line, was in zip(after, before, strict=True) if line != was] == [
        "lamps.test"
    ]
    assert [problem.says for problem in told(lamps)] == [
        "`severity` of the rule `lamps.label` has changed since the rule was read by second reader on 2026-11-20"
    ]


def test_what_nobody_has_signed_is_one_warning_for_each_kind(lamps: Path) -> None:
    """All that is not signed is counted by kinds, with the first few ids and the place of the first."""
    sign(lamps, ("lamps.test", "in_scope", "lamp_kind", "act_begins", "section_6", "lamps-act", "pack.yaml"))

    problems = told(lamps)

    assert [problem.id for problem in problems] == ["never-reviewed"] * 6
    assert [problem.says for problem in problems] == [
        "2 rules were never signed as read: `lamps.label`, `lamps.recall`",
        "the term `dangerous` was never signed as read",
        (
            "8 questions were never signed as read: `lamp.buyers_told`, `lamp.danger_known`, `lamp.danger_since`, "
            "`lamp.label_tells`, `lamp.lumens` and 3 more"
        ),
        "the subject `lamp` was never signed as read",
        "the list of provisions `law/lamps-act` was never signed as read",
        "the file of cases `cases/lamps.yaml` was never signed as read",
    ]
    assert [str(problem.at) for problem in problems] == [
        "lamps/rules/lamps.yaml:2:9",
        "lamps/terms.yaml:7:9",
        "lamps/questions/lamps.yaml:20:9",
        "lamps/subjects.yaml:2:10",
        "lamps/law.yaml:2:5",
        "lamps/cases/lamps.yaml:1:1",
    ]


def test_what_is_signed_and_gone_is_told_unless_it_was_given_up(lamps: Path) -> None:
    """A signed term that has disappeared is told at its line of the record, until pack.yaml says so, which is signed then."""
    more = "  - {id: shining, each: lamp, means: lamp_kind is bright, reads: it is bright}\n"
    path = lamps / "terms.yaml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    sign(lamps)
    change(lamps, "terms.yaml", (more, ""))

    [gone] = told(lamps)
    assert (gone.id, gone.level) == ("gone-since-review", "error")
    assert "add `- {id: shining, since: VERSION, why: ...}` to `removed` of pack.yaml" in gone.help[0]
    assert "`compliance pack review lamps --forget shining`" in gone.help[2]
    assert gone.at is not None
    assert (
        "  shining: {by: second reader" in record_path(lamps).read_text(encoding="utf-8").split("\n")[gone.at.line - 1]
    )

    covers = "covers: Sections 1 to 7."
    change(
        lamps, "pack.yaml", (covers, f'{covers}\nremoved:\n  - {{id: shining, since: "0.3.0", why: nobody used it}}')
    )
    [given_up] = told(lamps)
    assert (given_up.id, "`removed` of the file `pack.yaml`" in given_up.says) == ("changed-since-review", True)
    sign(lamps)
    assert told(lamps) == []


def test_a_holiday_that_is_gone_is_told_at_its_year(lamps: Path) -> None:
    """Holidays are signed by years, and told at the first of the year."""
    change(lamps, "pack.yaml", ("covers:", "holidays: [2026-12-25, 2027-01-01, 2027-12-25]\ncovers:"))
    sign(lamps)
    change(lamps, "pack.yaml", (", 2027-12-25", ""))

    [one] = told(lamps)
    assert (str(one.at), "`holidays.2027` of the file `pack.yaml`" in one.says) == ("lamps/pack.yaml:10:24", True)


def test_changed_cases_are_told(lamps: Path) -> None:
    """A changed case is told where it begins; however many are new or changed, a file is told once; comments are nothing."""
    sign(lamps)
    path = lamps / "cases/lamps.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("cases:\n", "# first\n\ncases:\n"), encoding="utf-8")
    assert told(lamps) == []

    path.write_text(text.replace("as_of: 2026-07-01", "as_of: 2027-07-01"), encoding="utf-8")
    [one] = told(lamps)
    assert "a case of the file of cases `cases/lamps.yaml` has changed since" in one.says
    assert text.splitlines()[one.at.line - 1 if one.at else 0] == "  - case: On the first day"

    more = text + "".join(
        f"  - {{case: More {i}, like: bright_one, expect: {{lamps.test: {{it: met}}}}}}\n" for i in "ab"
    )
    path.write_text(more, encoding="utf-8")
    [new] = told(lamps)
    assert ("is new since" in new.says, new.at and new.at.line) == (True, len(text.splitlines()) + 1)

    path.write_text(text.replace("- case: ", "- case: Again ").replace("expect:", "expect:  "), encoding="utf-8")
    [changed] = told(lamps)
    says = "the file of cases `cases/lamps.yaml` has changed since the file of cases was read by second reader on 2026-11-20"
    assert changed.says == says

    path.unlink()
    [gone] = told(lamps)
    assert (gone.id, "`cases/lamps.yaml`" in gone.says) == ("gone-since-review", True)
    assert "take it back if it went by mistake" in gone.help[0]


@pytest.mark.parametrize("how", ["signed", "kept"])
def test_an_id_that_is_gone_stays_in_the_record(how: str, lamps: Path, tmp_path: Path) -> None:
    """Neither signing nor keeping takes an id out of the record, until pack.yaml says that it was given up."""
    more = "  - {id: shining, each: lamp, means: lamp_kind is bright, reads: it is bright}\n"
    terms = (lamps / "terms.yaml").read_text(encoding="utf-8")
    (lamps / "terms.yaml").write_text(terms + more, encoding="utf-8")
    words = ("--keep",) if how == "kept" else ("--by", BY)
    assert run("pack", "review", lamps, *words, folder=tmp_path).code == 0
    (lamps / "terms.yaml").write_text(terms, encoding="utf-8")

    for again in (("--keep",), ("--by", BY, "--only", "lamps.test"), ("--by", BY)):
        assert run("pack", "review", lamps, *again, folder=tmp_path).code == 0
        assert [(one.id, one.level) for one in told(lamps) if one.id == "gone-since-review"] == [
            ("gone-since-review", "error")
        ]
    there = run("pack", "review", lamps, "--forget", "lamps.test", folder=tmp_path)
    assert "`lamps.test` is in lamps: only what is gone can be taken out" in there.err

    covers = "covers: Sections 1 to 7."
    change(lamps, "pack.yaml", (covers, f"{covers}\nremoved: [{{id: shining, since: 0.1.0, why: Not needed.}}]"))
    assert run("pack", "review", lamps, "--by", BY, folder=tmp_path).code == 0
    assert told(lamps) == []
    assert "shining: {by" not in record_path(lamps).read_text(encoding="utf-8")


def test_what_nobody_has_read_can_be_kept(lamps: Path, tmp_path: Path) -> None:
    """What is kept counts as read by nobody, and its changes are told; signing takes its place, and so does keeping again."""
    sign(lamps, ("lamps.test",))
    kept = run("pack", "review", lamps, "--keep", "--on", "2026-11-21", folder=tmp_path)
    assert (kept.code, "20 kept as they are on 2026-11-21, signed by nobody" in kept.out) == (0, True), kept.err
    assert {problem.id for problem in told(lamps)} == {"never-reviewed"}
    record = read_record(lamps) or {}
    assert (record["rules"]["lamps.test"].by, record["rules"]["lamps.label"].is_kept) == (BY, True)
    assert record_path(lamps).read_text(encoding="utf-8") == record_text(record, lamps)
    counted = rules_read(lamps, seeded(), "lamps")
    assert counted is not None
    assert (counted.signed, counted.by) == (1, (BY,))

    change(lamps, "rules/lamps.yaml", ("severity: medium", "severity: low"))
    (lamps / "cases/lamps.yaml").unlink()
    changed, *_ = [one for one in told(lamps) if one.id == "changed-since-review"]
    assert "since the rule was kept on 2026-11-21 (nobody has read it)" in changed.says
    assert changed.help[0].endswith("or, if the change is meant, `compliance pack review lamps --keep`")
    [gone] = [one for one in told(lamps) if one.id == "gone-since-review"]
    assert "`compliance pack review lamps --keep` takes out of the record what is gone" in gone.help

    assert run("pack", "review", lamps, "--keep", folder=tmp_path).code == 0
    assert {problem.id for problem in told(lamps)} == {"never-reviewed"}
    sign(lamps)
    assert told(lamps) == []
    sign(lamps, ("in_scope",))
    assert told(lamps) == []


PLACES = [
    ("rules/lamps.yaml", "standing: statute", "standing: regulation", "rules/lamps.yaml:12:5", "`standing`"),
    (
        "rules/lamps.yaml",
        "standing: statute\n    in_force: {from: act_begins}",
        "in_force: {from: act_begins, standing: regulation}",
        "rules/lamps.yaml:12:34",
        "`standing`",
    ),
    ("rules/lamps.yaml", "from: act_begins", "from: 2026-07-02", "rules/lamps.yaml:13:5", "`in_force`"),
    ("rules/lamps.yaml", "    penalty: section_6\n", "", "rules/lamps.yaml:2:9", "`penalty`"),
    ("rules/lamps.yaml", "effort: days", "effort: weeks", "rules/lamps.yaml:17:44", "`remedy.effort`"),
    ("rules/lamps.yaml", 'at: "4", quote: within', 'at: "3", quote: within', "rules/lamps.yaml:28:16", "a citation"),
    ("rules/lamps.yaml", "due: 10 days", "due: 11 days", "rules/lamps.yaml:49:9", "`due` of the duty `told`"),
    (
        "rules/lamps.yaml",
        "    standing: statute",
        "      - {id: also, text: More., met_when: lamp.public}\n    standing: statute",
        "rules/lamps.yaml:12:14",
        "the duty `also`",
    ),
    ("classifications/kinds.yaml", "plain: Plain", "plain: A plain", "classifications/kinds.yaml:5:63", "`plain`"),
    (
        "classifications/kinds.yaml",
        "otherwise: plain",
        "otherwise: bright",
        "classifications/kinds.yaml:13:20",
        "`otherwise`",
    ),
    (
        "option_sets.yaml",
        "[colleague, laboratory]",
        "[laboratory]",
        "option_sets.yaml:4:14",
        "the group `not_the_maker`",
    ),
    ("questions/lamps.yaml", "section: Lamps", "section: All lamps", "questions/lamps.yaml:1:1", "`section`"),
    (
        "questions/lamps.yaml",
        "section: Lamps",
        "section: Lamps\nintro: Of those you sell.",
        "questions/lamps.yaml:2:1",
        "`section` or `intro`",
    ),
    ("subjects.yaml", "Which lamps", "What lamps", "subjects.yaml:2:44", "`ask` of the subject `lamp`"),
    ("law.yaml", "covered_by: [lamps.test]", "left_out: It is hard.", "law.yaml:6:14", "the provision `4`"),
    ("law.yaml", '      - {at: "4", covered_by: [lamps.test]}\n', "", "law.yaml:2:5", "the provision `4` of the list"),
    ("pack.yaml", 'base: ">=1"', 'base: ">=0.1"', "pack.yaml:5:9", "`needs.base` of the file `pack.yaml`"),
    (
        "pack.yaml",
        "covers: Sections",
        "holidays: [2027-01-01]\ncovers: Sections",
        "pack.yaml:10:1",
        "`holidays` of the file",
    ),
    (
        "cases/lamps.yaml",
        "cases:\n",
        "cases:\n  # more\n\n  - {case: More}\n",
        "cases/lamps.yaml:8:1",
        "`cases/lamps.yaml`",
    ),
    ("pack.yaml", "quote: shall be fined", "quote: be fined", "pack.yaml:9:62", "the quote of a citation"),
]


@pytest.mark.parametrize(
    ("file", "was", "becomes", "at", "words"), PLACES, ids=[f"{one[4]}-{one[3]}" for one in PLACES]
)
def test_a_change_is_told_at_its_part(file: str, was: str, becomes: str, at: str, words: str, lamps: Path) -> None:
    """The warning points at the line and column of the part that has changed, and says which it is."""
    sign(lamps)
    change(lamps, file, (was, becomes))

    assert any(str(one.at) == f"lamps/{at}" and words in one.says for one in told(lamps)), told(lamps)


def test_a_group_is_told_before_the_conditions_that_read_it(lamps: Path) -> None:
    """They may have changed with it and not by themselves, and each says so."""
    sign(lamps)
    change(lamps, "option_sets.yaml", ("[colleague, laboratory]", "[laboratory]"))
    change(lamps, "rules/lamps.yaml", ("severity: medium", "severity: low"))

    group, severity, condition = told(lamps)

    assert (group.at and group.at.file, severity.says[:10]) == ("lamps/option_sets.yaml", "`severity`")
    assert condition.says.startswith("`met_when` of the duty `by_another`")
    assert condition.notes == ((group.at, "it reads `not_the_maker`, which has changed"),)


@pytest.mark.parametrize("kept", [False, True])
def test_a_pack_of_which_nothing_is_signed_is_told_so_once(kept: bool, lamps: Path) -> None:
    """In `pack check`, with how to begin; not while something is still to be filled in, nor where there is a record."""
    if kept:
        assert run("pack", "review", lamps, "--keep", folder=lamps.parent).code == 0
    ran = run("pack", "check", lamps, "--only", "read", folder=lamps.parent)
    assert ("nothing of the pack `lamps` was ever signed" in ran.out) is not kept

    change(lamps, "rules/lamps.yaml", ("gap: It may burn.", "gap: FILL IN what is wrong"))
    assert "was ever signed" not in run("pack", "check", lamps, "--only", "read", folder=lamps.parent).out


def test_a_failing_write_leaves_the_old_record(lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the record cannot be written, it is as it was, and nothing is left beside it."""
    sign(lamps, ("lamps.test",))
    before = record_path(lamps).read_bytes()

    def full(*_: object) -> NoReturn:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(write.os, "replace", full)
    with pytest.raises(Refused):
        sign(lamps)

    assert record_path(lamps).read_bytes() == before
    assert [path.name for path in lamps.iterdir() if "reviewed" in path.name] == ["reviewed.yaml"]


def test_handbook_tells_who_has_read_each_rule(lamps: Path) -> None:
    """Each rule tells by whom and when it was read and what has changed since; without a record nothing is told."""
    record = sign(lamps, ("lamps.test", "lamps.label"))
    book = seeded()
    lower = replace(book.rules["lamps.label"], severity=Severity.LOW)
    book = replace(book, rules={**book.rules, "lamps.label": lower})

    text = handbook_markdown(handbook(book, "lamps", (), record))

    assert "Read against the law: by second reader on 20 November 2026; nothing has changed since" in text
    assert "Read against the law: by second reader on 20 November 2026. Since then: `severity` has changed" in text
    assert "Read against the law: not signed by anybody" in text
    assert "Read against the law" not in handbook_markdown(handbook(book, "lamps", ()))


def test_command_signs_and_lists(lamps: Path, tmp_path: Path) -> None:
    """The command signs all or some, lists what is not signed or has changed, and leaves out what is gone."""
    first = run("pack", "review", lamps, "--by", BY, "--only", "lamps.test", "--on", "2026-11-20", folder=tmp_path)
    assert (first.code, "1 signed as read by second reader on 2026-11-20" in first.out) == (0, True), first.err

    change(lamps, "rules/lamps.yaml", ("severity: high", "severity: low"))
    before = record_path(lamps).read_bytes()
    listed = run("pack", "review", lamps, "--list", folder=tmp_path).out
    assert "lamps: 1 of 21 are signed as read; 1 of these changed since" in listed
    assert "rule `lamps.test`\n    `severity` has changed\n" in listed
    assert "  not signed: penalty `section_6`\n" in listed
    assert record_path(lamps).read_bytes() == before

    record_path(lamps).write_bytes(before.replace(b"lamps.test:", b"lamps.gone:"))
    every = run("pack", "review", lamps, "--by", BY, folder=tmp_path)
    assert "21 signed as read by second reader" in every.out
    assert "and kept here until `removed` of pack.yaml names what was released" in every.out
    assert (
        "  signed, and no longer there: rule `lamps.gone`"
        in run("pack", "review", lamps, "--list", folder=tmp_path).out
    )

    assert run("pack", "review", lamps, "--keep", folder=tmp_path).code == 0
    forgotten = run("pack", "review", lamps, "--forget", "lamps.gone", folder=tmp_path)
    assert "taken out of the record: `lamps.gone`" in forgotten.out, forgotten.err
    assert run("pack", "review", lamps, "--list", folder=tmp_path).out == (
        "lamps: 21 of 21 are signed as read; 0 of these changed since\n"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "say who has read it"),
        (("--by", "  "), "say who has read it"),
        (("--by", "a\tb\x07"), "letters that can be printed"),
        (("--by", BY, "--only", "lamps.tset"), "did you mean `lamps.test`?"),
        (("--by", "ROLE"), "write who has read it in place of ROLE"),
        (("--list", "--by", BY), "--list signs nothing"),
        (("--forget", "lamps.old", "--by", BY), "--forget stands alone"),
        (("--forget", "lamps.old"), "no record of lamps has `lamps.old`"),
        (("--forget", "lamps.test"), "no record of lamps has `lamps.test`"),
        (("--keep", "--by", BY), "--keep signs nothing"),
        (("--by", BY, "--on", "yesterday"), "is not a day"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    words: tuple[str, ...], says: str, lamps: Path, tmp_path: Path
) -> None:
    """Who has read it must be said, and what is named must be there."""
    ran = run("pack", "review", lamps, *words, folder=tmp_path)

    assert ran.code == 2
    assert says in " ".join(ran.err.split())
    assert not record_path(lamps).exists()
