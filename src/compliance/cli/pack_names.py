"""`compliance pack names`: the vocabulary that conditions may use."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import with_rules


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option("--about", metavar="WORDS", default="", help="Print only what has all WORDS in its name or its words.")
@click.option("--markdown", is_flag=True, help="Print it as Markdown.")
def names(packs: tuple[str, ...], roots: tuple[Path, ...], about: str, markdown: bool) -> None:
    """Print every name that a condition of PACK may use: its own, and those of the packs that it needs.

    Questions with their kind, options and groups; terms; classifications with their outcomes; subjects; named days.
    With --about, only those that speak of it, each with its pack: look there for a question before you write one.
    """
    from compliance.authoring.names import names_markdown, names_text
    from compliance.cli.packs_named import open_packs

    named = open_packs(packs, roots, fresh=False)
    written = names_markdown if markdown else names_text
    click.echo(written(named.rulebook, tuple(named.folders), about), nl=False)
