"""`compliance pack lock`: writes down which packs are judged with; and the holding of other commands to it."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import must_be_packs, open_rulebook, with_overlays, with_rules
from compliance.cli.judged_by import Read


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("compliance.lock"),
    show_default=True,
    help="Where to write it.",
)
@with_rules
@with_overlays
def lock(packs: tuple[str, ...], output: Path, roots: tuple[Path, ...], overlays: tuple[Path, ...]) -> None:
    """Write a lock file: version and digest of packs (all, or those named and what they need), and of overlays.

    `compliance check --locked FILE` and `report --locked FILE` refuse packs and overlays with other digests.
    """
    from compliance.packs.lock import lock_text, with_needs
    from compliance.sources.write import write_safely

    rulebook = open_rulebook(roots)
    must_be_packs(packs, rulebook, "PACK")
    if overlays:
        from compliance.cli.overlay_files import read_overlays
        from compliance.packs.amend import amend

        rulebook = amend(rulebook, read_overlays(overlays, rulebook), None)
    write_safely(output, lock_text(rulebook, packs).encode())
    click.echo(f"Wrote {output}: {len(with_needs(rulebook, packs))} packs, {len(rulebook.overlays)} overlays")


def hold_to_lock(read: Read, file: Path | None) -> None:
    """Refuse to judge with other packs or overlays than a lock file holds to; None holds to nothing."""
    if file is None:
        return
    from compliance.packs.lock import check_lock, read_lock
    from compliance.sources.problem import Problems

    problems = Problems()
    check_lock(read_lock(file), read.rulebook, read.packs, problems, narrowed=read.narrowed)
    problems.refuse_if_any()
