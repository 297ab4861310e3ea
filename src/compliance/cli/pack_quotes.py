"""`compliance pack quotes`: compares every quote with the archived text of the law, and its pinpoint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.inputs import with_rules

if TYPE_CHECKING:
    from compliance.authoring.quotes import QuoteCheck
    from compliance.cli.packs_named import Named


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option(
    "--sources",
    envvar="COMPLIANCE_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of archived texts.",
)
@click.option("--pin", is_flag=True, help="Write the digests of texts that have none into instruments.yaml.")
@click.option("--quiet", "-q", is_flag=True, help="Do not list the pinpoints that could not be checked.")
@with_rules
def quotes(packs: tuple[str, ...], sources: Path | None, pin: bool, quiet: bool, roots: tuple[Path, ...]) -> None:
    """Compare every quote with the archived text that it is from, word by word and under its pinpoint.

    White space, typographic quotes, dashes, divided words and page breaks are evened out; every other difference is
    reported with its place. A quote that stands under another provision than its pinpoint names is a problem; where the
    structure of a text cannot be found with certainty, `pinpoint not checked` is said and counted. Amounts of penalties
    are looked for in the texts that they cite.
    """
    from compliance.authoring.check.amounts_in_texts import find_amounts_not_in_texts
    from compliance.authoring.quotes import check_quotes
    from compliance.cli.pack_check_text import PackSources
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems
    from compliance.sources.render import render_problems

    if sources is None:
        click.echo("No folder of archived texts was named (--sources), so no quote could be checked.")
        return
    named = open_packs(packs, roots, fresh=True)
    problems = Problems()
    checked = check_quotes(named.rulebook, frozenset(named.folders), sources, problems)
    for pack in named.folders:
        find_amounts_not_in_texts(named.rulebook, pack, sources, problems)
    problems.refuse_if_any()
    if problems.found:
        click.echo(f"{render_problems(problems.found, PackSources(named.folders))}\n", err=True)
    if not quiet:
        _tell_not_checked(checked)
    click.echo(
        f"{checked.compared} quotes agree with their texts; {checked.not_archived} have no archived text, "
        f"{checked.not_quotable} cannot be quoted."
    )
    click.echo(
        f"{checked.under_pinpoint} stand under their pinpoint; "
        f"of {len(checked.not_checked)} the pinpoint was not checked."
    )
    _see_to_digests(checked, named, pin)


def _tell_not_checked(checked: QuoteCheck) -> None:
    from collections import Counter

    counted = Counter((one.citation.instrument, one.citation.at, one.why) for one in checked.not_checked)
    for (instrument, at, why), number in sorted(counted.items()):
        times = f" ({number} quotes)" if number > 1 else ""
        click.echo(f"pinpoint not checked: {instrument} {at}{times}: {why}")


def _see_to_digests(checked: QuoteCheck, named: Named, pin: bool) -> None:
    """Warn of texts without a digest, or write the digests."""
    from compliance.authoring.pinpoint_digest import pin_digests
    from compliance.sources.write import write_safely

    unpinned = [(one, digest) for one, digest in checked.unpinned if one.pack in named.folders]
    if not pin:
        for instrument, _ in unpinned:
            where = f"{instrument.place.file}:{instrument.place.line}: " if instrument.place else ""
            click.echo(f"warning: {where}the text of `{instrument.id}` has no sha256; --pin writes it", err=True)
        return
    files = {str(instrument.place.file) for instrument, _ in unpinned if instrument.place is not None}
    for file in sorted(files):
        pack, _, inside = file.partition("/")
        path = named.folders[pack] / inside
        digests = {one.id: digest for one, digest in unpinned if one.place is not None and one.place.file == file}
        written = pin_digests(path.read_text(encoding="utf-8"), digests)
        if written is None:
            raise click.ClickException(f"the digests cannot be written into {path}: write `sha256:` below each `file:`")
        write_safely(path, written.encode())
        click.echo(f"{file}: {len(digests)} {'digest' if len(digests) == 1 else 'digests'} written")
