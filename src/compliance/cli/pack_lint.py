"""`compliance pack lint`: what a pack means, looked at over all answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option("--strict", is_flag=True, help="End with exit code 1 if there is any remark.")
def lint(packs: tuple[str, ...], roots: tuple[Path, ...], strict: bool) -> None:
    """Look at what packs mean, over all answers that could be given, and remark on what cannot be right.

    Rules that never apply, duties that are always or never met, lines that never decide, outcomes that nobody gets,
    rules with the same meaning, rules that contradict each other, limits of time that differ in one duty, questions and
    terms that nobody reads. Each remark is decided for all answers; where answers show it, they are printed.
    """
    from compliance.authoring.check.limits_that_differ import find_limits_that_differ
    from compliance.authoring.lint.check_meaning import check_meaning
    from compliance.authoring.open_world import OpenWorld
    from compliance.cli.pack_check_text import PackSources
    from compliance.cli.packs_named import open_packs
    from compliance.packs.read import read_again
    from compliance.sources.counted import counted
    from compliance.sources.problem import Problems
    from compliance.sources.render import render_problems

    named = open_packs(packs, roots, fresh=False)
    shown = PackSources(named.every_folder)
    remarks = 0
    for name, folder in named.folders.items():
        problems = Problems()
        find_limits_that_differ(named.rulebook, name, read_again(folder), problems)
        remarks += len(problems.found)
        for problem in problems.found:
            click.echo(render_problems([problem], shown) + "\n")
        for remark in check_meaning(OpenWorld(named.rulebook, today()), name):
            remarks += 1
            click.echo(render_problems([remark.as_problem()], shown) + "\n")
    click.echo(f"{counted(len(named.folders), 'pack')}, {counted(remarks, 'remark')}")
    if strict and remarks:
        sys.exit(1)
