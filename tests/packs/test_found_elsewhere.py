"""Packs of other installed distributions are found through entry points, and none of their code is run."""

import sys
from pathlib import Path

import pytest

from compliance.packs.found_elsewhere import installed_pack_folders
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problems
from packs.toy import PACK


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path of Python."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def install(site: Path, distribution: str, entry_points: str, group: str = "compliance.packs") -> None:
    """Install a distribution that has entry points."""
    info = site / f"{distribution}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\n{entry_points}\n", encoding="utf-8")


def put_packs(site: Path, package: str) -> None:
    """Put a package there that ends the program when it is imported, with a folder of packs in it."""
    for name, text in PACK.items():
        path = site / package / "rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for folder in (site / package, site / package / "rules"):
        (folder / "__init__.py").write_text("raise SystemExit('this code was run')\n", encoding="utf-8")
    (site / package / "rules" / "__init__.py").unlink()


def test_packs_are_found_without_running_code(site: Path) -> None:
    """The folder of an entry point is found, its packs load, and its package is not imported."""
    put_packs(site, "acme_packs")
    install(site, "acme", "acme = acme_packs.rules")
    problems = Problems()
    folders = installed_pack_folders(problems)

    assert folders == (site / "acme_packs" / "rules",)
    assert problems.found == []
    assert "toy" in load_rulebook(folders).rulebook.packs
    assert "acme_packs" not in sys.modules


def test_one_pack_may_be_offered_alone(site: Path) -> None:
    """An entry point may name a single pack."""
    put_packs(site, "acme_packs")
    install(site, "acme", "acme = acme_packs.rules.toy")
    (folder,) = installed_pack_folders(Problems())
    assert list(load_rulebook([folder]).rulebook.packs) == ["toy"]


@pytest.mark.parametrize(
    "value", ["no_such_package", "acme_packs.rulez", "acme_packs", "acme_packs:main", "a b", "..x"]
)
def test_broken_entry_point_stops_nothing(site: Path, value: str) -> None:
    """One that cannot be used is a warning that names it; the others are found all the same."""
    put_packs(site, "acme_packs")
    install(site, "acme", "acme = acme_packs.rules")
    install(site, "broken", f"broken = {value}")
    problems = Problems()

    assert installed_pack_folders(problems) == (site / "acme_packs" / "rules",)
    (problem,) = problems.found
    assert (problem.id, problem.level) == ("broken-entry-point", "warning")
    assert "`broken`" in problem.says


def test_nothing_is_offered(site: Path) -> None:
    """Entry points of other groups are not ours, and what finds them is then not even imported."""
    install(site, "other", "x = y", group="console_scripts")
    assert installed_pack_folders(Problems()) == ()
