"""What `check` printed is told again only while nothing has changed that it depends on."""

import json
import shutil
from pathlib import Path

import pytest

from cli.running import run

EXAMPLE = "symptom-checker-startup.yaml"


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the examples, in which `check` has run; the first run learns which packs are needed."""
    shutil.copytree(root / "examples", tmp_path, dirs_exist_ok=True)
    assert run("check", EXAMPLE, "--quiet", folder=tmp_path).code == 0
    assert run("check", EXAMPLE, folder=tmp_path).code == 0
    return tmp_path


def kept(folder: Path) -> list[Path]:
    """What is remembered."""
    return sorted((folder / "cache" / "health-ai-compliance").glob("checked-*"))


def test_the_same_is_printed_again(folder: Path) -> None:
    """The second run prints what the first did, and remembers nothing new."""
    count = len(kept(folder))
    first, again = run("check", EXAMPLE, folder=folder), run("check", EXAMPLE, folder=folder)
    assert first == again
    assert len(kept(folder)) == count


def test_another_answer_is_judged(folder: Path) -> None:
    """A changed assessment is judged anew, and so are other options."""
    before = run("check", EXAMPLE, folder=folder).out
    path = folder / EXAMPLE
    path.write_text(path.read_text().replace("as_of: 2026-11-22", "as_of: 2026-11-23"))
    assert "23 November 2026" in run("check", EXAMPLE, folder=folder).out
    assert run("check", EXAMPLE, "--as-of", "2026-11-22", folder=folder).out == before
    assert json.loads(run("check", EXAMPLE, "--format", "json", folder=folder).out)["day"] == "2026-11-23"


def test_changed_evidence_is_noticed(folder: Path) -> None:
    """A file of evidence that changed, or went, is told, although the assessment is the same."""
    evidence = [path for path in (folder / "evidence").rglob("*") if path.is_file()]
    text = (folder / EXAMPLE).read_text()
    digested = [path for path in evidence if path.name in text and path.read_bytes()]
    for path in digested:
        data = path.read_bytes()
        path.unlink()
        assert run("check", EXAMPLE, folder=folder).code == 3
        path.write_bytes(data)
    assert digested
    assert run("check", EXAMPLE, folder=folder).code == 0


def test_the_exit_code_is_remembered(folder: Path) -> None:
    """With `--fail-on`, the second run ends as the first one did."""
    codes = [run("check", EXAMPLE, "--fail-on", "low", folder=folder).code for _ in range(2)]
    assert codes == [1, 1]


def test_harm_to_what_is_remembered_is_noticed(folder: Path) -> None:
    """A file in the cache that somebody changed is not told."""
    before = run("check", EXAMPLE, folder=folder).out
    for path in kept(folder):
        path.write_bytes(path.read_bytes().replace(b"open", b"done"))
    assert run("check", EXAMPLE, folder=folder).out == before


def test_a_changed_pack_is_noticed(root: Path, folder: Path) -> None:
    """Another byte in a pack that is judged by, and the assessment is judged anew."""
    shutil.copytree(root / "rules" / "us-fda", folder / "mine" / "us-fda")
    run("check", EXAMPLE, "--rules", "mine", folder=folder)
    count = len(kept(folder))
    pack = folder / "mine" / "us-fda" / "pack.yaml"
    pack.write_text(pack.read_text().replace("US: FDA", "US: Our FDA", 1))
    assert "US: Our FDA" in run("check", EXAMPLE, "--rules", "mine", folder=folder).out
    assert len(kept(folder)) == count + 1


def test_a_change_in_a_pack_that_was_asked_for_besides_is_noticed(root: Path, folder: Path) -> None:
    """With `--pack`, a pack that the assessment does not name is part of what must not have changed."""
    shutil.copytree(root / "rules" / "model-supply", folder / "mine" / "model-supply")
    command = ("check", EXAMPLE, "--rules", "mine", "--pack", "model-supply")
    for _ in range(3):  # the first run learns which packs are needed
        assert run(*command, folder=folder).code == 0
    count = len(kept(folder))
    terms = folder / "mine" / "model-supply" / "terms.yaml"
    terms.write_text(terms.read_text() + "# changed\n")
    assert run(*command, folder=folder).code == 0
    assert len(kept(folder)) == count + 1


def test_a_file_is_not_taken_for_another_kind(folder: Path) -> None:
    """What was found with an overlay is not told for a lock file of the same name."""
    overlay = folder / "ours.yaml"
    assert run("overlay", "new", "ours.yaml", "--pack", "us-fda", folder=folder).code == 0
    assert overlay.is_file()
    run("check", EXAMPLE, "--overlay", "ours.yaml", folder=folder)
    assert run("check", EXAMPLE, "--locked", "ours.yaml", folder=folder).code == 3
