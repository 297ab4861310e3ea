"""Lock files: judging with exactly the packs and overlays that were written down."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from cli.running import run
from compliance.packs.law import OverlayUsed
from compliance.packs.lock import Lock, check_lock, lock_text, read_lock
from compliance.packs.model import Rulebook
from compliance.sources.bundled import bundled
from compliance.sources.problem import Problem, Problems, Refused

Load = Callable[[Mapping[str, str]], Rulebook]
OTHER = {"other/pack.yaml": 'pack: other\ntitle: Other\nversion: "1.0"\nneeds: {toy: ">=0.1"}\n'}


def held(tmp: Path, lock: str, rulebook: Rulebook, *packs: str) -> list[Problem]:
    """Return what differs from a lock file."""
    (tmp / "c.lock").write_text(lock, encoding="utf-8")
    problems = Problems()
    check_lock(read_lock(tmp / "c.lock"), rulebook, packs, problems)
    return problems.found


def test_lock_holds_what_was_locked(load: Load, toy: dict[str, str], tmp_path: Path) -> None:
    """What was locked is accepted; a changed pack is not, even if it kept its version."""
    rulebook = load(toy)
    lock = lock_text(rulebook, [])
    assert held(tmp_path, lock, rulebook) == []

    changed = load(toy | {"toy/terms.yaml": toy["toy/terms.yaml"].replace("50 people", "51 people")})
    (problem,) = held(tmp_path, lock, changed)
    assert problem.id == "not-locked"
    assert problem.says == "the pack `toy` is another one than was locked: version 0.2.0 of the same number"
    assert problem.at is not None
    assert problem.at.line == 4


def test_needs_are_locked_too(load: Load, toy: dict[str, str], tmp_path: Path) -> None:
    """A lock of one pack holds what it needs; packs that are not judged may be anything."""
    rulebook = load(toy | OTHER)
    assert list(read_of(tmp_path, lock_text(rulebook, ["other"])).packs) == ["other", "toy"]

    lock = lock_text(rulebook, ["toy"])
    assert held(tmp_path, lock, rulebook, "toy") == []
    assert [problem.says for problem in held(tmp_path, lock, rulebook, "other")] == [
        "the pack `other` is not in the lock file"
    ]


def test_pack_that_is_gone(load: Load, toy: dict[str, str], tmp_path: Path) -> None:
    """A locked pack that is not here is told."""
    lock = lock_text(load(toy), []).replace("  toy:", "  gone:")
    assert {problem.says for problem in held(tmp_path, lock, load(toy))} == {
        "the locked pack `gone` is not here",
        "the pack `toy` is not in the lock file",
    }


def test_overlays_are_locked(load: Load, toy: dict[str, str], tmp_path: Path) -> None:
    """Overlays are locked like packs: neither one more nor one less is accepted."""
    plain = load(toy)
    changed = replace(plain, overlays={"mine": OverlayUsed("mine", "", "1", "mine.yaml", "ab" * 32)})

    assert held(tmp_path, lock_text(changed, []), changed) == []
    assert [p.id for p in held(tmp_path, lock_text(plain, []), changed)] == ["not-locked"]
    assert [p.id for p in held(tmp_path, lock_text(changed, []), plain)] == ["not-locked"]


@pytest.mark.parametrize("text", ["", "packs: {}\n", "lock: 2\npacks: {}\n", "lock: 1\npacks: {toy: {version: '1'}}\n"])
def test_file_that_is_no_lock(tmp_path: Path, text: str) -> None:
    """A file that is no lock file is refused."""
    with pytest.raises(Refused) as refused:
        read_of(tmp_path, text)
    assert {problem.id for problem in refused.value.problems} == {"not-a-lock"}


def test_commands(tmp_path: Path) -> None:
    """A lock is written, and a check holds to it; with another digest in it, nothing is judged."""
    assessment = bundled("examples") / "social-app-assistant.yaml"
    assert run("pack", "lock", folder=tmp_path).code == 0
    assert run("check", assessment, "--locked", "compliance.lock", "-q", folder=tmp_path).code == 0

    path = tmp_path / "compliance.lock"
    text = path.read_text(encoding="utf-8")
    start = text.index("us-fda:")
    digest = text.index('digest: "', start) + len('digest: "')
    path.write_text(f"{text[:digest]}{'0' * 64}{text[digest + 64 :]}", encoding="utf-8")
    ran = run("report", assessment, "--locked", "compliance.lock", "-o", "r.json", folder=tmp_path)
    assert ran.code == 3
    assert "error[not-locked]: the pack `us-fda` is another one than was locked" in ran.err
    assert not (tmp_path / "r.json").exists()


def read_of(tmp: Path, text: str) -> Lock:
    """Return the lock in a text."""
    (tmp / "c.lock").write_text(text, encoding="utf-8")
    return read_lock(tmp / "c.lock")
