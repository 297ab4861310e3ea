"""`compliance check`: judges an assessment and prints a summary."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from compliance.cli.inputs import open_assessment, with_day, with_lock, with_overlays, with_packs, with_rules

SEVERITIES = ("critical", "high", "medium", "low")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_day
@with_packs
@with_rules
@with_overlays
@with_lock
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="never",
    show_default=True,
    help="End with exit code 1 if there is a gap of today of this severity or worse.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--quiet", "-q", is_flag=True, help="Print only the counts.")
def check(
    file: Path,
    as_of: date | None,
    packs: tuple[str, ...],
    roots: tuple[Path, ...],
    overlays: tuple[Path, ...],
    locked: Path | None,
    fail_on: str,
    form: str,
    quiet: bool,
) -> None:
    """Judge the assessment in FILE and print a summary.

    Gaps are of the law that binds on the day; coming law, proposals and guidance are told apart. What nobody answered
    is open, never met.
    """
    from compliance.assessment.assess import assess
    from compliance.cli.pack_lock import hold_to_lock

    read = open_assessment(file, roots, packs, as_of, overlays)
    hold_to_lock(read, locked)
    assessment = assess(read.rulebook, read.facts, read.day, read.packs)
    if form == "json":
        from compliance.cli.outputs import json_of

        sys.stdout.buffer.write(json_of(read, assessment))
    else:
        from compliance.cli.console import use_colour
        from compliance.cli.outputs import text_of

        width = min(_columns(), 120)
        click.echo(text_of(read, assessment, width, use_colour(sys.stdout.isatty()), quiet), nl=False)
    if fail_on != "never":
        worst = SEVERITIES.index(fail_on)
        if any(f.is_gap_today and f.severity.rank <= worst for f in assessment.findings):
            sys.exit(1)


def _columns() -> int:
    """Return how wide the terminal is: as `COLUMNS` says, else as it is, else 100."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 100
    except (OSError, ValueError):
        return 100
