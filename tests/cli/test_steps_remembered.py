"""What `pack check` found is told again only while nothing has changed that it depends on."""

import json
import shutil
from pathlib import Path

import pytest

from cli.running import run
from compliance.authoring.problem_formats import CheckedStep
from compliance.cli.steps_remembered import StepMemory
from compliance.packs.load import load_rulebook

LAMPS = ("pack", "check", "rules/lamps", "--sources", "sources")


@pytest.fixture
def folder(folder: Path) -> Path:
    """A folder with a copy of the small pack, which has been checked."""
    assert run(*LAMPS, folder=folder).code == 0
    return folder


def as_before(folder: Path, *command: str) -> list[str]:
    """The steps of a run, as `pack step`, that were told from memory."""
    lines = run(*command, folder=folder).out.split("\n")
    return [" ".join(line.split()[:2]) for line in lines if line.endswith("as before)")]


def test_the_same_problems_are_told_again(folder: Path) -> None:
    """Nothing is lost between the run that found problems and the one that remembers them."""
    rules = folder / "rules" / "lamps" / "rules" / "lamps.yaml"
    rules.write_text(rules.read_text().replace("at most 30 days", "at most 29 days"))
    first, again = (json.loads(run(*LAMPS, "--format", "json", folder=folder).out) for _ in range(2))
    assert len(as_before(folder, *LAMPS)) == 6
    assert any(problem["id"] == "failing-case" for problem in first["problems"])
    assert first == again


def test_looking_anew_is_possible(folder: Path) -> None:
    """With `--anew` everything is looked at again."""
    assert as_before(folder, *LAMPS, "--anew") == []


@pytest.mark.parametrize("file", ["rules/lamps.yaml", "cases/lamps.yaml", "law.yaml", "README.md", "new.yaml"])
def test_any_file_of_the_pack_counts(folder: Path, file: str) -> None:
    """Another byte in a file of the pack, or a file more, and all steps are made again."""
    path = folder / "rules" / "lamps" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + "# changed\n")
    assert as_before(folder, *LAMPS) == []


def test_a_changed_text_of_law_is_compared(folder: Path) -> None:
    """What is compared with archived texts is compared again when one of these has changed; the rest is as before."""
    text = next(path for path in (folder / "sources").rglob("*") if path.is_file())
    text.write_bytes(text.read_bytes() + b"\n")
    assert as_before(folder, *LAMPS) == ["lamps lint", "lamps cases", "lamps coverage"]


def test_harm_to_what_is_remembered_is_noticed(folder: Path) -> None:
    """A file in the cache that somebody changed is not told."""
    for path in (folder / "cache" / "health-ai-compliance").glob("steps-*"):
        path.write_bytes(path.read_bytes().replace(b"lamps", b"lumps"))
    assert as_before(folder, *LAMPS) == []


def test_a_change_in_a_pack_that_is_needed_counts(root: Path, tmp_path: Path) -> None:
    """A pack is checked again when one that it needs has changed, and one that is needed when one that needs it has."""
    for pack in ("common", "model-supply", "eu-gdpr"):
        shutil.copytree(root / "rules" / pack, tmp_path / "mine" / pack)
    command = ("pack", "check", "mine/model-supply", "mine/common", "mine/eu-gdpr", "--rules", "mine", "--only", "read")
    known = ["model-supply read", "common read", "eu-gdpr read"]
    assert as_before(tmp_path, *command) == []
    assert as_before(tmp_path, *command) == known
    changed = tmp_path / "mine" / "model-supply" / "terms.yaml"
    changed.write_text(changed.read_text() + "# changed\n")
    assert as_before(tmp_path, *command) == ["eu-gdpr read"]
    changed = tmp_path / "mine" / "common" / "terms.yaml"
    changed.write_text(changed.read_text() + "# changed\n")
    assert as_before(tmp_path, *command) == []


def test_what_changes_while_it_is_checked_is_not_remembered(folder: Path) -> None:
    """A pack that was read as it was, and whose folder has changed since, is looked at again whichever of the two comes next."""
    pack = folder / "rules" / "lamps"
    read, root = load_rulebook([pack.parent], ["lamps"]).rulebook, pack.parent
    folders = {name: root / name for name in read.packs}
    terms = pack / "terms.yaml"
    text = terms.read_text()
    found = [CheckedStep("lamps", "lint", says="as it was")]

    before = StepMemory(read, folders, None, [], folder / "memory")
    assert before.recall("lamps", ["lint"]) is None
    terms.write_text(text + "# saved while the steps were made\n")
    before.remember("lamps", found)
    assert StepMemory(read, folders, None, [], folder / "memory").recall("lamps", ["lint"]) is None

    late = StepMemory(read, folders, None, [], folder / "memory")  # read before, its folder looked at after the change
    late.remember("lamps", found)
    now = load_rulebook([root], ["lamps"]).rulebook
    assert StepMemory(now, folders, None, [], folder / "memory").recall("lamps", ["lint"]) is None
    terms.write_text(text)
    assert StepMemory(read, folders, None, [], folder / "memory").recall("lamps", ["lint"]) is None
