"""`compliance pack new-rule`: writes a rule to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from compliance.cli.inputs import with_rules
from compliance.cli.printed import printed_command, words_for_pack


@click.command("new-rule")
@click.argument("pack")
@click.argument("rule", metavar="RULE-ID")
@with_rules
def new_rule(pack: str, rule: str, roots: tuple[Path, ...]) -> None:
    """Write a new rule into PACK: its questions, the rule, and a case each for met, gap, open and not applicable.

    RULE-ID is the law, a dot, and what to do, as in fda.device-listing. Three files are written and none is changed; the
    pack can still be read. What has to be written by you is marked with FILL IN.
    """
    from compliance.authoring.modeline import linked_files, schemas_of
    from compliance.authoring.new_rule import new_rule as files_of
    from compliance.cli.pack_new import write_files
    from compliance.cli.packs_named import open_packs

    named = open_packs((pack,), roots, fresh=True)
    if len(named.folders) != 1:
        raise click.BadParameter(f"`{pack}` holds {len(named.folders)} packs; name one", param_hint="PACK")
    [(name, folder)] = named.folders.items()
    files = files_of(rule, name, named.rulebook, words_for_pack(pack, roots))
    write_files(folder, linked_files(files, folder, schemas_of(folder)))
    click.echo(f"Wrote {', '.join(files)} in {folder}. Every text that begins with FILL IN is yours to write. Then:")
    click.echo(f"  {printed_command('pack', 'check', pack, roots=roots)}")
    click.echo(f"  {printed_command('pack', 'test', pack, roots=roots, more=('--only', rule))}")
