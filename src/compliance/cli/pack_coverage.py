"""`compliance pack coverage`: what the cases of packs show, and what they lack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.cases_to_confirm import target_of, with_write, write_cases
from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today

if TYPE_CHECKING:
    from compliance.authoring.missing_cases import MissingCases


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_write
@with_rules
@click.option("--quiet", "-q", is_flag=True, help="Print only the counts.")
def coverage(packs: tuple[str, ...], write: Path | None, force: bool, roots: tuple[Path, ...], quiet: bool) -> None:
    """Tell what the cases of packs show, and what no case shows.

    Per rule a case that makes it met, gap, open and not applicable; per condition each part shown to decide on its own,
    as yes and as no; both sides of every number and day that a duty compares with. What no answers can show is proven so
    and not asked for.

    With --write the missing cases are written as YAML: answers that were found by a search, and the verdict that the pack
    gives them now. Each has a line `confirm:`. Until a person has looked and takes that line out, the case counts for
    nothing, and `compliance pack check` reminds of it.
    """
    from compliance.authoring.coverage import cover_pack
    from compliance.authoring.judged_cases import JudgedCases
    from compliance.authoring.missing_cases import missing_cases
    from compliance.authoring.read_cases import read_cases
    from compliance.authoring.search import Search
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=False)
    for name, folder in named.folders.items():
        problems = Problems()
        cases = read_cases(folder, named.rulebook, today(), problems)
        problems.refuse_if_any()
        if not cases and not named.rulebook.rules_of(name):
            continue
        search = Search(named.rulebook, name, today())
        result = cover_pack(JudgedCases(named.rulebook, cases), name, search.is_impossible)
        if not quiet and write is None:
            for lacking in result.lacking:
                click.echo(f"{lacking.what} {lacking.name}: {lacking.says}\n   at {lacking.place}")
        more = f"; {len(result.impossible)} more can be shown by no answers" if result.impossible else ""
        click.echo(f"{name}: cases show {result.shown} of {result.wanted} things{more}")
        if write is None or not result.lacking:
            continue
        target = target_of(write, name, len(named.folders), force)
        missing = missing_cases(search, result.lacking)
        write_cases(target, folder, missing.found, cases, "compliance pack coverage --write", "show something that")
        _tell_not_found(missing)


def _tell_not_found(missing: MissingCases) -> None:
    for lacking in missing.not_found:
        click.echo(f"   no case was found for {lacking.what} {lacking.name}: {lacking.says}; write it by hand")
