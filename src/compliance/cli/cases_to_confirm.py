"""Where cases that a program has found are written, for a person to confirm, and the writing of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from compliance.authoring.case import Case
from compliance.authoring.case_text import FoundCase, case_text, file_of_cases
from compliance.authoring.missing_cases import named_apart
from compliance.sources.counted import counted

_Command = TypeVar("_Command", bound=Callable[..., object])


def with_write(command: _Command) -> _Command:
    """Add `--write` and `--force`, to write cases that were found."""
    write = click.option(
        "--write",
        type=click.Path(path_type=Path),
        metavar="DIR|FILE",
        help="Write the missing cases, for a person to confirm: into this file, or into PACK-to-confirm.yaml in this folder.",
    )
    return write(click.option("--force", is_flag=True, help="Write over a file that is there.")(command))


def target_of(write: Path, pack: str, packs: int, force: bool) -> Path:
    """Return the file for a pack's missing cases, one of so many packs; one that is there is not written over."""
    is_file = write.suffix in (".yaml", ".yml") and not write.is_dir()
    if is_file and packs > 1:
        raise click.BadParameter("name a folder, because several packs are meant", param_hint="--write")
    target = write if is_file else write / f"{pack}-to-confirm.yaml"
    if target.exists() and not force:
        raise click.ClickException(f"`{target}` is there already; --force writes over it")
    return target


def write_cases(
    target: Path, folder: Path, found: Sequence[FoundCase], cases: Sequence[Case], command: str, shows: str
) -> None:
    """Write cases into a file, each under a name that no other case of the pack in `folder` has; say how many.

    `cases` are those that the pack has, `command` what writes them and `shows` what each of them is there for.
    """
    from compliance.authoring.modeline import linked_files, schemas_of
    from compliance.sources.write import write_safely

    if not found:
        return
    there = target.resolve()
    taken = [case.name for case in cases if case.place is None or (folder.parent / case.place.file).resolve() != there]
    text = file_of_cases(folder.name, [case_text(one) for one in named_apart(found, taken)], command, shows)
    if there.is_relative_to(folder.resolve()):
        name = there.relative_to(folder.resolve()).as_posix()
        text = linked_files({name: text}, folder, schemas_of(folder))[name]
    target.parent.mkdir(parents=True, exist_ok=True)
    write_safely(target, text.encode())
    click.echo(f"   {counted(len(found), 'case')} to be confirmed by a person: {target}")
