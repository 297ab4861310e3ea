"""`compliance pack coverage`: what the cases of packs show, and what they lack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today

if TYPE_CHECKING:
    from compliance.authoring.missing_cases import MissingCases


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option(
    "--write",
    type=click.Path(path_type=Path),
    metavar="DIR|FILE",
    help="Write the missing cases, for a person to confirm: into this file, or into PACK-to-confirm.yaml in this folder.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
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
    from compliance.authoring.case_text import case_text, file_of_cases
    from compliance.authoring.coverage import cover_pack
    from compliance.authoring.missing_cases import missing_cases
    from compliance.authoring.read_cases import read_cases
    from compliance.authoring.search import Search
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems
    from compliance.sources.write import write_safely

    named = open_packs(packs, roots, fresh=False)
    for name, folder in named.folders.items():
        problems = Problems()
        cases = read_cases(folder, named.rulebook, today(), problems)
        problems.refuse_if_any()
        if not cases and not named.rulebook.rules_of(name):
            continue
        search = Search(named.rulebook, name, today())
        result = cover_pack(named.rulebook, name, cases, search.is_impossible)
        if not quiet and write is None:
            for lacking in result.lacking:
                click.echo(f"{lacking.what} {lacking.name}: {lacking.says}\n   at {lacking.place}")
        more = f"; {len(result.impossible)} more can be shown by no answers" if result.impossible else ""
        click.echo(f"{name}: cases show {result.shown} of {result.wanted} things{more}")
        if write is None or not result.lacking:
            continue
        target = _target(write, name, len(named.folders), force)
        missing = missing_cases(search, result.lacking)
        if missing.found:
            text = file_of_cases(name, [case_text(found) for found in missing.found])
            target.parent.mkdir(parents=True, exist_ok=True)
            write_safely(target, text.encode())
        _tell(missing, target)


def _target(write: Path, pack: str, packs: int, force: bool) -> Path:
    """Return the file for a pack's missing cases; one that is there is not written over."""
    is_file = write.suffix in (".yaml", ".yml") and not write.is_dir()
    if is_file and packs > 1:
        raise click.BadParameter("name a folder, because several packs are meant", param_hint="--write")
    target = write if is_file else write / f"{pack}-to-confirm.yaml"
    if target.exists() and not force:
        raise click.ClickException(f"`{target}` is there already; --force writes over it")
    return target


def _tell(missing: MissingCases, target: Path) -> None:
    if missing.found:
        count = len(missing.found)
        click.echo(f"   {count} {'case' if count == 1 else 'cases'} to be confirmed by a person: {target}")
    for lacking in missing.not_found:
        click.echo(f"   no case was found for {lacking.what} {lacking.name}: {lacking.says}; write it by hand")
