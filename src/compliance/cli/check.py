"""`compliance check`: judges an assessment and prints a summary."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from compliance.cli.console import progress, use_colour
from compliance.cli.inputs import (
    cache_folder,
    open_assessment,
    pack_roots,
    with_day,
    with_lock,
    with_overlays,
    with_packs,
    with_rules,
)
from compliance.cli.judged_by import Read, today
from compliance.cli.remembered import Remembered, memory_of

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
    terminal = (min(_columns(), 120), use_colour(sys.stdout.isatty()))
    beside = {"overlays": overlays, "lock": (locked,) if locked else ()}
    options = (*terminal, as_of, today(), packs, fail_on, form, quiet)
    memory = memory_of(file, packs, pack_roots(roots), beside, options, cache_folder())
    told = memory.recall() if memory is not None else None
    if told is None:
        from compliance.cli.pack_lock import hold_to_lock

        with progress(quiet, "Judging"):
            found = memory.packs if memory is not None else None
            read = open_assessment(file, roots, packs, as_of, overlays, found=found)
            hold_to_lock(read, locked)
            told = _judged(read, fail_on, form, quiet, terminal)
        if memory is not None:
            memory.remember(read, told)
    sys.stdout.flush()
    click.echo(told.printed.encode() if form == "json" else told.printed, nl=False)
    sys.exit(told.code)


def _judged(read: Read, fail_on: str, form: str, quiet: bool, terminal: tuple[int, bool]) -> Remembered:
    """Judge, and return what is to be printed, and the exit code."""
    from compliance.assessment.assess import assess
    from compliance.cli.outputs import json_of, text_of

    assessment = assess(read.rulebook, read.facts, read.day, read.packs)
    if form == "json":
        printed = json_of(read, assessment).decode()
    else:
        printed = text_of(read, assessment, *terminal, quiet)
    worst = SEVERITIES.index(fail_on) if fail_on != "never" else -1
    code = int(any(f.is_gap_today and f.severity.rank <= worst for f in assessment.findings))
    return Remembered(printed, code)


def _columns() -> int:
    """Return how wide the terminal is: as `COLUMNS` says, else as it is, else 100."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 100
    except (OSError, ValueError):
        return 100
