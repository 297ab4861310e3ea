"""`compliance overlay check`: checks overlay files against the packs that they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from compliance.cli.console import show_warnings
from compliance.cli.inputs import open_rulebook, with_day, with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE...")
@with_day
@with_rules
def check(files: tuple[Path, ...], as_of: date | None, roots: tuple[Path, ...]) -> None:
    """Check overlay files: every rule exists, and whatever makes law weaker is approved, has a reason and an end.

    A duty that is added and gives two limits of time is told as well.
    Changes that have ended are told, and no longer count; so are those that end more than three years from now.
    """
    from compliance.authoring.check.limits_in_overlays import find_limits_that_differ_in_overlay
    from compliance.cli.overlay_files import read_overlays
    from compliance.packs.amend import amend
    from compliance.packs.overlay_ends import find_odd_ends
    from compliance.sources.problem import Problems

    rulebook = open_rulebook(roots)
    day = as_of or today()
    for overlay in read_overlays(files, rulebook):
        amended = amend(rulebook, (overlay,), day)
        made = [one.what for rule in amended.rules.values() for one in rule.amended if not one.is_ended(day)]
        counts = ", ".join(
            f"{sum(one == what for one in made)} {said}"
            for what, said in (
                ("raised", "raised"),
                ("lowered", "lowered"),
                ("waived", "waived"),
                ("duty", "duties added"),
            )
        )
        warnings = Problems()
        find_odd_ends(overlay, day, warnings)
        find_limits_that_differ_in_overlay(rulebook, overlay, warnings)
        click.echo(f"{overlay.id} {overlay.version}: no {'errors' if warnings.found else 'problems'} ({counts})")
        show_warnings(warnings.found, {})
