"""What of a pack has changed since it was read against the law, and what nobody has read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from compliance.authoring.check.changed_groups import changed_groups, groups_read_by
from compliance.authoring.reviewed_places import ReviewedPlaces, own_place
from compliance.authoring.reviewed_words import CALLED, called_many, change_words, some_ids
from compliance.packs.kinds_of_file import RECORD
from compliance.packs.look_back import Change, LookedBack, look_back
from compliance.packs.model import Rulebook
from compliance.packs.reviewed import Signed, read_record, record_if_readable
from compliance.packs.reviewed_parts import REVIEWED_KINDS, ReviewedKind
from compliance.packs.tombstones import NEVER_REUSED, lacks_tombstone
from compliance.sources.place import Place
from compliance.sources.problem import Problems, Refused

_MOST_SIGNED = 4


def find_changed_since_review(
    rulebook: Rulebook, pack: str, folder: Path, problems: Problems, called: str = ""
) -> None:
    """Warn of each part that is not as it was read, of what nobody has signed, and of what is signed and gone.

    An id that is gone and was not given up is an error, and so is a record that is none. A pack without a record gets
    nothing. `called` is how a command names the pack,
    where that is not its id alone.
    """
    try:
        record = read_record(folder, problems)
    except Refused as refused:
        problems.found += refused.problems
        problems.sources.update(refused.sources)
        return
    if record is None:
        return
    looked = look_back(record, rulebook, pack, folder=folder)
    _add_changed(looked, called or pack, folder, problems)
    for kind in REVIEWED_KINDS:
        unread = [
            one for one in looked if one.kind == kind and one.thing and (one.signed is None or one.signed.is_kept)
        ]
        if unread:
            _add_never(unread, called or pack, problems)
    for one in looked:
        given_up = rulebook.removed.get(one.id)
        if one.signed is not None and one.thing is None and (given_up is None or given_up.pack != pack):
            lacks = lacks_tombstone(one.kind, one.id, rulebook, pack)
            problems.add(
                "gone-since-review",
                f"the {CALLED[one.kind]} `{one.id}` was {_read(one.signed)}, and is no longer in the pack",
                one.signed.place,
                *_gone_advice(one.kind, one.id, one.signed, called or pack, lacks),
                level="error" if lacks else "warning",
            )


def changed_by_name(rulebook: Rulebook, pack: str, folder: Path) -> dict[str, list[tuple[Place | None, str]]]:
    """Return, by the id of what has changed since it was read, where each change stands and what it is in words."""
    record = record_if_readable(folder)
    places = ReviewedPlaces(folder)
    found: dict[str, list[tuple[Place | None, str]]] = {}
    for one in look_back(record, rulebook, pack, folder=folder) if record is not None else ():
        for change in one.changes:
            words = change_words(change, f"the {CALLED[one.kind]} `{one.id}`")
            found.setdefault(one.id, []).append((places.place_of(one, change), f"{words} since it was read"))
    return found


def find_nothing_signed(pack: str, folder: Path, problems: Problems, called: str = "") -> None:
    """Warn, once, of a pack without a record: nobody has signed anything of it, so that no change of it can be told."""
    if (folder / RECORD).exists():
        return
    name = called or pack
    problems.add(
        "never-reviewed",
        f"nothing of the pack `{pack}` was ever signed as read, so that no change in it is told here",
        Place(f"{pack}/pack.yaml", 1, 1),
        f"read it against the law, then run `compliance pack review {name} --by ROLE`; one rule is signed with `--only ID`",
        f"or let changes from now on be told, signed by nobody: `compliance pack review {name} --keep`",
        level="warning",
    )


def _add_changed(looked: Iterable[LookedBack], called_pack: str, folder: Path, problems: Problems) -> None:
    """Warn of each changed part at its place; what several questions share is told once.

    A group of options is told before all else, and conditions that read it after all else: they may have changed with it.
    """
    places = ReviewedPlaces(folder)
    together: dict[tuple[Place | None, Change], list[LookedBack]] = {}
    for one in looked:
        for change in one.changes:
            together.setdefault((places.place_of(one, change), change), []).append(one)
    groups = changed_groups(together)
    reading = {key: groups_read_by(places.words_of(ones[0], key[1]), groups) for key, ones in together.items()}
    order = sorted(together, key=lambda key: (key[1].route[0] != "groups", bool(reading[key])))
    for key in order:
        (place, change), ones = key, together[key]
        first = ones[0]
        assert first.signed is not None, "what was never signed has no changes"
        called = CALLED[first.kind]
        problems.add(
            "changed-since-review",
            f"{change_words(change, f'the {called} `{first.id}`')} since the {called} was {_read(first.signed)}",
            place,
            _advice(first.signed, called_pack, [one.id for one in ones]),
            f"so it has in {some_ids(one.id for one in ones[1:])}" if len(ones) > 1 else "",
            notes=[(group.place, f"it reads `{group.name}`, which has changed") for group in reading[key]],
            level="warning",
        )


def _add_never(unread: list[LookedBack], called_pack: str, problems: Problems) -> None:
    thing = unread[0].thing
    called = CALLED[unread[0].kind]
    ids = [one.id for one in unread]
    one_alone = f"the {called} `{ids[0]}` was never signed as read"
    plural = called_many(unread[0].kind)
    problems.add(
        "never-reviewed",
        one_alone if len(ids) == 1 else f"{len(ids)} {plural} were never signed as read: {some_ids(ids)}",
        own_place(thing),
        f"read {'it' if len(ids) == 1 else 'them'} against the law, then run {_sign(called_pack, ids)}",
        level="warning",
    )


def _read(signed: Signed) -> str:
    day = signed.on.isoformat()
    return f"kept on {day} (nobody has read it)" if signed.is_kept else f"read by {signed.by} on {day}"


def _advice(signed: Signed, pack: str, ids: list[str]) -> str:
    sign = f"read it against the law{'' if signed.is_kept else ' again'}, then run {_sign(pack, ids)}"
    return f"{sign}; or, if the change is meant, `compliance pack review {pack} --keep`" if signed.is_kept else sign


def _gone_advice(kind: ReviewedKind, id: str, signed: Signed, called_pack: str, lacks: bool) -> list[str]:
    """Return what to do about something that is signed and gone; `lacks` says that its id may not go without a word."""
    if lacks:
        tombstone = f"{{id: {id}, since: VERSION, why: ...}}"
        return [
            f"if it was released: add `- {tombstone}` to `removed` of pack.yaml, so that its id is never used again",
            f"if it only has another name now: name that there in `replaced_by`, and read and sign the {CALLED[kind]} anew",
            f"if no version that had it was ever released: `compliance pack review {called_pack} --forget {id}`",
        ]
    if kind in ("law", "examples", "cases"):
        takes_out = _drops(called_pack) if signed.is_kept else _takes_out(called_pack)
        return ["take it back if it went by mistake; else sign what stands in its place", takes_out]
    if kind in NEVER_REUSED:
        return [
            f"another pack has it now: `compliance pack review {called_pack} --forget {id}` takes it out of this record"
        ]
    return [
        "say in `removed` of pack.yaml since when, why, and what replaces it",
        f"if it only has another name now, read and sign the {CALLED[kind]} under that name",
    ]


def _takes_out(pack: str) -> str:
    return f"any {_sign(pack, ['ID'])} takes out of the record what is gone"


def _drops(pack: str) -> str:
    return f"`compliance pack review {pack} --keep` takes out of the record what is gone"


def _sign(pack: str, ids: list[str]) -> str:
    """Return the command that signs; where there are many, which of them is left to the reader."""
    only = [f"--only {id}" for id in ids] if len(ids) <= _MOST_SIGNED else ["--only ID"]
    return f"`compliance pack review {pack} {' '.join(only)} --by ROLE`"
