"""`compliance pack test`: runs the cases of packs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
@click.option("--only", "-k", metavar="TEXT", help="Only cases whose name holds this text.")
@click.option("--quiet", "-q", is_flag=True, help="Print only the cases that fail.")
def test(packs: tuple[str, ...], roots: tuple[Path, ...], only: str | None, quiet: bool) -> None:
    """Run the cases of packs: answers, and the verdicts that the law asks for them.

    A case that fails prints what was expected, what came out, and the proof, down to the answers. A `todo` case must fail
    until its pack gets it; they are counted apart.
    """
    from compliance.authoring.failed_case import failed_case_lines
    from compliance.authoring.read_cases import read_cases
    from compliance.authoring.run_case import run_case
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=False)
    problems = Problems()
    failed = passed = waiting = todo = 0
    for name, folder in named.folders.items():
        cases = [
            c
            for c in read_cases(folder, named.rulebook, today(), problems)
            if not only or only.lower() in c.name.lower()
        ]
        results = [run_case(named.rulebook, case) for case in cases if not case.confirm]
        for result in results:
            if not result.passed:
                click.echo("\n".join(failed_case_lines(result)))
        waiting += sum(bool(case.confirm) for case in cases)
        failed += sum(not result.passed for result in results)
        passed += sum(result.passed for result in results)
        todo += sum(bool(result.case.todo) for result in results)
        if not quiet and results:
            count = f"{sum(r.passed for r in results)} of {len(results)} cases came out as they should"
            click.echo(f"{name}: {count}{_todo_words(sum(bool(r.case.todo) for r in results))}")
    problems.refuse_if_any()
    more = f", {waiting} wait to be confirmed and were not run" if waiting else ""
    click.echo(f"{passed} passed, {failed} failed{more}{_todo_words(todo)}")
    if failed:
        sys.exit(1)


def _todo_words(count: int) -> str:
    """Return how many cases are right in law and not yet got by their packs, in words to add; nothing if there are none."""
    return (
        f"; {count} {'is' if count == 1 else 'are'} `todo`: right in law, and not what the pack says yet"
        if count
        else ""
    )
