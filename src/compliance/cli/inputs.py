"""What commands read: the rulebook of the packs, the assessment file, and the options that say which."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from compliance.cli.console import show_warnings
from compliance.cli.judged_by import Read, today
from compliance.sources.bundled import bundled
from compliance.sources.problem import Problems, Refused

if TYPE_CHECKING:
    from compliance.answers.read import ReadAssessment
    from compliance.packs.model import Rulebook
    from compliance.packs.wanted import Wanted

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer click
    """A day written as 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with advice."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"`{value}` is not a day; write it as in 2026-11-22", param, ctx)


def with_rules(command: Decorated) -> Decorated:
    """Add `--rules`, where packs are looked for."""
    return click.option(
        "--rules",
        "roots",
        multiple=True,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="COMPLIANCE_RULES",
        help="A folder of packs beside those that came with the program (may be given more than once).",
    )(command)


def with_day(command: Decorated) -> Decorated:
    """Add `--as-of`, the day whose law is applied."""
    return click.option(
        "--as-of",
        type=Day(),
        metavar="DATE",
        help="Judge by the law of this day, as in 2026-11-22 (else the file's `as_of`, else today).",
    )(command)


def with_packs(command: Decorated) -> Decorated:
    """Add `--pack`, to judge by some packs only."""
    return click.option("--pack", "packs", multiple=True, metavar="PACK", help="Judge by this pack only (repeatable).")(
        command
    )


def with_overlays(command: Decorated) -> Decorated:
    """Add `--overlay`, an organisation's changes to packs."""
    return click.option(
        "--overlay",
        "overlays",
        multiple=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="An overlay file: an organisation's own changes to packs (may be given more than once).",
    )(command)


def with_lock(command: Decorated) -> Decorated:
    """Add `--locked`, a lock file to hold to."""
    return click.option(
        "--locked",
        type=click.Path(dir_okay=False, path_type=Path),
        help="A lock file of `compliance pack lock`: refuse packs and overlays with other digests.",
    )(command)


def pack_roots(roots: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the folders in which packs are looked for: those given, those of the program, those installed beside it."""
    own = bundled("rules")
    return (*(root for root in roots if root.resolve() != own.resolve()), own, *_installed_packs())


@cache
def _installed_packs() -> tuple[Path, ...]:
    """Return the folders of packs of other distributions; what is wrong with one is told once."""
    from compliance.packs.found_elsewhere import installed_pack_folders

    problems = Problems()
    folders = installed_pack_folders(problems)
    show_warnings(problems.found, {})
    return folders


def cache_folder() -> Path | None:
    """Return the folder in which bound rulebooks are kept, or None if there is to be none."""
    if os.environ.get("COMPLIANCE_NO_CACHE"):
        return None
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "health-ai-compliance"
    except RuntimeError:
        return None


def open_rulebook(
    roots: tuple[Path, ...], names: tuple[str, ...] | None = None, found: Wanted | None = None
) -> Rulebook:
    """Return the bound rulebook of all packs, or of those named and what they need; `found` are files read before."""
    from compliance.packs.load import load_rulebook, load_wanted

    if found is not None and found.names == names:
        return load_wanted(found, Problems(), cache_folder()).rulebook
    return load_rulebook(pack_roots(roots), names, cache_folder=cache_folder()).rulebook


def must_be_packs(names: tuple[str, ...], rulebook: Rulebook, hint: str = "--pack") -> None:
    """Tell a wrong use of the command if a name is no pack's; `hint` is the parameter that the names came by."""
    for name in names:
        if name not in rulebook.packs:
            raise no_such_pack(name, rulebook.packs, hint)


def no_such_pack(name: str, known: Iterable[str], hint: str) -> click.BadParameter:
    """Return the wrong use of a command that names a pack which is nowhere; `hint` is the parameter that it came by."""
    from compliance.packs.find import ELSEWHERE
    from compliance.sources.problem import did_you_mean

    if "/" in name or os.sep in name:
        return click.BadParameter(_no_such_folder(Path(name)), param_hint=hint)
    there = did_you_mean(name, known) or f"there are {', '.join(known)}"
    return click.BadParameter(f"there is no pack `{name}`: {there} ({ELSEWHERE})", param_hint=hint)


def _no_such_folder(folder: Path) -> str:
    """Say that a folder is not there, or holds no pack, and which one beside it may be meant."""
    from compliance.sources.problem import did_you_mean

    if folder.is_dir():
        return f"there is no pack in the folder `{folder}`: a pack is a folder with a pack.yaml in it"
    beside = [path.parent for path in folder.parent.glob("*/pack.yaml")] if folder.parent.is_dir() else []
    near = did_you_mean(folder.name, [path.name for path in beside])
    if near:
        return f"there is no folder `{folder}`: {near.replace('`', f'`{folder.parent}{os.sep}', 1)}"
    there = f"; packs in `{folder.parent}` are {', '.join(sorted(path.name for path in beside))}" if beside else ""
    return f"there is no folder `{folder}`{there}"


def open_assessment(
    path: Path,
    roots: tuple[Path, ...],
    packs: tuple[str, ...],
    as_of: date | None,
    overlays: tuple[Path, ...] = (),
    *,
    every_pack: bool = False,
    found: Wanted | None = None,
) -> Read:
    """Return the assessment in a file with the rulebook, as overlays change it, and the day that it is judged by.

    The rulebook is that of the packs which the assessment names and of those which they need, unless the answers speak
    of others, too, or `every_pack` is wanted. `found` are the files of packs, if they were read before.
    """
    if not overlays and not every_pack:
        read = _open_narrowly(path, roots, packs, as_of, found)
        if read is not None:
            return read
    rulebook = open_rulebook(roots, found=found)
    must_be_packs(packs, rulebook)
    try:
        if overlays:
            from compliance.cli.overlay_files import with_overlays_read

            return with_overlays_read(path, rulebook, packs, as_of, overlays)
        from compliance.answers.read import read_assessment

        return _read(read_assessment(path, rulebook), path, rulebook, packs, as_of, narrowed=False)
    except Refused as refused:
        from compliance.cli.packs_not_named import with_packs_told

        raise with_packs_told(refused, path, rulebook.packs) from refused


def _open_narrowly(
    path: Path, roots: tuple[Path, ...], packs: tuple[str, ...], as_of: date | None, found_files: Wanted | None
) -> Read | None:
    """Return an assessment with only the packs that it names; None if it names none, or needs more to be understood."""
    from compliance.answers.named_packs import named_packs
    from compliance.answers.read import read_assessment

    named = named_packs(path)
    if not named:
        return None
    try:
        rulebook = open_rulebook(roots, tuple(sorted({*named, *packs})), found_files)
        found = read_assessment(path, rulebook)
    except Refused:  # with every pack at hand it may be understood; if not, its problems are told with all in view
        return None
    if set(found.facts.packs) != set(named):
        return None
    return _read(found, path, rulebook, packs, as_of, narrowed=True)


def _read(
    found: ReadAssessment, path: Path, rulebook: Rulebook, packs: tuple[str, ...], as_of: date | None, *, narrowed: bool
) -> Read:
    show_warnings(found.warnings, found.sources)
    facts = found.facts
    day = as_of or facts.as_of or today()
    return Read(path, rulebook, facts, day, packs or facts.packs, narrowed, bool(found.warnings))
