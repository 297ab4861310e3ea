"""`compliance pack diff`: what differs between two versions of a pack."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.inputs import pack_roots, with_rules
from compliance.cli.judged_by import today

if TYPE_CHECKING:
    from compliance.authoring.pack_diff import PackDiff

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@with_rules
def diff(old: Path, new: Path, roots: tuple[Path, ...]) -> None:
    """Tell what differs between two versions of a pack, OLD and NEW (two folders with the same name).

    Which rules and classifications can come out differently for the same answers, with answers that show it; questions,
    options, terms and rules that are new, gone or renamed; severities and texts that differ, by what they are; and which
    number of the version has to be raised. Packs that it needs are looked for beside each of the two.

    \b
    Exit codes:
      0   the version of NEW is raised by enough, or need not be raised
      1   it is raised by too little for what differs
      2   wrong usage
      3   one of the two cannot be read
      70  a mistake of this program
    """  # noqa: D301 - click knows what a backspace means
    from compliance.authoring.pack_diff import pack_diff
    from compliance.packs.load import load_rulebook

    name = old.resolve().name
    if new.resolve().name != name:
        raise click.BadParameter(f"it is called `{new.resolve().name}`, not `{name}`", param_hint="NEW")
    for folder, hint in ((old, "OLD"), (new, "NEW")):
        if not (folder / "pack.yaml").is_file():
            raise click.BadParameter("there is no pack.yaml in it", param_hint=hint)
    before, after = (
        load_rulebook(pack_roots((folder.resolve().parent, *roots)), (name,)).rulebook for folder in (old, new)
    )
    found = pack_diff(before, after, name, today())
    _tell(found, after.removed)
    versions = before.packs[name].version, after.packs[name].version
    words, enough = _of_version(found, *versions)
    click.echo(words)
    if not enough:
        sys.exit(1)


def _tell(found: PackDiff, given_up: Collection[str]) -> None:
    for word, things in (("gone", found.removed), ("new", found.new)):
        for kind, names in things.items():
            for name in names:
                click.echo(f"{word}: {kind[:-1]} {name}")
                if word == "gone" and name not in given_up:
                    entry = f"{{id: {name}, since: ..., why: ...}}"
                    click.echo(f"   name it in pack.yaml, so that its id is never used again: `removed: [{entry}]`")
    for one in found.renamed:
        how = "its removal names what replaces it" if one.how == "given up" else "the same under another name"
        click.echo(f"renamed: {one.kind[:-1]} {one.before} -> {one.after} ({how})")
    for before, after in found.perhaps_renamed:
        click.echo(f"perhaps renamed: question {before} -> {after}")
    for question, more, fewer in found.options:
        told = [*(f"new option {one}" for one in more), *(f"option {one} is gone" for one in fewer)]
        click.echo(f"question {question}: {', '.join(told)}")
    for change in found.changed:
        click.echo(f"can come out differently: {change.what} {change.name}")
        if change.answers:
            click.echo(f"   {change.before} -> {change.after} where {change.answers}")
        elif change.before:
            click.echo(f"   {change.after}")
    for name in found.too_large:
        click.echo(f"too large to be compared: {name}")
    for changed in found.severities:
        rise = f"{changed.before} -> {changed.after}"
        click.echo(f"severity {rise}: rule {changed.rule}: exit code of --fail-on may change")
    for other in found.texts:
        click.echo(f"other words ({', '.join(other.parts)}): {other.what} {other.name}")


def _of_version(found: PackDiff, before: str, after: str) -> tuple[str, bool]:
    """Return what is to be said of the version, and whether it is raised by enough."""
    if found.bump == "none":
        return "nothing differs; the version may stay", True
    numbers = [int(part) for part in before.split(".")]
    place = {"first": 0, "second": 1, "third": 2}[found.bump]
    wanted = [*numbers[:place], numbers[place] + 1, *[0] * (2 - place)]
    enough = [int(part) for part in after.split(".")][: place + 1] >= wanted[: place + 1]
    asked = f"the {found.bump} number of the version has to be raised ({found.because})"
    return f"{asked}: {before} -> {'.'.join(map(str, wanted))}" + (
        "; it is" if enough else f"; NEW says {after}"
    ), enough
