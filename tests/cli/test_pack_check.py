"""`compliance pack check`, as people run it on a small pack."""

import json
from pathlib import Path

import pytest

from cli.running import run

STEPS = ["read", "quotes", "lint", "cases", "coverage", "law"]


def spoil(folder: Path, file: str, was: str, becomes: str) -> None:
    """Put a mistake into a file of the pack."""
    path = folder / "rules" / "lamps" / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), encoding="utf-8")


def steps_of(ran_out: str) -> dict[str, str]:
    """Each step with why it was left out, from the JSON."""
    return {step["step"]: step.get("left_out", "") for step in json.loads(ran_out)["steps"]}


def test_every_step_has_a_line_with_its_time(folder: Path) -> None:
    """A summary line per step, and a last line that counts."""
    ran = run("pack", "check", "rules/lamps", "--sources", "sources", folder=folder)

    assert (ran.code, ran.err) == (0, "")
    lines = [line.split() for line in ran.out.split("\n") if line.startswith("lamps ")]
    assert [line[1] for line in lines] == STEPS
    assert all(line[3] == "s" for line in lines)
    assert "0 errors, 2 warnings" in ran.out


def test_quotes_are_never_passed_over_in_silence(folder: Path) -> None:
    """Without the archived texts it is said that the quotes could not be checked."""
    told = steps_of(run("pack", "check", "rules/lamps", "--format", "json", folder=folder).out)

    assert "could not be checked" in told["quotes"]


@pytest.mark.parametrize("step", STEPS)
def test_each_step_can_be_made_alone_or_left_out(step: str, folder: Path) -> None:
    """`--only` makes one step, `--skip` all the others."""
    only = run("pack", "check", "rules/lamps", "--only", step, "--format", "json", folder=folder)
    skip = run("pack", "check", "rules/lamps", "--skip", step, "--format", "json", folder=folder)

    assert list(steps_of(only.out)) == [step]
    assert list(steps_of(skip.out)) == [one for one in STEPS if one != step]


def test_exit_codes(folder: Path) -> None:
    """Warnings count with `--strict` alone; an error ends with 3, wrong usage with 2."""
    assert run("pack", "check", "rules/lamps", folder=folder).code == 0
    assert run("pack", "check", "rules/lamps", "--strict", folder=folder).code == 1
    assert run("pack", "check", "rules/lamps", "--only", "law", "--skip", "law", folder=folder).code == 2
    spoil(folder, "rules/lamps.yaml", "at most 30 days", "at most 29 days")
    assert run("pack", "check", "rules/lamps", folder=folder).code == 3
    assert run("pack", "check", "rules/lamps", "--skip", "cases", "--skip", "coverage", folder=folder).code == 0


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_every_format_tells_a_failing_case(form: str, folder: Path) -> None:
    """Problems of any step are in every format."""
    spoil(folder, "rules/lamps.yaml", "at most 30 days", "at most 29 days")
    ran = run("pack", "check", "rules/lamps", "--format", form, folder=folder)

    assert ran.code == 3
    assert "failing-case" in ran.out


def test_a_pack_that_cannot_be_read_does_not_hide_the_others(folder: Path) -> None:
    """The steps of a broken pack are left out, with the reason; another pack is looked at as ever."""
    spoil(folder, "terms.yaml", "sold_at_home and", "sold_at_hom and")
    ran = run("pack", "check", "rules", "--format", "json", folder=folder)
    told = json.loads(ran.out)

    assert ran.code == 3
    assert {step["pack"] for step in told["steps"]} == {"base", "lamps"}
    assert [step["step"] for step in told["steps"] if step["pack"] == "base"] == STEPS
    assert all(
        "could not be read" in step["left_out"]
        for step in told["steps"][1:]
        if step["pack"] == "lamps" and step["step"] != "read"
    )


def test_quiet_prints_nothing_if_all_is_well(folder: Path) -> None:
    """`--quiet` is silent about warnings."""
    ran = run("pack", "check", "rules/lamps", "--quiet", folder=folder)

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_folder_that_is_not_there_is_told_with_a_near_one(tmp_path: Path) -> None:
    """A misspelt folder of a pack is told as a folder, with the one that may be meant; a folder without a pack, too."""
    run("pack", "new", "rules/il-bipa", folder=tmp_path)
    (tmp_path / "empty").mkdir()
    wrong = run("pack", "check", "rules/ilbipa", folder=tmp_path)
    empty = run("pack", "check", "empty", folder=tmp_path)

    assert (wrong.code, empty.code) == (2, 2)
    assert "there is no folder `rules/ilbipa`: did you mean `rules/il-bipa`?" in " ".join(wrong.err.split())
    assert "there is no pack in the folder `empty`" in " ".join(empty.err.split())


def test_of_very_many_failing_cases_the_first_are_told_whole(folder: Path) -> None:
    """In text the others get a line each, with their name and place; --all and other formats tell all of them."""
    cases = folder / "rules/lamps/cases/many.yaml"
    one = "  - {{case: Number {}, like: bright_one, expect: {{lamps.label: {{it: gap}}}}}}\n"
    cases.write_text("cases:\n" + "".join(one.format(number) for number in range(12)), encoding="utf-8")
    command = ("pack", "check", "rules/lamps", "--only", "cases")
    short, whole = run(*command, folder=folder).out, run(*command, "--all", folder=folder).out

    assert (short.count("error[failing-case]"), whole.count("error[failing-case]")) == (10, 12)
    assert "... and 2 more failing cases in lamps: --all tells them whole\n" in short
    left = "  --> lamps/cases/many.yaml:13:68  in the case `Number 11`: `lamps.label of it` comes out differently\n"
    assert left in short
    assert "12 errors" in short
    told = json.loads(run(*command, "--format", "json", folder=folder).out)
    assert sum(one["id"] == "failing-case" for one in told["problems"]) == 12


def test_a_pack_in_which_many_cases_fail_is_told_where_it_has_changed(folder: Path) -> None:
    """The part that is not as it was read is named before the cases, and what they do not show is left for later."""
    assert run("pack", "review", "rules/lamps", "--by", "second reader", folder=folder).code == 0
    cases = folder / "rules/lamps/cases/many.yaml"
    one = "  - {{case: Number {}, like: bright_one, expect: {{lamps.label: {{it: gap}}}}}}\n"
    cases.write_text("cases:\n" + "".join(one.format(number) for number in range(12)), encoding="utf-8")
    before = run("pack", "check", "rules/lamps", folder=folder).out
    spoil(folder, "rules/lamps.yaml", "severity: medium", "severity: low")

    told = run("pack", "check", "rules/lamps", folder=folder).out

    assert "look first" not in before
    assert "12 errors in cases: look first at what has changed since it was read (lamps/rules/lamps.yaml:" in told
    assert "cases fail, and what fails shows nothing: mend these first" in told
