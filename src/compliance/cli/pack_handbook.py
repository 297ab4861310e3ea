"""`compliance pack handbook`: a pack as a document for a lawyer's review."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("pack")
@click.option(
    "--output",
    "-o",
    "output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it; the suffix decides: .html, .pdf or .md.",
)
@with_rules
def handbook(pack: str, output: Path, roots: tuple[Path, ...]) -> None:
    """Write all that PACK says as a document to be reviewed by people who read no YAML.

    Every text of law, term, line of a classification, rule and duty with its quotes and pinpoints, days, severity and
    penalty, the questions that are asked, and the cases. Where the pack has a record of review (`pack review`), each rule
    tells by whom and when it was read, and what has changed since.
    """
    from compliance.authoring.handbook import handbook as blocks_of
    from compliance.authoring.read_cases import read_cases
    from compliance.cli.console import progress
    from compliance.cli.packs_named import open_packs
    from compliance.packs.reviewed import read_record
    from compliance.sources.problem import Problems
    from compliance.sources.write import write_safely

    form = output.suffix.lower()
    if form not in (".html", ".pdf", ".md"):
        raise click.BadParameter(f"`{output.name}` ends in none of .html, .pdf, .md", param_hint="-o")
    named = open_packs((pack,), roots, fresh=False)
    if len(named.folders) != 1:
        raise click.BadParameter(f"`{pack}` holds {len(named.folders)} packs; name one", param_hint="PACK")
    [(name, folder)] = named.folders.items()
    problems = Problems()
    cases = read_cases(folder, named.rulebook, today(), problems)
    problems.refuse_if_any()
    blocks = blocks_of(named.rulebook, name, cases, read_record(folder))
    if form == ".md":
        from compliance.authoring.handbook_markdown import handbook_markdown

        data = handbook_markdown(blocks).encode()
    else:
        from compliance.authoring.handbook_html import handbook_html
        from compliance.sources.bundled import bundled

        style = (bundled("templates") / "handbook" / "handbook.css").read_text(encoding="utf-8")
        html = handbook_html(blocks, style)
        data = html.encode()
        if form == ".pdf":
            from compliance.reports.to_pdf import page_pdf

            with progress(False, "Laying out the pages"):
                data = page_pdf(html)
    write_safely(output, data)
    click.echo(f"Wrote {output}")
