"""Answers to questions of packs that a command was not given are told once for each pack."""

from pathlib import Path
from shutil import copytree

from cli.running import run

DEMO = Path(__file__).parents[1] / "problems" / "_demo" / "rules" / "demo"
HEAD = "assessment: 1\ndeployment: {name: Asha, organisation: Asha Health}\n"
ANSWERS = "answers: {users.count: 10, reports.planned: yes, security.quality: good, users.marketz: [us]}\n"


def test_answers_for_a_pack_that_lies_near_are_told_once(tmp_path: Path) -> None:
    """The pack is named with the option that takes it in; a slip in the name of a question is told for itself."""
    copytree(DEMO, tmp_path / "rules" / "demo")
    (tmp_path / "a.yaml").write_text(HEAD + ANSWERS, encoding="utf-8")

    ran = run("check", "a.yaml", folder=tmp_path)

    assert "3 answers are for questions of `demo`, which is not among the packs judged" in ran.err
    assert "it lies in `rules`: add `--rules rules` to the command" in ran.err
    assert "there is no question `users.marketz`" in ran.err
    assert ran.err.count("error[unknown-question]") == 2


def test_a_pack_that_is_judged_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """A folder that lies near may have the name of a pack that is judged: its questions are not those of a pack left out."""
    copytree(DEMO, tmp_path / "rules" / "us-fda")
    (tmp_path / "a.yaml").write_text(HEAD + "answers: {reports.planned: yes}\n", encoding="utf-8")

    ran = run("check", "a.yaml", folder=tmp_path)

    assert "there is no question `reports.planned`" in ran.err
    assert "not among the packs judged" not in ran.err


def test_answers_for_a_pack_that_is_nowhere_are_told_together(tmp_path: Path) -> None:
    """Where the file names a pack that is not here, its answers are told in one go; a single slip is told with advice."""
    (tmp_path / "a.yaml").write_text("packs: [demo]\n" + HEAD + ANSWERS, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(HEAD + "answers: {users.marketz: [us]}\n", encoding="utf-8")

    ran = run("check", "a.yaml", folder=tmp_path)

    assert "4 answers are for questions that no pack here has: `users.count`, `reports.planned`" in ran.err
    assert ran.err.count("error[unknown-question]") == 1
    assert "did you mean `users.markets`?" in run("check", "b.yaml", folder=tmp_path).err
