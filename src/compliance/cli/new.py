"""`compliance new`: writes an assessment file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import must_be_packs, open_rulebook, with_packs, with_rules
from compliance.cli.printed import printed_command


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_packs
@with_rules
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def new(file: Path, packs: tuple[str, ...], roots: tuple[Path, ...], force: bool) -> None:
    """Write FILE, a commented assessment to fill in: every question with its options, nothing answered yet."""
    from compliance.answers.scaffold import new_assessment
    from compliance.sources.write import write_safely

    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already; choose another name, or add --force to write over it")
    rulebook = open_rulebook(roots)
    must_be_packs(packs, rulebook)
    write_safely(file, new_assessment(rulebook, packs or tuple(rulebook.packs)).encode())
    then = printed_command("ask", file, roots=roots)
    click.echo(f"Wrote {file}. Fill it in with an editor, or answer in the terminal: {then}")
