"""`compliance pack list`: the packs, what they cover, and how large they are."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import open_rulebook, with_rules
from compliance.sources.counted import counted


@click.command("list")
@with_rules
def list_packs(roots: tuple[Path, ...]) -> None:
    """List the packs with their versions, what they cover, and how large they are."""
    rulebook = open_rulebook(roots)
    for pack in rulebook.packs.values():
        counts = [
            (sum(rule.pack == pack.id for rule in rulebook.rules.values()), "rule"),
            (sum(question.pack == pack.id for question in rulebook.questions.values()), "question"),
            (sum(one.pack == pack.id for one in rulebook.classifications.values()), "classification"),
        ]
        click.echo(f"{pack.id} {pack.version}: {pack.title}")
        click.echo("   " + ", ".join(counted(count, what) for count, what in counts))
        if pack.covers:
            click.echo(f"   {pack.covers}")
