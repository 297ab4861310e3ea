"""Whatever command the program prints can be run as it is printed, in the same folder."""

import re
import shlex
from pathlib import Path

import pytest

from cli.running import Ran, run

AT_LINE_END = re.compile(r"compliance [a-z][^`\n]*")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with packs of one's own in `my rules`."""
    assert run("pack", "new", "my rules/br-lgpd", folder=tmp_path).code == 0
    return tmp_path


def commands(text: str) -> list[list[str]]:
    """The commands in a text, each as its words."""
    return [shlex.split(found)[1:] for found in AT_LINE_END.findall(text)]


def run_all(text: str, folder: Path) -> list[Ran]:
    """Run every command in a text."""
    found = commands(text)
    assert found
    return [run(*words, folder=folder) for words in found]


def test_pack_new_prints_what_can_be_run(tmp_path: Path) -> None:
    """A folder with a blank in its name is quoted."""
    ran = run("pack", "new", "my rules/br-lgpd", folder=tmp_path)

    assert [one.code for one in run_all(ran.out, tmp_path)] == [0, 0]


def test_pack_new_rule_prints_and_writes_what_can_be_run(folder: Path) -> None:
    """The commands name the folder of rules, also those in the comments of what was written."""
    ran = run("pack", "new-rule", "br-lgpd", "lgpd.tell-people", "--rules", "my rules", folder=folder)
    written = (folder / "my rules/br-lgpd").rglob("lgpd-tell-people.yaml")
    comments = "\n".join(
        line for path in written for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("#")
    )

    assert [one.code for one in run_all(ran.out, folder)] == [0, 0]
    assert [one.code for one in run_all(comments, folder)] == [0, 0]


def test_from_new_to_a_report_that_can_be_made_again(folder: Path) -> None:
    """`new`, `ask` and the report name the folder of rules; the report as seen from the folder of its assessment."""
    (folder / "sub").mkdir()
    new = run("new", "sub/b.yaml", "--pack", "br-lgpd", "--rules", "my rules", folder=folder)
    [ask] = commands(new.out)
    asked = run(*ask, folder=folder, typed="quit\n")
    run("report", "sub/b.yaml", "--rules", "my rules", "--pack", "br-lgpd", "-o", "one.txt", folder=folder)
    again = " ".join((folder / "one.txt").read_text(encoding="utf-8").split("* compliance ")[-1].split())

    assert asked.code == 0
    assert [one.code for one in run_all(asked.out, folder)] == [0]
    assert "--rules '../my rules'" in again
    assert run(*shlex.split(again), "-o", "two.txt", folder=folder / "sub").code == 0
    assert (folder / "sub/two.txt").read_bytes() == (folder / "one.txt").read_bytes()


def test_overlay_new_prints_what_can_be_run(folder: Path) -> None:
    """The check of a new overlay looks where its packs are."""
    ran = run("overlay", "new", "own.yaml", "--pack", "br-lgpd", "--rules", "my rules", folder=folder)

    assert [one.code for one in run_all(ran.out, folder)] == [0]


@pytest.mark.parametrize(
    "command",
    [("pack", "check", "br-lgpd"), ("new", "b.yaml", "--pack", "br-lgpd"), ("pack", "lock", "br-lgpd")],
)
def test_a_pack_that_is_elsewhere_is_told_of(command: tuple[str, ...], folder: Path) -> None:
    """Whoever forgets `--rules` is told what it is for."""
    ran = run(*command, folder=folder)

    assert ran.code == 2
    assert "--rules names the folder that holds it" in " ".join(ran.err.split())


def test_swapped_arguments_of_explain_are_told(folder: Path) -> None:
    """`explain RULE FILE` prints the command that was meant."""
    run("new", "b.yaml", "--pack", "br-lgpd", "--rules", "my rules", folder=folder)
    ran = run("explain", "br-lgpd.first-rule", "b.yaml", "--rules", "my rules", folder=folder)
    [meant] = commands(ran.err.split("did you mean")[-1])

    assert ran.code == 2
    assert run(*meant, folder=folder).code == 0


def test_check_of_a_pack_prints_what_can_be_run(folder: Path) -> None:
    """What would write a missing case, and what would sign a changed part, name the pack so that it is found."""
    pack = folder / "my rules/br-lgpd"
    cases = pack / "cases/first-rule.yaml"
    run("pack", "review", "my rules/br-lgpd", "--by", "counsel", folder=folder)
    cases.write_text(cases.read_text(encoding="utf-8").split("  - case:")[0] + "  - case:" + cases.read_text(encoding="utf-8").split("  - case:")[1], encoding="utf-8")  # fmt: skip
    rule = pack / "rules/first-rule.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("severity: medium", "severity: high"), encoding="utf-8")
    ran = run("pack", "check", "my rules/br-lgpd", "--all", folder=folder)
    told = {found.replace("--by ROLE", "--by counsel") for found in re.findall(r"`(compliance [^`]*)`", ran.out)}

    assert {" ".join(shlex.split(found)[1:3]) for found in told} == {"pack coverage", "pack review"}
    assert [run(*shlex.split(found)[1:], folder=folder).code for found in sorted(told)] == [0] * len(told)


@pytest.mark.parametrize("given", ["{pack}", "../{name}", "{rules}"])
def test_check_of_a_pack_elsewhere_names_it_as_it_was_given(given: str, folder: Path) -> None:
    """Where a pack was named by its folder, a command that is printed does so too, wherever it is run."""
    pack = folder / "my rules/br-lgpd"
    (folder / "my rules/here").mkdir()
    run("pack", "review", str(pack), "--keep", folder=folder)
    rule = pack / "rules/first-rule.yaml"
    rule.rename(pack / "rules/other.yaml")
    record = pack / "reviewed.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("first-rule.yaml", "gone.yaml"), encoding="utf-8")
    named = given.format(pack=pack, name=pack.name, rules=pack.parent)
    ran = run("pack", "check", named, "--only", "read", "--all", folder=folder / "my rules/here")
    told = re.findall(r"`compliance pack review (.*?) --(?:keep|only)", ran.out)

    expected = shlex.quote("../br-lgpd" if given == "{rules}" else named)
    assert set(told) == {expected}
    assert any("takes out of the record what is gone" in line for line in ran.out.split("\n"))
