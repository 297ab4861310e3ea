"""`compliance overlay check`: checks overlay files against the packs that they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from compliance.cli.inputs import open_rulebook, with_day, with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE...")
@with_day
@with_rules
def check(files: tuple[Path, ...], as_of: date | None, roots: tuple[Path, ...]) -> None:
    """Check overlay files: every rule exists, and whatever makes law weaker is approved, has a reason and an end.

    Changes that have ended are told; they no longer count.
    """
    from compliance.cli.overlay_files import read_overlays
    from compliance.packs.amend import amend

    rulebook = open_rulebook(roots)
    day = as_of or today()
    for overlay in read_overlays(files, rulebook):
        amended = amend(rulebook, (overlay,), day)
        made = [(rule.id, one) for rule in amended.rules.values() for one in rule.amended]
        counts = ", ".join(
            f"{sum(one.what == what for _, one in made)} {said}"
            for what, said in (
                ("raised", "raised"),
                ("lowered", "lowered"),
                ("waived", "waived"),
                ("duty", "duties added"),
            )
        )
        click.echo(f"{overlay.id} {overlay.version}: no problems ({counts})")
        for rule, one in made:
            if one.is_ended(day):
                click.echo(f"warning: {rule}: what was {one.what} until {one.until} has ended", err=True)
