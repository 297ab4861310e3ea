"""`compliance report`: writes the gap report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from compliance.cli.console import progress
from compliance.cli.garbage import not_collected
from compliance.cli.inputs import open_assessment, with_day, with_lock, with_overlays, with_packs, with_rules
from compliance.cli.printed import options_beside

FORMS = (".pdf", ".html", ".json", ".txt")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the report; the suffix decides: .pdf, .html, .json or .txt (else FILE with .pdf).",
)
@with_day
@with_packs
@with_rules
@with_overlays
@with_lock
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but problems.")
def report(
    file: Path,
    output: Path | None,
    as_of: date | None,
    packs: tuple[str, ...],
    roots: tuple[Path, ...],
    overlays: tuple[Path, ...],
    locked: Path | None,
    quiet: bool,
) -> None:
    """Judge the assessment in FILE and write the gap report.

    The same file, packs and day give the same bytes. The PDF carries the assessment file and the JSON of all findings,
    so that it can be made again and re-checked.
    """
    from compliance.assessment.assess import assess
    from compliance.cli.outputs import full_text_of, html_of, json_of, pdf_of
    from compliance.cli.pack_lock import hold_to_lock
    from compliance.cli.rules_signed import rules_signed
    from compliance.sources.write import write_safely

    output = output or file.with_suffix(".pdf")
    form = output.suffix.lower()
    if form not in FORMS:
        raise click.BadParameter(f"`{output.name}` ends in none of {', '.join(FORMS)}", param_hint="-o")
    with not_collected():
        with progress(quiet, "Judging"):
            read = open_assessment(file, roots, packs, as_of, overlays)
            hold_to_lock(read, locked)
            read = replace(read, options=_options(file, roots, overlays, locked))
            if form != ".json":
                read = replace(read, signed=rules_signed(read.rulebook, roots))
            assessment = assess(read.rulebook, read.facts, read.day, read.packs)
        with progress(quiet, f"Writing {output.name}"):
            if form == ".json":
                data = json_of(read, assessment)
            elif form == ".html":
                data = html_of(read, assessment)
            elif form == ".txt":
                data = full_text_of(read, assessment)
            else:
                data = pdf_of(read, assessment)
            write_safely(output, data)
    if not quiet:
        click.echo(f"Wrote {output}")


def _options(file: Path, roots: tuple[Path, ...], overlays: tuple[Path, ...], locked: Path | None) -> str:
    """Return what the command line named besides, for the one that makes the report again."""
    named = (("--rules", roots), ("--overlay", overlays), ("--locked", (locked,) if locked is not None else ()))
    return options_beside(file, named)
