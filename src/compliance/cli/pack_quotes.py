"""`compliance pack quotes`: compares every quote with the archived text of the law."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import with_rules


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option(
    "--sources",
    envvar="COMPLIANCE_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of archived texts.",
)
@with_rules
def quotes(packs: tuple[str, ...], sources: Path | None, roots: tuple[Path, ...]) -> None:
    """Compare every quote with the archived text that it is from, word by word.

    White space, typographic quotes, dashes, divided words and page breaks are evened out; every other difference is
    reported with its place.
    """
    from compliance.authoring.quotes import check_quotes
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    if sources is None:
        click.echo("No folder of archived texts was named (--sources), so no quote could be checked.")
        return
    named = open_packs(packs, roots, fresh=True)
    problems = Problems()
    checked = check_quotes(named.rulebook, frozenset(named.folders), sources, problems)
    problems.refuse_if_any()
    click.echo(
        f"{checked.compared} quotes agree with their texts; {checked.not_archived} have no archived text, "
        f"{checked.not_quotable} cannot be quoted."
    )
