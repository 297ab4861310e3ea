"""`compliance overlay new`: writes an overlay file to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import click

from compliance.cli.inputs import must_be_packs, open_rulebook, with_packs, with_rules
from compliance.cli.printed import printed_command

_TEMPLATE = """\
# What {organisation} changes in packs that are not its own. docs/overlays.md tells what may be changed.
overlay: {id}
version: "0.1"
over:
{over}
# approved_by: Chief Compliance Officer   # who approved everything in this file

changes: []
# - rule: law.some-rule
#   severity: critical                    # raising is free
#   because: Board policy 2026-03 treats this as stop-ship.
#
# - rule: law.another-rule
#   severity: low                         # lowering needs somebody who approved it, and an end
#   until: 2026-12-31
#   approved_by: Chief Compliance Officer
#   because: The feature is switched off until then.
#
# - rule: law.third-rule
#   waived: {{until: 2026-12-31}}           # the gap stays a gap, and is shown as accepted
#   approved_by: Chief Compliance Officer
#   because: The vendor signs in December.
#
# - rule: law.fourth-rule
#   duties:
#     - id: board_informed
#       text: The board is told within a day.
#       met_when: some.question is some_option
#   because: Our own incident policy asks for it.
"""


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_packs
@with_rules
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def new(file: Path, packs: tuple[str, ...], roots: tuple[Path, ...], force: bool) -> None:
    """Write FILE, an overlay without changes, with an example of each."""
    from compliance.sources.write import write_safely

    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already; choose another name, or add --force to write over it")
    rulebook = open_rulebook(roots)
    must_be_packs(packs, rulebook)
    chosen = packs or tuple(name for name in rulebook.packs if any(r.pack == name for r in rulebook.rules.values()))
    over = "\n".join(f'  {name}: ">={rulebook.packs[name].version}"' for name in chosen)
    id = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")
    id = id if re.match(r"[a-z]", id) else f"overlay-{id}".rstrip("-")
    write_safely(file, _TEMPLATE.format(organisation=file.stem, id=id, over=over).encode())
    then = printed_command("overlay", "check", file, roots=roots)
    click.echo(f"Wrote {file}. When it is filled in: {then}")
