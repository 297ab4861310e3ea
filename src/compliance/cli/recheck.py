"""`compliance recheck`: has every proof checked a second time, by a program that shares nothing with the judging."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from compliance.cli.console import progress
from compliance.cli.inputs import open_assessment, with_day, with_overlays, with_rules


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_day
@with_rules
@with_overlays
def recheck(file: Path, as_of: date | None, roots: tuple[Path, ...], overlays: tuple[Path, ...]) -> None:
    """Judge FILE, then check every proof with a second, small program that shares no code with the judging."""
    from compliance.assessment.assess import assess
    from compliance.proofcheck.check_proofs import check_proofs

    with progress(False, "Judging, and checking the proofs"):
        read = open_assessment(file, roots, (), as_of, overlays, every_pack=True)
        assessment = assess(read.rulebook, read.facts, read.day, tuple(read.rulebook.packs))
        failures = check_proofs(read.rulebook, read.facts, assessment)
    for failure in failures:
        click.echo(failure, err=True)
    if failures:
        click.echo(f"{len(failures)} proofs do not hold. This is a mistake of compliance, not of your files.", err=True)
        sys.exit(1)
    click.echo(f"All {len(assessment.findings)} findings were checked a second time; every proof holds.")
