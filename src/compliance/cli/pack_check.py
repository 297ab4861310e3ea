"""`compliance pack check`: reads packs and reports every problem."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import click

from compliance import __version__
from compliance.authoring.problem_formats import CheckedStep, ProblemFormat, format_problems
from compliance.cli.inputs import pack_roots, with_rules
from compliance.cli.judged_by import today
from compliance.packs.find import pack_folders
from compliance.sources.problem import Problems, Refused

_FORMATS = ("text", "json", "github", "sarif", "junit")


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="What to print: text; JSON; notes that GitHub shows in a change; SARIF 2.1.0; or JUnit.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing if all is well.")
def check(packs: tuple[str, ...], roots: tuple[Path, ...], form: str, quiet: bool) -> None:
    """Read packs and report every problem with file, line and column.

    Checks the shape of every file, names, kinds, units, circles, references, dates, citations, and the cases.

    Exit codes: 0 no problem, or only warnings; 2 wrong usage; 3 at least one error; 70 a mistake of this program. They
    are the same in every format. `compliance explain-problem ID` tells more about a problem.
    """
    from compliance.authoring.read_cases import read_cases
    from compliance.cli.packs_named import open_packs

    problems = Problems()
    cases = 0
    try:
        named = open_packs(packs, roots, fresh=True)
    except Refused as refused:
        if form == "text":
            raise
        _print_read(refused, form, packs, roots)
        sys.exit(3)
    for folder in named.folders.values():
        cases += len(read_cases(folder, named.rulebook, today(), problems))
    if form != "text":
        steps = [*_steps("read", named.folders, Problems()), *_steps("cases", named.folders, problems)]
        _print(steps, problems, form, named.folders)
        sys.exit(3 if problems.errors else 0)
    problems.refuse_if_any()
    if not quiet:
        for name in named.folders:
            click.echo(f"{name}: no problems")
        click.echo(f"{len(named.folders)} packs and {cases} cases were read.")


def _print_read(refused: Refused, form: str, packs: tuple[str, ...], roots: tuple[Path, ...]) -> None:
    """Print what was found in packs that could not be read; their cases are then left out."""
    found = Problems(refused.problems, refused.sources)
    given = [Path(name).resolve() for name in packs if Path(name).is_dir()]
    try:
        folders = pack_folders(pack_roots((*given, *roots)), Problems())
    except Refused:
        folders = {}
    steps = _steps("read", folders, found)
    broken = [step.pack for step in steps if step.problems]
    steps = [step for step in steps if step.problems]
    left_out = [CheckedStep(pack, "cases", (), "the pack could not be read") for pack in broken]
    _print([*steps, *left_out], found, form, folders)


def _steps(step: str, folders: Mapping[str, Path], problems: Problems) -> list[CheckedStep]:
    """Return a step for each pack with its problems; those of no pack stand under `packs`."""
    found = {name: [p for p in problems.found if p.at and p.at.file.startswith(f"{name}/")] for name in folders}
    rest = [p for p in problems.found if not any(p in own for own in found.values())]
    steps = [CheckedStep(name, step, tuple(own)) for name, own in found.items()]
    return [*steps, CheckedStep("packs", step, tuple(rest))] if rest else steps


def _print(steps: list[CheckedStep], problems: Problems, form: str, folders: Mapping[str, Path]) -> None:
    wanted: ProblemFormat = next(known for known in get_args(ProblemFormat) if known == form)
    text = format_problems(wanted, steps, problems.sources, _path_of(folders), __version__)
    click.echo(text, nl=False)


def _path_of(folders: Mapping[str, Path]) -> Callable[[str], str]:
    """Return the way from a file as problems name it to its path from the folder in which the command runs."""

    def path_of(file: str) -> str:
        pack, _, inside = file.partition("/")
        return Path(os.path.relpath(folders[pack] / inside)).as_posix() if pack in folders else file

    return path_of
