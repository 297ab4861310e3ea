"""`compliance pack schema`: JSON Schemas of the files of a pack, for editors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from compliance.packs.kinds_of_file import FILE_KINDS

KINDS = (*FILE_KINDS, "cases", "reviewed")


@click.command()
@click.argument("kind", required=False, type=click.Choice(KINDS))
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the schemas of all kinds of files (or of KIND) into this folder.",
)
@click.option(
    "--link",
    "packs",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="PACK",
    help="Write into every file of this pack which schema in DIR it follows (repeatable; needs --write).",
)
def schema(kind: str | None, folder: Path | None, packs: tuple[Path, ...]) -> None:
    """Print the JSON Schema of one kind of file: KIND is pack, subjects, questions, rules and so on.

    An editor that knows YAML schemas then completes keys and tells what they mean. It finds the schema of a file by its
    first line, which `--link` writes: `# yaml-language-server: $schema=../schema/rules.json`. `pack new` writes schemas and
    lines by itself.
    """
    wanted = [known for known in KINDS if kind in (None, known)]
    if folder is None:
        if packs:
            raise click.UsageError("say with --write where the schemas are to be, too")
        if kind is None:
            raise click.UsageError(f"name a kind of file ({', '.join(KINDS)}), or write all of them with --write")
        click.echo(_shown(kind), nl=False)
        return
    write_schemas(folder, wanted)
    click.echo(f"Wrote {', '.join(f'{known}.json' for known in wanted)} into {folder}")
    for pack in packs:
        click.echo(f"{pack}: {_link(pack.resolve(), folder.resolve())} files name their schema")


def write_schemas(folder: Path, kinds: Sequence[str] = KINDS) -> None:
    """Write the schemas of some kinds of files into a folder, which is made if it is not there."""
    from compliance.sources.write import write_safely

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"the folder {folder} cannot be made: {(error.strerror or '').lower()}") from error
    for kind in kinds:
        write_safely(folder / f"{kind}.json", _shown(kind).encode())


def _shown(kind: str) -> str:
    from compliance.authoring.case_schema import case_schema
    from compliance.authoring.reviewed_schema import reviewed_schema
    from compliance.packs.schema import pack_schema

    others = {"cases": case_schema, "reviewed": reviewed_schema}
    found = others[kind]() if kind in others else pack_schema(next(known for known in FILE_KINDS if known == kind))
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _link(pack: Path, schemas: Path) -> int:
    """Write its modeline into each file of a pack that has a schema; return how many have one now."""
    from compliance.authoring.modeline import schema_of, with_modeline
    from compliance.sources.write import write_safely

    count = 0
    for path in sorted(pack.rglob("*.yaml")):
        kind = schema_of(path, pack)
        if kind is None:
            continue
        count += 1
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        linked = with_modeline(text, path, kind, schemas)
        if linked != text:
            write_safely(path, linked.encode())
    return count
