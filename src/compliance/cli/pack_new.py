"""`compliance pack new`: writes a pack to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.pack_schema import KINDS, write_schemas
from compliance.cli.printed import printed_command, words_for_pack


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--rule", metavar="RULE-ID", default="", help="The id of its first rule, as in fda.device-listing.")
def new(folder: Path, rule: str) -> None:
    """Write a new pack into FOLDER, which is called like the pack: two questions, a rule, and a case for each verdict.

    The pack can be checked and tested at once. What has to be written by you is marked with FILL IN. The first line of each
    file names its schema, for editors; if there is no folder `schema` beside FOLDER, it is written, too.
    """
    from compliance.authoring.modeline import linked_files
    from compliance.authoring.new_pack import new_pack

    files = new_pack(folder.name or str(folder), words_for_pack(folder), rule)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.ClickException(f"{folder} is there already; choose another name")
    schemas = folder.resolve().parent / "schema"
    made = not schemas.exists()
    if made:
        write_schemas(schemas)
    there = all((schemas / f"{kind}.json").is_file() for kind in KINDS)
    write_files(folder, linked_files(files, folder, schemas if there else None))
    beside = f", and schemas for editors into {folder.parent / 'schema'}" if made else ""
    click.echo(f"Wrote {folder}{beside}. Every text that begins with FILL IN is yours to write. Then:")
    for step in ("check", "test"):
        click.echo(f"  {printed_command('pack', step, folder)}")


def write_files(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder, each whole or not at all; folders are made. None of them may be there."""
    from compliance.sources.write import write_safely

    there = [name for name in files if (folder / name).exists()]
    if there:
        raise click.ClickException(f"{folder / there[0]} is there already; move it away, or choose another name")
    for name, text in files.items():
        try:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = (error.strerror or "the system says no").lower()
            raise click.ClickException(f"the folder of {folder / name} cannot be made: {why}") from error
        write_safely(folder / name, text.encode())
