"""`compliance pack mutate`: are small mistakes in a pack noticed by its cases?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.cases_to_confirm import target_of, with_write, write_cases
from compliance.cli.console import counting
from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.authoring.case_text import FoundCase
    from compliance.authoring.mutate import Survivor
    from compliance.packs.model import Rulebook


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option(
    "--at-least", type=click.IntRange(0, 100), default=0, help="End with exit code 1 below this score (percent)."
)
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True, help="Processes to use."
)
@click.option("--only", multiple=True, metavar="ID", help="Change this rule, term or classification only (repeatable).")
@with_write
@click.option("--write-score", is_flag=True, help="Write the score into the README of each pack, between its marks.")
@click.option("--quiet", "-q", is_flag=True, help="Print only the scores.")
def mutate(
    packs: tuple[str, ...],
    roots: tuple[Path, ...],
    at_least: int,
    jobs: int,
    only: tuple[str, ...],
    write: Path | None,
    force: bool,
    write_score: bool,
    quiet: bool,
) -> None:
    """Make every small mistake in a pack, one at a time, and see whether a case notices.

    Drops parts, swaps and/or, adds and removes `not`, moves numbers and dates by one, drops options, duties and lines. A
    mistake that no answers tell from the original is proven so and left out. Each survivor is printed with its place and,
    where one is found, with the case that would notice it: it expects what the pack says now, so read the law before you
    add it. With --write these cases are written into a file; each has a line `confirm:`, and counts for nothing until a
    person has looked and takes that line out.
    """
    from compliance.authoring.mutate import mutate_pack
    from compliance.authoring.read_cases import read_cases
    from compliance.authoring.score_line import put_score
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems
    from compliance.sources.write import write_safely

    if only and write_score:
        raise click.UsageError("the score of a pack counts all its mutants: leave --only or --write-score out")
    named = open_packs(packs, roots, fresh=False)
    _must_be_there(only, named.rulebook, frozenset(named.folders))
    below = False
    for name, folder in named.folders.items():
        problems = Problems()
        cases = read_cases(folder, named.rulebook, today(), problems)
        problems.refuse_if_any()
        if not cases and not named.rulebook.rules_of(name):
            continue
        if only and not any(_pack_of(id, named.rulebook) == name for id in only):
            continue
        target = target_of(write, name, len(named.folders), force) if write is not None else None
        with counting(quiet, f"{name}: mutants tried") as count:
            result = mutate_pack(named.rulebook, name, cases, jobs, count, today(), only)
        if not quiet:
            for survivor in result.survivors:
                _tell(survivor, with_case=target is None)
        click.echo(
            f"{name}: {result.score:.1%} of {result.counted} mutants were noticed; {result.same_meaning} more mean the same"
        )
        if target is not None:
            found = found_cases(result.survivors)
            write_cases(target, folder, found, cases, "compliance pack mutate --write", "notice a small mistake, which")
        below = below or result.score * 100 < at_least
        if write_score:
            readme = folder / "README.md"
            text = readme.read_text(encoding="utf-8") if readme.is_file() else f"# {name}\n"
            write_safely(readme, put_score(text, result, len(cases), named.rulebook.packs[name].version).encode())
            click.echo(f"   written into {readme}")
    if below:
        sys.exit(1)


def _must_be_there(only: tuple[str, ...], rulebook: Rulebook, packs: frozenset[str]) -> None:
    """Refuse an id of --only that no rule, term or classification of the packs has."""
    from compliance.sources.problem import did_you_mean

    known = [id for named in (rulebook.rules, rulebook.terms, rulebook.classifications) for id in named]
    known = [id for id in known if _pack_of(id, rulebook) in packs]
    for id in only:
        if id not in known:
            near = did_you_mean(id, known) or "`compliance pack names` prints the names that there are"
            says = f"no rule, term or classification of {', '.join(sorted(packs))} is called `{id}`: {near}"
            raise click.BadParameter(says, param_hint="--only")


def _pack_of(id: str, rulebook: Rulebook) -> str:
    one = rulebook.rules.get(id) or rulebook.terms.get(id) or rulebook.classifications.get(id)
    return one.pack if one is not None else ""


def found_cases(survivors: Sequence[Survivor]) -> list[FoundCase]:
    """Return the cases that would notice survivors; one that would notice several stands there once."""
    found: list[FoundCase] = []
    for survivor in survivors:
        case = survivor.case
        if case is not None and not any(
            (one.data, one.day, one.expected) == (case.data, case.day, case.expected) for one in found
        ):
            found.append(case)
    return found


def _tell(survivor: Survivor, *, with_case: bool) -> None:
    from compliance.authoring.case_text import case_text

    mutant = survivor.mutant
    click.echo(f"survives: {mutant.what} {mutant.name}, {mutant.part}: {mutant.says}\n   at {mutant.place}")
    if survivor.case is None:
        click.echo("   no case that would notice it was found; think of one by hand\n")
    elif with_case:
        click.echo(f"   this case would notice it:\n\n{case_text(survivor.case)}")
