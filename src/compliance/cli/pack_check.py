"""`compliance pack check`: reads packs and reports every problem."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import today, with_rules


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option("--quiet", "-q", is_flag=True, help="Print nothing if all is well.")
def check(packs: tuple[str, ...], roots: tuple[Path, ...], quiet: bool) -> None:
    """Read packs and report every problem with file, line and column.

    Checks the shape of every file, names, kinds, units, circles, references, dates, citations, and the cases.
    """
    from compliance.authoring.read_cases import read_cases
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=True)
    problems = Problems()
    cases = 0
    for folder in named.folders.values():
        cases += len(read_cases(folder, named.rulebook, today(), problems))
    problems.refuse_if_any()
    if not quiet:
        for name in named.folders:
            click.echo(f"{name}: no problems")
        click.echo(f"{len(named.folders)} packs and {cases} cases were read.")
