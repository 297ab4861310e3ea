"""`compliance pack check` of one pack tells what becomes of the packs beside it."""

import json
import re
import shlex
from pathlib import Path

import pytest

from cli.running import run


def rename(folder: Path) -> None:
    """Rename a term of `base`, which `lamps` uses."""
    path = folder / "rules" / "base" / "terms.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: sold_at_home", "id: at_home_sold"), encoding="utf-8")


def test_what_rests_on_a_pack_is_named_last(folder: Path) -> None:
    """Whoever changes a pack is told which others to check; of one that nothing needs, nothing is said."""
    told = "lamps rests on `base`: check it too, with `compliance pack check rules/lamps`"

    assert run("pack", "check", "rules/base", folder=folder).out.rstrip().endswith(told)
    assert "rest" not in run("pack", "check", "rules/lamps", folder=folder).out.split("errors, ")[-1]
    assert "rests on" not in run("pack", "check", "rules", folder=folder).out


@pytest.mark.parametrize("named", [("{rules}/base",), ("../rules/base",), ("base", "--rules", "../rules")])
@pytest.mark.parametrize("several", [False, True])
def test_the_command_that_is_told_can_be_run_elsewhere(several: bool, named: tuple[str, ...], folder: Path) -> None:
    """Also in a folder that does not hold the packs, however they were named."""
    here = folder / "here"
    here.mkdir()
    if several:
        (folder / "rules" / "other").mkdir()
        about = 'pack: other\ntitle: Other\nversion: "1.0"\nneeds: {base: ">=0"}\n'
        (folder / "rules" / "other" / "pack.yaml").write_text(about, encoding="utf-8")
    words = [word.format(rules=folder / "rules") for word in named]
    ran = run("pack", "check", *words, "--only", "read", folder=here)

    [told] = re.findall(r"with `compliance (pack check [^`]*)`", ran.out)
    assert "lamps  read" in run(*shlex.split(told), "--only", "read", folder=here).out


def test_what_can_no_longer_be_read_is_an_error(folder: Path) -> None:
    """Though nothing is wrong in the pack that was changed."""
    rename(folder)

    ran = run("pack", "check", "rules/base", "--format", "json", folder=folder)

    told = json.loads(ran.out)
    assert ran.code == 3
    assert [step["step"] for step in told["steps"] if step["pack"] == "lamps"] == ["read"]
    assert [one["id"] for one in told["problems"] if "rules/lamps/" in one["at"]["file"]] == ["unknown-name"]


@pytest.mark.parametrize("broken", ["\tterms: []\n", "terms: {}\n"])
def test_a_pack_that_is_broken_by_itself_is_not_told_at_another(broken: str, folder: Path) -> None:
    """That is told when it is checked."""
    rename(folder)
    (folder / "rules" / "lamps" / "terms.yaml").write_text(broken, encoding="utf-8")

    assert run("pack", "check", "rules/base", folder=folder).code == 0


def test_packs_that_need_no_broken_pack_are_checked(folder: Path) -> None:
    """Those that do are left out, and it is said why."""
    (folder / "rules" / "base" / "terms.yaml").write_text("terms: {}\n", encoding="utf-8")
    other = folder / "rules" / "other"
    other.mkdir()
    (other / "pack.yaml").write_text('pack: other\ntitle: Other\nversion: "1.0"\n', encoding="utf-8")

    ran = run("pack", "check", "rules", "--only", "read", folder=folder)

    assert "lamps  read               left out: it needs a pack that could not be read" in ran.out
    assert "other  read" in ran.out
    assert "left out" not in ran.out.partition("other  read")[2]


def test_a_name_that_another_pack_has_is_told(folder: Path) -> None:
    """Packs of one folder are judged together, so that neither may have a name of the other."""
    other = folder / "rules" / "other"
    other.mkdir()
    (other / "pack.yaml").write_text('pack: other\ntitle: Other\nversion: "1.0"\n', encoding="utf-8")
    (other / "terms.yaml").write_text("terms: [{id: in_scope, means: always, reads: x}]\n", encoding="utf-8")

    ran = run("pack", "check", "rules/other", "--only", "read", folder=folder)

    assert ran.code == 3
    assert "`in_scope` is declared in the pack `lamps` too" in ran.out
