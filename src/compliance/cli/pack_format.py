"""`compliance pack format`: conditions in their one spelling."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compliance.cli.inputs import no_such_pack, pack_roots, with_rules


@click.command("format")
@click.argument("packs", nargs=-1, required=True, metavar="PACK...")
@with_rules
@click.option("--check", is_flag=True, help="Change nothing; end with exit code 1 if something would be changed.")
def format_packs(packs: tuple[str, ...], roots: tuple[Path, ...], check: bool) -> None:
    """Write each condition of PACK in its one spelling: single blanks, no parenthesis that is not needed.

    Comments, the order of keys, line breaks and everything else stay as they are, and no condition changes its meaning.
    """
    from compliance.authoring.format_pack import format_file
    from compliance.packs.find import pack_files
    from compliance.sources.problem import Problems
    from compliance.sources.write import write_safely

    problems = Problems()
    found = [pack_files(folder, problems) for name in packs for folder in _folders(name, roots)]
    problems.refuse_if_any()
    changed = {
        pack.folder / name: formatted
        for pack in found
        for name, data in pack.files.items()
        if (formatted := format_file(f"{pack.name}/{name}", data)) != data
    }
    for path, data in changed.items():
        if not check:
            write_safely(path, data)
        click.echo(f"{'would change' if check else 'changed'}: {path}")
    files = sum(len(pack.files) for pack in found)
    click.echo(f"{files} files were read, {len(changed)} {'would be' if check else 'were'} changed.")
    if check and changed:
        sys.exit(1)


def _folders(name: str, roots: tuple[Path, ...]) -> list[Path]:
    """Return the folders of packs that are meant: by a folder of one or of several, or by a name."""
    from compliance.packs.find import pack_folders
    from compliance.sources.problem import Problems

    if Path(name).is_dir():
        problems = Problems()
        folders = pack_folders([Path(name)], problems)
        problems.refuse_if_any()
        return list(folders.values())
    known = pack_folders(pack_roots(roots), Problems())
    if name not in known:
        raise no_such_pack(name, known, "PACK")
    return [known[name]]
