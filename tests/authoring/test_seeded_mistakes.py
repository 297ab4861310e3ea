"""Every mistake that somebody may make in a pack is told, with the place where it stands."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from authoring.seeded_mistakes import MISTAKES, Mistake
from compliance.authoring.check.steps import STEPS, Looked, PackSteps
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problem, Refused

SEEDED = Path(__file__).parent / "seeded"
DAY = date(2026, 11, 22)


def checked(rules: Path) -> list[Problem]:
    """Everything that all steps find in the pack, or what is wrong with it if it cannot be read."""
    try:
        rulebook = load_rulebook([rules], ["lamps"]).rulebook
    except Refused as refused:
        return refused.problems
    making = PackSteps(Looked(rulebook, "lamps", rules / "lamps", DAY, SEEDED / "sources"))
    return [problem for step in STEPS for problem in making.make(step).problems]


def test_the_pack_is_right_before_a_mistake_is_put_into_it() -> None:
    """Nothing is said of the pack as it is, but that one option only makes its question clearer."""
    assert [problem.id for problem in checked(SEEDED / "rules")] == ["unused-option"]


def test_there_are_sixty_mistakes() -> None:
    """There are at least sixty mistakes, and no two are the same."""
    assert len(set(MISTAKES)) == len(MISTAKES) >= 60


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.id}: {mistake.becomes[:40]}")
def test_mistake_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    """The problem is told, and points at the line of the mistake, or at the case or duty that shows it."""
    rules = tmp_path / "rules"
    shutil.copytree(SEEDED / "rules", rules)
    path = rules / "lamps" / f"{mistake.file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert mistake.was in text
    path.write_text(text.replace(mistake.was, mistake.becomes, 1), encoding="utf-8")

    told = {(p.id, f"{p.at.file}:{p.at.line}") for p in checked(rules) if p.at is not None}

    assert (mistake.id, where(mistake, rules)) in told


def where(mistake: Mistake, rules: Path) -> str:
    """The line that a mistake's problem points at; after `@`, words of whichever file has them first."""
    wanted = mistake.at.lstrip("@") or mistake.becomes.strip()
    files = [mistake.file]
    if mistake.at.startswith("@"):
        files = ["cases/lamps", "rules/lamps", "questions/lamps"]
    for file in files:
        path = rules / "lamps" / f"{file}.yaml"
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if wanted in line:
                return f"{path.relative_to(rules).as_posix()}:{number}"
    raise AssertionError(wanted)
