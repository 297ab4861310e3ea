"""Ways to write packs, to change the small one that is right, and to see what is then wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problem, Refused
from packs.toy import PACK


@pytest.fixture
def write_packs(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write files below a folder that holds packs, and return the folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, text in files.items():
            path = tmp_path / "rules" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path / "rules"

    return write


@pytest.fixture
def toy() -> dict[str, str]:
    """The files of the small pack."""
    return dict(PACK)


@pytest.fixture
def load(write_packs: Callable[[Mapping[str, str]], Path]) -> Callable[[Mapping[str, str]], Rulebook]:
    """Load packs from their texts."""
    return lambda files: load_rulebook([write_packs(files)]).rulebook


@pytest.fixture
def problems(write_packs: Callable[[Mapping[str, str]], Path]) -> Callable[[Mapping[str, str]], list[Problem]]:
    """Return what is wrong with packs; each problem's `says` may be compared, and its place shows the marked words."""

    def found(files: Mapping[str, str]) -> list[Problem]:
        try:
            load_rulebook([write_packs(files)])
        except Refused as refused:
            return refused.problems
        return []

    return found


@pytest.fixture
def marked() -> Callable[[Problem, Mapping[str, str]], str]:
    """Return the words that a problem underlines."""

    def words(problem: Problem, files: Mapping[str, str]) -> str:
        assert problem.at is not None
        line = files[problem.at.file].split("\n")[problem.at.line - 1]
        return line[problem.at.column - 1 :][: problem.at.width]

    return words
