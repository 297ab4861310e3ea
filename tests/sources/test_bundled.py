"""What travels with the program is found, in the installed package and in the repository."""

from pathlib import Path

import pytest

from compliance.sources import bundled as module
from compliance.sources.bundled import bundled
from compliance.sources.problem import Refused


def test_the_repository_is_used_where_nothing_is_bundled(root: Path) -> None:
    """In a working copy the packs are those at the top of the repository."""
    assert bundled("rules").samefile(root / "rules")


def test_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package brings its own packs, whatever lies beside it."""
    package = tmp_path / "lib" / "site" / "compliance"
    (package / "_bundled" / "rules").mkdir(parents=True)
    (tmp_path / "lib" / "rules").mkdir()
    monkeypatch.setattr(module, "_PACKAGE", package)
    assert bundled("rules") == package / "_bundled" / "rules"


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without its packs is told as such."""
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "a" / "compliance")
    with pytest.raises(Refused) as refused:
        bundled("rules")
    assert [problem.id for problem in refused.value.problems] == ["incomplete-installation"]
