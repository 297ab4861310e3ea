"""`compliance pack check`: everything that can be checked in a pack, step by step."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, get_args

import click

from compliance import __version__
from compliance.cli.console import counting
from compliance.cli.inputs import cache_folder, pack_roots, with_rules
from compliance.cli.judged_by import today

if TYPE_CHECKING:
    from compliance.authoring.problem_formats import CheckedStep
    from compliance.cli.packs_named import Named

_FORMATS = ("text", "json", "github", "sarif", "junit")
_STEPS = ("read", "quotes", "lint", "cases", "coverage", "law")
_STEP = click.Choice(_STEPS)
_NEEDS_UNREAD = "it needs a pack that could not be read"


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option("--only", multiple=True, type=_STEP, help="Make this step only (may be given more than once).")
@click.option("--skip", multiple=True, type=_STEP, help="Leave this step out (may be given more than once).")
@click.option(
    "--sources",
    envvar="COMPLIANCE_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of archived texts, to compare quotes and provisions with.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="What to print: text; JSON; notes that GitHub shows in a change; SARIF 2.1.0; or JUnit.",
)
@click.option("--strict", is_flag=True, help="End with exit code 1 if there is any warning.")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Print every warning, also where many are alike, and every failing case whole (text).",
)
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True, help="Processes to use."
)
@click.option("--anew", is_flag=True, help="Look again also at packs that have not changed since they were checked.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing if all is well, and only errors if not.")
def check(
    packs: tuple[str, ...],
    roots: tuple[Path, ...],
    only: tuple[str, ...],
    skip: tuple[str, ...],
    sources: Path | None,
    form: str,
    strict: bool,
    every: bool,
    jobs: int,
    anew: bool,
    quiet: bool,
) -> None:
    """Check packs: every problem with file, line and column, and what to write instead.

    \b
    The steps:
      read      shape, names, kinds, units, circles, references, dates, what is still to fill in
      quotes    quotes and pinpoints against the archived texts (--sources)
      lint      what the pack means, over all answers
      cases     every case comes out as it expects
      coverage  verdicts, deciding parts and sides that no case shows
      law       what the pack does with the provisions that its law.yaml lists

    What was found before is told again ("as before") while the program, the day, the pack and all packs that it needs or that
    need it are the same, byte for byte; --anew looks again.

    Packs are always read; the other steps look at those that could be. A step that could not be made says so. The step read
    also tells what has changed since it was signed with `compliance pack review`, and what nobody has signed. `compliance
    pack mutate` tests the cases themselves.

    Packs beside a pack that need it are read too: what can no longer be read there is told, and the last line names them.

    \b
    Exit codes, the same in every format:
      0   no error (warnings do not count without --strict)
      1   no error, but a warning, and --strict
      2   wrong usage
      3   at least one error
      70  a mistake of this program

    `compliance explain-problem ID` tells more about a problem.
    """  # noqa: D301 - click knows what a backspace means
    began = perf_counter()
    steps = [step for step in _STEPS if (not only or step in only) and step not in skip]
    if not steps:
        raise click.UsageError("no step is left: --skip leaves out all that --only names")
    made, folders, beside = _checked(packs, roots, steps, sources, jobs, anew, quiet or form != "text")
    problems = [problem for step in made for problem in step.problems]
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    if form == "text":
        _print_text(made, folders, errors, warnings, perf_counter() - began, every, quiet)
        if beside and not quiet:
            click.echo(beside)
    else:
        _print(made, form, folders)
    if errors:
        sys.exit(3)
    if strict and warnings:
        sys.exit(1)


def _checked(
    packs: tuple[str, ...],
    roots: tuple[Path, ...],
    steps: Sequence[str],
    sources: Path | None,
    jobs: int,
    anew: bool,
    quiet: bool,
) -> tuple[tuple[CheckedStep, ...], Mapping[str, Path], str]:
    """Return what the steps found, the folders of all packs, and a line on packs that rest on those that were checked.

    Of packs that cannot be read, only what is wrong there is returned.
    """
    from compliance.authoring.problem_formats import CheckedStep
    from compliance.cli.pack_check_run import ToCheck, run_steps
    from compliance.cli.packs_beside import look_beside, resting_line, with_taken
    from compliance.cli.printed import name_in_commands
    from compliance.cli.steps_remembered import StepMemory
    from compliance.packs.beside import packs_that_need
    from compliance.sources.problem import Refused

    unread: list[CheckedStep] = []
    folders: dict[str, Path] = {}
    named: Named | None = None
    try:
        named = _opened(packs, roots)
    except Refused as refused:
        unread, folders, rest = _not_read(refused, packs, roots)
        broken = [step.pack for step in unread]
        unread += [
            CheckedStep(pack, step, left_out="the pack could not be read")
            for pack in broken
            for step in steps
            if step != "read" and pack in folders
        ]
        waiting = [pack for pack in packs_that_need(broken, folders) if pack in rest]
        unread += [CheckedStep(pack, "read", left_out=_NEEDS_UNREAD) for pack in waiting]
        rest = [pack for pack in rest if pack not in waiting]
        if rest:
            try:
                named = _opened(tuple(rest), (*(folders[pack].parent for pack in rest), *roots))
            except Refused:
                unread += [CheckedStep(pack, "read", left_out=_NEEDS_UNREAD) for pack in rest]
    if named is None:
        return tuple(unread), folders, ""
    called = {pack: name_in_commands(pack, folder, roots, packs) for pack, folder in named.folders.items()}
    to_check = ToCheck(named.rulebook, named.folders, today(), sources, called)
    kept_in = None if anew else cache_folder()
    memory = StepMemory(named.rulebook, named.every_folder, sources, [to_check.day, *called.items()], kept_in)
    with counting(quiet, "steps made") as count:
        made = run_steps(to_check, steps, memory, jobs, count)
    if "read" not in steps:
        return (*unread, *made), {**folders, **named.folders}, ""
    beside = look_beside(named.folders, {step.pack for step in unread}, named.rulebook.packs, roots, cache_folder())
    made = (*unread, *with_taken(made, beside.taken), *beside.unread)
    return made, {**folders, **named.folders, **beside.resting}, resting_line(beside, named.folders, roots, packs)


def _opened(packs: tuple[str, ...], roots: tuple[Path, ...]) -> Named:
    from compliance.cli.packs_named import open_packs

    return open_packs(packs, roots, fresh=True)


def _not_read(
    refused: Exception, packs: tuple[str, ...], roots: tuple[Path, ...]
) -> tuple[list[CheckedStep], dict[str, Path], list[str]]:
    """Return a step for each pack that could not be read, the folders of all, and the packs that are meant and left."""
    from compliance.authoring.problem_formats import CheckedStep
    from compliance.packs.find import pack_folders
    from compliance.sources.problem import Problems, Refused

    assert isinstance(refused, Refused)
    given = [Path(name).resolve() for name in packs if Path(name).is_dir()]
    try:
        folders = pack_folders(pack_roots((*given, *roots)), Problems())
    except Refused:
        folders = {}
    found = {name: [p for p in refused.problems if p.at and p.at.file.startswith(f"{name}/")] for name in folders}
    rest = [p for p in refused.problems if not any(p in own for own in found.values())]
    unread = [CheckedStep(name, "read", tuple(own)) for name, own in found.items() if own]
    if rest:
        unread.append(CheckedStep("packs", "read", tuple(rest)))
    meant = {name for name in packs if name in folders} | {
        path.name for one in given for path in [one, *one.iterdir()] if (path / "pack.yaml").is_file()
    }
    left = [name for name in (meant if packs else folders) if name in folders and not found[name]]
    return unread, folders, sorted(left) if not rest else []


def _print_text(
    steps: Sequence[CheckedStep],
    folders: Mapping[str, Path],
    errors: int,
    warnings: int,
    seconds: float,
    every: bool,
    quiet: bool,
) -> None:
    from dataclasses import replace

    from compliance.cli.pack_check_text import PackSources, problems_text, summary_text
    from compliance.sources.counted import counted

    shown = steps
    if quiet:
        shown = [replace(s, problems=tuple(p for p in s.problems if p.level == "error")) for s in steps]
    click.echo(problems_text(shown, PackSources(folders), every), nl=False)
    if quiet and not errors:
        return
    if not quiet:
        click.echo(summary_text(steps))
    packs = counted(len({step.pack for step in steps}), "pack")
    click.echo(f"{packs}: {counted(errors, 'error')}, {counted(warnings, 'warning')} ({seconds:.1f} s)")


def _print(steps: Sequence[CheckedStep], form: str, folders: Mapping[str, Path]) -> None:
    from compliance.authoring.problem_formats import ProblemFormat, format_problems
    from compliance.cli.pack_check_text import PackSources

    wanted: ProblemFormat = next(known for known in get_args(ProblemFormat) if known == form)
    click.echo(format_problems(wanted, steps, PackSources(folders), _path_of(folders), __version__), nl=False)


def _path_of(folders: Mapping[str, Path]) -> Callable[[str], str]:
    """Return the way from a file as problems name it to its path from the folder in which the command runs."""

    def path_of(file: str) -> str:
        pack, _, inside = file.partition("/")
        return Path(os.path.relpath(folders[pack] / inside)).as_posix() if pack in folders else file

    return path_of
