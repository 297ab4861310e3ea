"""`compliance clocks`: the limits of time of all laws side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from compliance.cli.inputs import must_be_packs, open_rulebook, with_day, with_packs, with_rules
from compliance.cli.judged_by import today


@click.command()
@with_day
@with_packs
@with_rules
def clocks(as_of: date | None, packs: tuple[str, ...], roots: tuple[Path, ...]) -> None:
    """Print what each law gives for the same thing, the strictest first: breaches, requests, keeping, ages.

    The table is made from the rules of the packs. `compliance report` shows those that may apply to a deployment.
    """
    from compliance.reports.build_clocks import build_clocks
    from compliance.reports.to_full_text import clock_text
    from compliance.reports.told_text import paragraph

    rulebook = open_rulebook(roots)
    must_be_packs(packs, rulebook)
    chosen = [rulebook.packs[name] for name in sorted(packs or rulebook.packs)]
    groups = build_clocks(rulebook, chosen, as_of or today())
    for group in groups:
        click.echo(f"\n{group.title}, {group.order}")
        for row in group.rows:
            for line in paragraph(clock_text(row), 100, "  ", "* "):
                click.echo(line)
    if not groups:
        click.echo("No rule of these packs has a clock.")
