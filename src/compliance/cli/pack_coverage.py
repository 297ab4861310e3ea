"""`compliance pack coverage`: what the cases of packs show, and what they lack."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option("--quiet", "-q", is_flag=True, help="Print only the counts.")
def coverage(packs: tuple[str, ...], roots: tuple[Path, ...], quiet: bool) -> None:
    """Tell what the cases of packs show, and what no case shows.

    Per rule a case that makes it met, gap, open and not applicable; per condition each part shown to decide on its own,
    as yes and as no; both sides of every number and day that a duty compares with.
    """
    from compliance.authoring.coverage import cover_pack
    from compliance.authoring.read_cases import read_cases
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=False)
    for name, folder in named.folders.items():
        problems = Problems()
        cases = read_cases(folder, named.rulebook, today(), problems)
        problems.refuse_if_any()
        if not cases:
            continue
        result = cover_pack(named.rulebook, name, cases)
        if not quiet:
            for lacking in result.lacking:
                click.echo(f"{lacking.what} {lacking.name}: {lacking.says}\n   at {lacking.place}")
        click.echo(f"{name}: cases show {result.shown} of {result.wanted} things")
