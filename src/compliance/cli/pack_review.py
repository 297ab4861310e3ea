"""`compliance pack review`: signs what was read against the law, and tells what has changed since."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.inputs import Day, with_rules
from compliance.cli.judged_by import today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.cli.packs_named import Named
    from compliance.packs.reviewed import Record


@click.command()
@click.argument("packs", nargs=-1, required=True, metavar="PACK...")
@click.option("--by", metavar="ROLE", help="Who has read it: a role, such as `second reader`; no name is needed.")
@click.option("--only", multiple=True, metavar="ID", help="Sign this rule, question or other thing only (repeatable).")
@click.option("--on", type=Day(), metavar="DAY", help="The day on which it was read, as in 2026-11-22 (else today).")
@click.option(
    "--keep", is_flag=True, help="Sign nothing; keep what nobody has signed as it is, so that changes are told."
)
@click.option(
    "--forget",
    multiple=True,
    metavar="ID",
    help="Take this out of the record: it is gone, and no version that had it was ever released (repeatable).",
)
@click.option("--list", "tell", is_flag=True, help="Tell what nobody has signed or what changed since; write nothing.")
@with_rules
def review(
    packs: tuple[str, ...],
    by: str | None,
    only: tuple[str, ...],
    on: date | None,
    keep: bool,
    forget: tuple[str, ...],
    tell: bool,
    roots: tuple[Path, ...],
) -> None:
    """Sign that the rules of PACK were read against the law: by whom, and on which day.

    Rules, classifications, terms, questions, subjects, days, penalties and texts of law are signed, and so are the lists of law.yaml
    (`law/INSTRUMENT`) and of examples.yaml (`examples/INSTRUMENT`), what pack.yaml says of the pack (`pack.yaml`) and the
    files of cases (`cases/FILE`): all of them as they are now, or those that --only names. `reviewed.yaml` in the pack's folder keeps it, with a short digest of each
    part. `compliance pack check` then warns of each part that is no longer as it was read, at its place, and of what nobody
    has signed.

    With --keep nothing is signed: of what nobody has read the digests are kept, so that a change there is told as well.

    An id of a rule, classification, term, question or subject that is gone stays in the record until `removed` of
    pack.yaml names it, so that it is never used again; what never was in a released version goes with --forget.

    \b
      compliance pack review PACK --by "second reader"
      compliance pack review PACK --by counsel --only caa.say-machine
      compliance pack review PACK --keep
      compliance pack review PACK --forget caa.never-released
      compliance pack review PACK --list
    """  # noqa: D301 - click knows what a backspace means
    from compliance.cli.packs_named import open_packs
    from compliance.packs.reviewed import read_record
    from compliance.sources.problem import Problems
    from compliance.sources.render import render_problems

    role = " ".join((by or "").split())
    if tell and (by is not None or on is not None or only):
        raise click.UsageError("--list signs nothing: leave --by, --only and --on out")
    if keep and (by is not None or only or tell):
        raise click.UsageError("--keep signs nothing: leave --by, --only and --list out")
    if forget and (by is not None or on is not None or only or keep or tell):
        raise click.UsageError("--forget stands alone: it signs nothing")
    if not tell and not keep and not forget and not role:
        raise click.UsageError('say who has read it, as in --by "second reader", or ask with --list what is not signed')
    if role.upper() == "ROLE":
        raise click.UsageError('write who has read it in place of ROLE, as in --by "second reader"')
    if not role.isprintable():
        raise click.BadParameter("write the role in letters that can be printed", param_hint="--by")
    named = open_packs(packs, roots, fresh=True)
    earlier = Problems()
    records = {pack: read_record(folder, earlier) for pack, folder in named.folders.items()}
    if earlier.found and (tell or only):
        click.echo(f"{render_problems(earlier.found, {})}\n", err=True)
        if only:
            raise click.UsageError(
                "sign everything anew first, without --only: what else is signed there would be lost"
            )
    if tell:
        for pack, record in records.items():
            _tell(named, pack, named.folders[pack], record)
        return
    if forget:
        _forget(named, forget, records)
        return
    if keep:
        for pack, folder in named.folders.items():
            _keep(named, pack, folder, records[pack], on or today())
        return
    _must_be_there(only, named)
    for pack, folder in named.folders.items():
        _sign(named, pack, folder, records[pack], role, on or today(), only)


def _sign(
    named: Named, pack: str, folder: Path, record: Record | None, by: str, on: date, only: tuple[str, ...]
) -> None:
    from compliance.authoring.reviewed_words import some_ids
    from compliance.authoring.sign_record import sign_record
    from compliance.packs.reviewed_parts import things_of

    there = {id for things in things_of(named.rulebook, pack, folder=folder).values() for id in things}
    signed = there.intersection(only) if only else there
    if not signed:
        return
    made = sign_record(record, named.rulebook, pack, by, on, only, folder)
    path = _write(made, folder)
    count = sum(id in signed for things in made.values() for id in things)
    click.echo(f"{path}: {count} signed as read by {by} on {on.isoformat()}")
    gone = sorted(id for kind, was in (record or {}).items() for id in was if id not in made[kind])
    if gone:
        click.echo(f"{path}: no longer in the pack, and so left out: {some_ids(gone)}")
    held = sorted(id for things in made.values() for id in things if id not in there)
    if held:
        says = "no longer in the pack, and kept here until `removed` of pack.yaml names what was released"
        click.echo(f"{path}: {says}, and --forget takes out the rest: {some_ids(held)}")


def _keep(named: Named, pack: str, folder: Path, record: Record | None, on: date) -> None:
    from compliance.authoring.sign_record import keep_unread

    made = keep_unread(record, named.rulebook, pack, on, folder)
    path = _write(made, folder)
    count = sum(one.is_kept for things in made.values() for one in things.values())
    click.echo(f"{path}: {count} kept as they are on {on.isoformat()}, signed by nobody")


def _forget(named: Named, ids: tuple[str, ...], records: Mapping[str, Record | None]) -> None:
    """Take ids out of the records that have them, or tell a wrong use of the command if one is there or in no record."""
    from compliance.authoring.sign_record import without

    made: dict[str, Record] = {
        pack: without(record, ids, named.rulebook, pack, named.folders[pack])
        for pack, record in records.items()
        if record is not None
    }
    for id in ids:
        held = [pack for pack, record in records.items() if record and any(id in things for things in record.values())]
        if not held:
            says = f"no record of {', '.join(named.folders)} has `{id}`"
            raise click.BadParameter(says, param_hint="--forget")
        if there := [pack for pack in held if any(id in things for things in made[pack].values())]:
            says = f"`{id}` is in {there[0]}: only what is gone can be taken out of its record"
            raise click.BadParameter(says, param_hint="--forget")
    for pack, record in made.items():
        if record != records[pack]:
            path = _write(record, named.folders[pack])
            gone = sorted({id for kind, was in (records[pack] or {}).items() for id in was if id not in record[kind]})
            click.echo(f"{path}: taken out of the record: {', '.join(f'`{id}`' for id in gone)}")


def _write(made: Record, folder: Path) -> Path:
    """Write the record of a pack, and return where it stands."""
    from compliance.authoring.sign_record import record_path, record_text
    from compliance.sources.write import write_safely

    path = record_path(folder)
    write_safely(path, record_text(made, folder).encode())
    return path


def _must_be_there(only: tuple[str, ...], named: Named) -> None:
    """Tell a wrong use of the command if it names what none of the packs has."""
    from compliance.packs.reviewed_parts import things_of
    from compliance.sources.problem import did_you_mean

    known = {
        id
        for pack, folder in named.folders.items()
        for things in things_of(named.rulebook, pack, folder=folder).values()
        for id in things
    }
    for id in only:
        if id not in known:
            near = did_you_mean(id, known) or "`--list` names what can be signed"
            raise click.BadParameter(f"there is no `{id}` in {', '.join(named.folders)}: {near}", param_hint="--only")


def _tell(named: Named, pack: str, folder: Path, record: Record | None) -> None:
    """Print what of a pack has changed since it was read, what nobody has signed, and what is gone."""
    from compliance.authoring.reviewed_words import CALLED, change_words
    from compliance.packs.look_back import look_back

    looked = look_back(record or {}, named.rulebook, pack, folder=folder)
    changed = [one for one in looked if one.changes and one.signed and not one.signed.is_kept]
    never = [one for one in looked if one.signed is None or (one.signed.is_kept and one.thing)]
    gone = [one for one in looked if one.thing is None]
    there = len(looked) - len(gone)
    since = f"; {len(changed)} of these changed since" if len(never) < there else ""
    click.echo(f"{pack}: {there - len(never)} of {there} are signed as read{since}")
    for one in changed:
        assert one.signed is not None, "what was never signed has no changes"
        click.echo(f"  changed since {one.signed.by} read it on {one.signed.on}: {CALLED[one.kind]} `{one.id}`")
        for change in one.changes:
            click.echo(f"    {change_words(change)}")
    for one in never:
        click.echo(f"  not signed: {CALLED[one.kind]} `{one.id}`")
    for one in gone:
        click.echo(f"  signed, and no longer there: {CALLED[one.kind]} `{one.id}`")
