"""`compliance pack coverage-of-law`: what packs do with each provision of the law that they list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.inputs import with_rules

if TYPE_CHECKING:
    from compliance.cli.packs_named import Named


@click.command("coverage-of-law")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option(
    "--sources",
    envvar="COMPLIANCE_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of archived texts, to find provisions that are in no list.",
)
@click.option("--missing", is_flag=True, help="Print the lists that law.yaml lacks, to be filled in.")
@click.option("--write", is_flag=True, help="Write the lists that are missing into law.yaml, to be filled in.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How the table is printed.")
@with_rules
def coverage_of_law(
    packs: tuple[str, ...], sources: Path | None, missing: bool, write: bool, form: str, roots: tuple[Path, ...]
) -> None:
    """Print what packs do with the provisions of their law: covered by rules, not relevant, or left out, and why.

    Packs list provisions in law.yaml, and say with `rest` what becomes of all others. A text that the pack
    cites or declares and that is not listed is a problem, and so is a list that says neither `rest` nor `whole: yes`.
    With --sources, a provision that the archived text does not have is a problem, and so is one that no list names if the
    list says `whole: yes`.

    With --write these lists are written: what the pack cites, what covers it, and a `rest` that begins with FILL IN.
    `compliance pack check` reminds of it until a person has written why the rest is left out, or not relevant.
    """
    from compliance.authoring.check.law_not_listed import find_law_not_listed
    from compliance.authoring.law_coverage import law_coverage
    from compliance.authoring.law_coverage_text import law_coverage_json, law_coverage_text
    from compliance.cli.packs_named import open_packs
    from compliance.cli.printed import name_in_commands
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=True)
    if missing or write:
        for name, folder in named.folders.items():
            _missing(named, name, folder, sources, write)
        return
    problems = Problems()
    tables = law_coverage(named.rulebook, frozenset(named.folders), sources, problems)
    for name, folder in named.folders.items():
        find_law_not_listed(named.rulebook, name, problems, name_in_commands(name, folder, roots, packs))
    click.echo(law_coverage_json(tables) if form == "json" else law_coverage_text(tables), nl=False)
    problems.refuse_if_any()


def _missing(named: Named, pack: str, folder: Path, sources: Path | None, write: bool) -> None:
    """Print what the law.yaml of a pack lacks, or write it there and say how much it was."""
    from compliance.authoring.missing_law import missing_by_file, missing_law, start_of_law, with_missing_law
    from compliance.sources.write import write_safely

    lacks = missing_law(named.rulebook, pack, sources)
    if not lacks.lists and not lacks.without_rest:
        click.echo(f"{pack}: no list is missing." if write else f"# {pack}: no list is missing.")
        return
    if not write:
        lines = [f"  {line}" for one in lacks.lists.values() for line in one]
        untold = [f"# `{law.instrument}` is listed, and lacks `rest`: {law.place}" for law in lacks.without_rest]
        click.echo("\n".join([f"# {pack}", *untold, *(["law:", *lines] if lines else [])]))
        return
    for name, here in missing_by_file(lacks, named.rulebook, pack).items():
        path = folder.parent / name
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        written = with_missing_law(name, text, here, start_of_law(folder))
        if written is None:
            raise click.ClickException(
                f"{path} is written in a way that it cannot be added to; --missing prints what to add"
            )
        write_safely(path, written.encode())
        number = len(here.lists)
        added = f"{number} {'list' if number == 1 else 'lists'} added, and `rest` to {len(here.without_rest)} more"
        click.echo(f"{pack}: {added} in {path}. Every text that begins with FILL IN is yours to write.")
