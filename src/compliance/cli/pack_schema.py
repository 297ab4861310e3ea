"""`compliance pack schema`: JSON Schemas of the files of a pack, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from compliance.packs.kinds_of_file import FILE_KINDS


@click.command()
@click.argument("kind", required=False, type=click.Choice(FILE_KINDS))
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the schemas of all kinds of files (or of KIND) into this folder.",
)
def schema(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of one kind of file: KIND is pack, subjects, questions, rules and so on.

    An editor that knows YAML schemas then completes keys and tells what they mean. It needs a table in its settings
    that says which files have which schema, or this line at the top of a file:
    `# yaml-language-server: $schema=../schema/rules.json`.
    """
    from compliance.packs.schema import pack_schema
    from compliance.sources.write import write_safely

    wanted = [known for known in FILE_KINDS if kind in (None, known)]
    if folder is None:
        if kind is None:
            raise click.UsageError(f"name a kind of file ({', '.join(FILE_KINDS)}), or write all of them with --write")
        click.echo(_shown(pack_schema(wanted[0])), nl=False)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"the folder {folder} cannot be made: {(error.strerror or '').lower()}") from error
    for known in wanted:
        write_safely(folder / f"{known}.json", _shown(pack_schema(known)).encode())
    click.echo(f"Wrote {', '.join(f'{known}.json' for known in wanted)} into {folder}")


def _shown(found: dict[str, object]) -> str:
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
