"""`compliance pack mutate`: are small mistakes in a pack noticed by its cases?"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from compliance.cli.console import counting
from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option(
    "--at-least", type=click.IntRange(0, 100), default=0, help="End with exit code 1 below this score (percent)."
)
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True, help="Processes to use."
)
@click.option("--quiet", "-q", is_flag=True, help="Print only the scores.")
def mutate(packs: tuple[str, ...], roots: tuple[Path, ...], at_least: int, jobs: int, quiet: bool) -> None:
    """Make every small mistake in a pack, one at a time, and see whether a case notices.

    Drops parts, swaps and/or, adds and removes `not`, moves numbers and dates by one, drops options, duties and lines. A
    mistake that no answers tell from the original is proven so and left out. Each survivor is printed with its place.
    """
    from compliance.authoring.mutate import mutate_pack
    from compliance.authoring.read_cases import read_cases
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=False)
    below = False
    for name, folder in named.folders.items():
        problems = Problems()
        cases = read_cases(folder, named.rulebook, today(), problems)
        problems.refuse_if_any()
        if not cases:
            continue
        with counting(quiet, f"{name}: mutants tried") as count:
            result = mutate_pack(named.rulebook, name, cases, jobs, count)
        if not quiet:
            for mutant in result.survivors:
                click.echo(f"survives: {mutant.what} {mutant.name}, {mutant.part}: {mutant.says}\n   at {mutant.place}")
        counted = result.killed + len(result.survivors)
        click.echo(
            f"{name}: {result.score:.1%} of {counted} mutants were noticed; {result.same_meaning} more mean the same"
        )
        below = below or result.score * 100 < at_least
    if below:
        sys.exit(1)
