"""`compliance pack examples`: the worked examples of regulators, and whether the pack agrees with them."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import with_rules
from compliance.cli.judged_by import today


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@with_rules
def examples(packs: tuple[str, ...], roots: tuple[Path, ...]) -> None:
    """List every worked example that a case tries: where it stands, what the regulator says, whether the pack agrees."""
    from compliance.authoring.read_cases import read_cases
    from compliance.authoring.run_case import run_case
    from compliance.cli.packs_named import open_packs
    from compliance.sources.problem import Problems

    named = open_packs(packs, roots, fresh=False)
    problems = Problems()
    agreed = total = 0
    for folder in named.folders.values():
        for case in read_cases(folder, named.rulebook, today(), problems):
            if case.worked_example is None:
                continue
            failures = run_case(named.rulebook, case).failures
            total += 1
            agreed += not failures
            told = "agrees" if not failures else f"DISAGREES: {case.todo or failures[0]}"
            source = case.worked_example
            click.echo(f"{source.instrument} {source.at}: {source.outcome or 'no outcome noted'} - {case.name}: {told}")
    problems.refuse_if_any()
    click.echo(f"{agreed} of {total} worked examples agree")
