"""`compliance questions`: every question as a book to print."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import must_be_packs, open_rulebook, with_packs, with_rules


@click.command()
@click.option(
    "--output",
    "-o",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the book; the suffix decides: .md, .html or .pdf (else it is printed).",
)
@with_packs
@with_rules
def questions(output: Path | None, packs: tuple[str, ...], roots: tuple[Path, ...]) -> None:
    """Print every question with its options, why it is asked, and what would show the answer."""
    from compliance.reports.question_book import book_html, book_text
    from compliance.sources.write import write_safely

    rulebook = open_rulebook(roots)
    must_be_packs(packs, rulebook)
    chosen = packs or tuple(rulebook.packs)
    if output is None:
        click.echo(book_text(rulebook, chosen), nl=False)
        return
    form = output.suffix.lower()
    if form == ".md":
        data = book_text(rulebook, chosen).encode()
    elif form == ".html":
        data = book_html(rulebook, chosen).encode()
    elif form == ".pdf":
        from compliance.reports.to_pdf import page_pdf

        data = page_pdf(book_html(rulebook, chosen))
    else:
        raise click.BadParameter(f"`{output.name}` ends in none of .md, .html, .pdf", param_hint="-o")
    write_safely(output, data)
    click.echo(f"Wrote {output}")
