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

    A case that fails prints what was expected and what came out. A `todo` case must fail until its pack gets it.
    """
    from compliance.authoring.read_cases import read_cases
    from compliance.authoring.run_case import run_case
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=False)
    problems = Problems()
    failed = passed = 0
    for name, folder in named.folders.items():
        cases = [
            c
            for c in read_cases(folder, named.rulebook, today(), problems)
            if not only or only.lower() in c.name.lower()
        ]
        results = [run_case(named.rulebook, case) for case in cases]
        for result in results:
            if not result.passed:
                case = result.case
                click.echo(f"FAILED {case.name}\n   at {case.place}")
                if case.worked_example is not None:
                    click.echo(f"   from {case.worked_example.instrument}, {case.worked_example.at}")
                for failure in result.failures or (f"it passes now; take its `todo` out ({case.todo})",):
                    click.echo(f"   {failure}")
        failed += sum(not result.passed for result in results)
        passed += sum(result.passed for result in results)
        if not quiet and results:
            click.echo(f"{name}: {sum(r.passed for r in results)} of {len(results)} cases came out as they should")
    problems.refuse_if_any()
    click.echo(f"{passed} passed, {failed} failed")
    if failed:
        sys.exit(1)
