"""What `pack new` and `pack new-rule` write can be used at once."""

from datetime import date
from pathlib import Path

import pytest

from cli.running import run
from compliance.authoring.case import Case
from compliance.authoring.check.looked import Looked
from compliance.authoring.check.steps import STEPS, PackSteps
from compliance.authoring.new_pack import new_pack
from compliance.authoring.new_rule import FILL_IN, new_rule
from compliance.authoring.read_cases import read_cases
from compliance.authoring.run_case import run_case
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems, Refused

DAY = date(2026, 11, 22)


def put(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a pack."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def tried(folder: Path) -> tuple[Rulebook, dict[str, tuple[str, bool]]]:
    """Load a pack and run its cases; return each with what it expects and whether it passed."""
    rulebook = load_rulebook([folder.parent]).rulebook
    problems = Problems()
    cases = read_cases(folder, rulebook, DAY, problems)
    assert problems.found == []
    results = [run_case(rulebook, case) for case in cases]
    return rulebook, {result.case.name: (expected_of(result.case), result.passed) for result in results}


def expected_of(case: Case) -> str:
    """What the first line of a case expects, in words."""
    return case.expected[0].verdict or " or ".join(case.expected[0].outcomes)


@pytest.mark.parametrize("name", ["my-law", "uk-dpa-2018", "x"])
def test_new_pack_is_read_and_its_cases_pass(name: str, tmp_path: Path) -> None:
    """A new pack has one rule and one status, and a case that passes for each of their results without a day."""
    put(tmp_path / name, new_pack(name))

    rulebook, cases = tried(tmp_path / name)

    assert list(rulebook.rules) == [f"{name}.first-rule"]
    results = ["covered", "covered or outside", "gap", "met", "not_applicable", "open", "outside"]
    assert sorted(cases.values()) == [(result, True) for result in results]


def test_first_rule_of_a_new_pack_can_be_named(tmp_path: Path) -> None:
    """The rule, its questions and its cases go by the id that is given; one that no rule can have is refused."""
    put(tmp_path / "my-law", new_pack("my-law", rule="law.tell-people"))
    rulebook, cases = tried(tmp_path / "my-law")

    assert list(rulebook.rules) == ["law.tell-people"]
    assert all(passed for _, passed in cases.values())
    with pytest.raises(Refused):
        new_pack("my-law", rule="tell people")


def test_new_pack_has_every_kind_of_file_that_a_law_needs(tmp_path: Path) -> None:
    """Terms, a status and the list of provisions are there, each used, so that nothing is found but what to fill in."""
    put(tmp_path / "my-law", new_pack("my-law"))
    rulebook, _ = tried(tmp_path / "my-law")
    steps = PackSteps(Looked(rulebook, "my-law", tmp_path / "my-law", DAY))
    problems = [problem for step in STEPS for problem in steps.make(step).problems]

    assert list(rulebook.terms) == ["my_law_means_it"]
    assert list(rulebook.classifications) == ["my_law_status"]
    assert [one.treated for one in next(iter(rulebook.law.values())).provisions] == [
        "covered_by",
        "not_relevant",
        "left_out",
    ]
    assert {problem.id for problem in problems} == {"still-to-fill-in"}
    assert not [help for problem in problems for help in problem.help if "write write" in help]


def test_new_rule_is_added_without_changing_a_file(tmp_path: Path) -> None:
    """A new rule comes in files of its own, and old and new cases pass."""
    put(tmp_path / "my-law", new_pack("my-law"))
    before = {path: path.read_bytes() for path in (tmp_path / "my-law").rglob("*.yaml")}
    rulebook, _ = tried(tmp_path / "my-law")

    files = new_rule("my-law.keep-records", "my-law", rulebook)
    put(tmp_path / "my-law", files)

    assert all(path.read_bytes() == data for path, data in before.items())
    after, cases = tried(tmp_path / "my-law")
    assert list(after.rules) == ["my-law.first-rule", "my-law.keep-records"]
    assert len(cases) == 11
    assert all(passed for _, passed in cases.values())


def test_what_is_left_to_write_is_marked() -> None:
    """No text that a reader of a report would see is anything but a place to fill in."""
    for name, text in new_pack("my-law").items():
        shown = [line for line in text.split("\n") if line.strip().startswith(("title:", "ask:", "text:", "gap:"))]
        assert all(FILL_IN in line for line in shown), name


def test_two_rules_never_share_a_question(tmp_path: Path) -> None:
    """Where an area of questions is taken already, a new rule finds another."""
    put(tmp_path / "a-b", new_pack("a-b"))
    rulebook, _ = tried(tmp_path / "a-b")

    put(tmp_path / "a-b", new_rule("a.b-first-rule", "a-b", rulebook))

    assert len(tried(tmp_path / "a-b")[0].questions) == 4


@pytest.mark.parametrize("name", ["My Law", "law_2", "-law", "2026-law", "böse", ""])
def test_name_that_no_pack_can_have_is_refused(name: str) -> None:
    """A name with capitals, blanks or the like is refused, with one that would do if there is one."""
    with pytest.raises(Refused) as refused:
        new_pack(name)
    assert [problem.id for problem in refused.value.problems] == ["bad-id"]


@pytest.mark.parametrize(("rule", "id"), [("first-rule", "bad-id"), ("my-law.first-rule", "duplicate-id")])
def test_id_that_no_new_rule_can_have_is_refused(rule: str, id: str, tmp_path: Path) -> None:
    """The id of a rule has a dot, and is not that of another rule."""
    put(tmp_path / "my-law", new_pack("my-law"))

    with pytest.raises(Refused) as refused:
        new_rule(rule, "my-law", tried(tmp_path / "my-law")[0])
    assert [problem.id for problem in refused.value.problems] == [id]


def test_commands_lead_from_one_to_the_next(tmp_path: Path) -> None:
    """`pack new`, `new-rule`, `check` and `test` work one after another, and nothing is written over."""
    assert run("pack", "new", "packs/my-law", folder=tmp_path).code == 0
    assert run("pack", "new-rule", "packs/my-law", "my-law.keep-records", folder=tmp_path).code == 0
    assert run("pack", "check", "packs/my-law", folder=tmp_path).code == 0
    assert run("pack", "test", "packs/my-law", folder=tmp_path).code == 0

    again = run("pack", "new", "packs/my-law", folder=tmp_path)
    assert again.code == 1
    assert "there already" in again.err
    twice = run("pack", "new-rule", "packs/my-law", "my-law.keep-records", folder=tmp_path)
    assert twice.code == 3
    assert "error[duplicate-id]" in twice.err


def test_every_new_file_names_its_schema(tmp_path: Path) -> None:
    """Schemas are written beside the first new pack, and `pack schema --link` would write the same lines."""
    told = run("pack", "new", "packs/my-law", folder=tmp_path).out
    assert "schemas for editors into packs/schema" in told
    assert "schemas" not in run("pack", "new", "packs/other-law", folder=tmp_path).out
    run("pack", "new-rule", "packs/my-law", "my-law.keep-records", folder=tmp_path)
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}

    assert all(data.startswith(b"# yaml-language-server: ") for path, data in files.items() if path.suffix == ".yaml")
    linked = ("--link", "packs/my-law", "--link", "packs/other-law")
    assert run("pack", "schema", "--write", "packs/schema", *linked, folder=tmp_path).code == 0
    assert files == {path: path.read_bytes() for path in tmp_path.rglob("*.*")}


def test_a_folder_called_schema_that_is_for_something_else_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into it, and no file names a schema that is not there."""
    (tmp_path / "schema").mkdir()

    assert run("pack", "new", "my-law", folder=tmp_path).code == 0
    assert run("pack", "new-rule", "my-law", "my-law.keep-records", folder=tmp_path).code == 0

    assert not list((tmp_path / "schema").iterdir())
    assert not [path for path in tmp_path.rglob("*.yaml") if b"yaml-language-server" in path.read_bytes()]
