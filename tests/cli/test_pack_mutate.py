"""`pack mutate --write` writes the cases that would notice what none does, so that a person can confirm them."""

from pathlib import Path

import pytest

from authoring.toy_pack import CASES, PACK
from cli.running import run

FEW = CASES.partition("  - case: Tested a day late")[0]
NAMES = '  - case: "act.test-talking-toys: notices whether somebody dropped for_children in act.test-talking-toys, applies_when"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a pack that has few cases."""
    for name, text in {**PACK, "cases/few.yaml": FEW}.items():
        (tmp_path / "rules/act" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "rules/act" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_written_is_read_and_notices_every_mistake(folder: Path) -> None:
    """The cases wait for a person; once they are confirmed, no mistake is left that no case notices."""
    written = folder / "rules/act/cases/act-to-confirm.yaml"
    ran = run("pack", "mutate", "rules/act", "-j1", "--write", "rules/act/cases", folder=folder)
    checked = run("pack", "check", "rules/act", "--only", "cases", folder=folder)
    text = written.read_text(encoding="utf-8")

    assert f"cases to be confirmed by a person: {written.relative_to(folder)}" in ran.out
    assert "      a: {}\n" in text  # of some it is enough that they are listed
    assert "0 errors" in checked.out
    assert checked.out.count("warning[unconfirmed-case]") == text.count("    confirm: ")

    confirmed = [line for line in text.split("\n") if not line.startswith("    confirm: ")]
    written.write_text("\n".join(confirmed), encoding="utf-8")
    assert "100.0% of" in run("pack", "mutate", "rules/act", "-j1", "-q", folder=folder).out


def test_a_file_that_is_there_is_not_written_over(folder: Path) -> None:
    """Only `--force` writes over a file; names that other cases have are not used again."""
    (folder / "rules/act/cases/few.yaml").write_text(
        FEW + NAMES + "    like: talking\n    expect: {act.test-talking-toys: {it: met}}\n", encoding="utf-8"
    )
    here = ("pack", "mutate", "rules/act", "-j1", "-q", "--write", "rules/act/cases/more.yaml")

    assert run(*here, folder=folder).code == 0
    assert run("pack", "check", "rules/act", "--only", "cases", folder=folder).code == 0
    assert 'applies_when (2)"' in (folder / "rules/act/cases/more.yaml").read_text(encoding="utf-8")
    again = run(*here, folder=folder)
    assert again.code == 1
    assert "--force writes over it" in again.err
    assert run(*here, "--force", folder=folder).code == 0


def test_only_what_is_named_is_changed(folder: Path) -> None:
    """--only keeps to one rule, term or classification, and refuses a name that there is not."""
    few = run("pack", "mutate", "rules/act", "-j1", "-q", "--only", "for_children", folder=folder).out
    wrong = run("pack", "mutate", "rules/act", "-j1", "-q", "--only", "for_childen", folder=folder)

    assert "of 1 mutants" in few
    assert wrong.code == 2
    assert "did you mean `for_children`?" in wrong.err


def test_a_score_is_of_all_mutants(folder: Path) -> None:
    """What --only tries is not written into the README."""
    ran = run("pack", "mutate", "rules/act", "--only", "for_children", "--write-score", folder=folder)

    assert ran.code == 2
    assert "leave --only or --write-score out" in ran.err
