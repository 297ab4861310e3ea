"""`compliance pack coverage-of-law`: what packs do with each provision of the law that they list."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import with_rules


@click.command("coverage-of-law")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option(
    "--sources",
    envvar="COMPLIANCE_SOURCES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of archived texts, to find provisions that are in no list.",
)
@with_rules
def coverage_of_law(packs: tuple[str, ...], sources: Path | None, roots: tuple[Path, ...]) -> None:
    """Print what packs do with the provisions of their law: covered by rules, not relevant, or left out, and why.

    Packs list provisions in law.yaml. With --sources, a provision that the archived text does not have is a problem, and
    so is one that no list names if the list says `whole: yes`.
    """
    from compliance.authoring.law_coverage import law_coverage
    from compliance.authoring.law_coverage_text import law_coverage_text
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=True)
    problems = Problems()
    tables = law_coverage(named.rulebook, frozenset(named.folders), sources, problems)
    problems.refuse_if_any()
    click.echo(law_coverage_text(tables), nl=False)
