"""`compliance pack examples`: the worked examples of regulators, and whether packs agree with them."""

from __future__ import annotations

from pathlib import Path

import click

from compliance import __version__
from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="What to print; csv and json have every text whole.",
)
@click.option(
    "--output",
    "-o",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to this file instead of printing it.",
)
@with_rules
def examples(packs: tuple[str, ...], form: str, output: Path | None, roots: tuple[Path, ...]) -> None:
    """Print the table of the worked examples of regulators: where each stands, what the regulator says, what the pack says.

    An example that a case tries (`from:` of the case) agrees, or the pack tells it as contested, or the pack disagrees and
    says why (`disagrees:`), or it is open as `todo`. Those that no case can try stand in examples.yaml with the reason. At
    the end stands what it all comes to, for each pack and for all.
    """
    from compliance.authoring.read_cases import read_cases
    from compliance.authoring.worked_examples import worked_examples
    from compliance.authoring.worked_examples_text import (
        worked_examples_csv,
        worked_examples_json,
        worked_examples_text,
    )
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems
    from compliance.sources.write import write_safely

    named = open_packs(packs, roots, fresh=False)
    problems = Problems()
    rows = [
        row
        for pack, folder in named.folders.items()
        for row in worked_examples(named.rulebook, pack, read_cases(folder, named.rulebook, today(), problems))
    ]
    problems.refuse_if_any()
    if form == "json":
        told = worked_examples_json(rows, __version__)
    else:
        told = worked_examples_csv(rows) if form == "csv" else worked_examples_text(rows)
    if output is None:
        click.echo(told, nl=False)
    else:
        write_safely(output, told.encode())
        click.echo(f"Wrote {output}")
