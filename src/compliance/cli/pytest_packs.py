"""Cases of packs as items of pytest: `pytest --compliance-packs rules/my-pack`, or `compliance_packs` in its settings.

pytest loads this module at every start, so nothing else of the program is loaded here unless packs are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from compliance.authoring.case import Case
    from compliance.cli.packs_named import Named
    from compliance.packs.model import Rulebook
    from compliance.sources.problem import Problems

_SAYS = "a pack, or a folder that holds packs, whose cases are run as tests"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting that name packs."""
    group = parser.getgroup("compliance", "rule packs of compliance")
    group.addoption(
        "--compliance-packs",
        action="append",
        default=[],
        metavar="FOLDER",
        help=f"{_SAYS} (may be given more than once)",
    )
    parser.addini("compliance_packs", f"{_SAYS} (or several)", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Collect cases if packs are named, whether or not their folders are among those that pytest looks into."""
    given = [config.invocation_params.dir / one for one in config.getoption("compliance_packs")]
    named: list[Path] = [path.resolve() for path in given or config.getini("compliance_packs")]
    if not named:
        return
    if given:  # processes that run tests beside this one may stand in other folders
        config.option.compliance_packs = [str(path) for path in named]
    folders = {folder: path for path in named for folder in _packs_in(path)}
    config.pluginmanager.register(PackCases(folders), "compliance-pack-cases")
    looked_into = [(config.invocation_params.dir / one.partition("::")[0]).resolve() for one in config.args]
    for folder in folders:
        cases = folder / "cases"
        if cases.is_dir() and not any(cases.is_relative_to(one) or one.is_relative_to(cases) for one in looked_into):
            config.args.append(str(cases))


def _packs_in(path: Path) -> list[Path]:
    if (path / "pack.yaml").is_file():
        return [path]
    found = sorted(file.parent for file in path.glob("*/pack.yaml"))
    if not found:
        raise pytest.UsageError(f"there is no pack in {path}: a pack is a folder that has a `pack.yaml`")
    return found


class PackCases:
    """Collects files of cases in the folders of packs; a pack is read when its first file is collected."""

    def __init__(self, folders: dict[Path, Path]) -> None:
        """Keep the folders of packs, each with the folder that was named."""
        self._folders = folders
        self._opened: dict[Path, Named | str] = {}
        self._read: dict[Path, tuple[tuple[Case, ...], Problems]] = {}

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> CasesFile | None:
        """Return what collects the cases of a file, if it is one of the packs that were named."""
        if file_path.suffix != ".yaml" or file_path.parent.name != "cases":
            return None
        if file_path.parent.parent.resolve() not in self._folders:
            return None
        file = CasesFile.from_parent(parent, path=file_path)
        file.packs = self
        return file

    def cases(self, file: Path) -> tuple[Rulebook, list[Case]]:
        """Return the cases of a file. What keeps it or its pack from being read is an error of collecting, in our words."""
        from compliance.sources.render import render_problems

        folder = file.parent.parent.resolve()
        opened = self._open(self._folders[folder])
        if isinstance(opened, str):
            raise pytest.Collector.CollectError(opened)
        read, problems = self._read_cases(opened, folder)
        name = f"{folder.name}/cases/{file.name}"
        wrong = [problem for problem in problems.errors if problem.at is None or problem.at.file == name]
        if wrong:
            raise pytest.Collector.CollectError(render_problems(wrong, problems.sources))
        return opened.rulebook, [case for case in read if case.place is not None and case.place.file == name]

    def _open(self, named: Path) -> Named | str:
        """Return the packs of a folder, or why they cannot be read: that is told whole once, and then in short."""
        if named not in self._opened:
            from click import ClickException

            from compliance.cli.packs_named import open_packs
            from compliance.sources.problem import Refused
            from compliance.sources.render import render_problems

            try:
                self._opened[named] = open_packs((str(named),), (), fresh=False)
            except Refused as refused:
                self._opened[named] = f"`{named.name}` cannot be read, as is told above"
                return render_problems(refused.problems, refused.sources)
            except ClickException as error:
                self._opened[named] = error.format_message()
        return self._opened[named]

    def _read_cases(self, opened: Named, folder: Path) -> tuple[tuple[Case, ...], Problems]:
        if folder not in self._read:
            from compliance.authoring.read_cases import read_cases
            from compliance.cli.judged_by import today
            from compliance.sources.problem import Problems

            problems = Problems()
            self._read[folder] = (read_cases(folder, opened.rulebook, today(), problems), problems)
        return self._read[folder]


class CasesFile(pytest.File):
    """A file of cases."""

    packs: PackCases

    def collect(self) -> Iterator[CaseItem]:
        """Yield an item for each case; one that nobody has confirmed is skipped."""
        rulebook, cases = self.packs.cases(self.path)
        for case in cases:
            item = CaseItem.from_parent(self, name=case.name)
            item.case, item.rulebook = case, rulebook
            if case.confirm:
                item.add_marker(pytest.mark.skip(reason=f"nobody has confirmed it: {case.confirm}"))
            yield item


class CaseFailed(Exception):
    """A case came out differently; the message is what `compliance pack test` prints."""


class CaseItem(pytest.Item):
    """A case: it passes if it comes out as it expects; a `todo` case is expected to fail, and fails if it does not."""

    case: Case
    rulebook: Rulebook

    def runtest(self) -> None:
        """Run the case."""
        from compliance.authoring.failed_case import failed_case_lines
        from compliance.authoring.run_case import run_case

        result = run_case(self.rulebook, self.case)
        if not result.passed:
            raise CaseFailed("\n".join(failed_case_lines(result)))
        if self.case.todo:
            pytest.xfail(self.case.todo)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *more: Any, **style: Any) -> Any:
        """Return what is told of a failure: our own words, without lines of Python."""
        return (
            str(excinfo.value)
            if isinstance(excinfo.value, CaseFailed)
            else super().repr_failure(excinfo, *more, **style)
        )

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the case stands, and its name."""
        return self.path, self.case.place.line - 1 if self.case.place is not None else None, self.name
