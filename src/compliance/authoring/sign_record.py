"""Signs things of a pack as read against the law: makes the record anew, and its text."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from compliance.authoring.modeline import modeline_beside
from compliance.packs.digests import Parts
from compliance.packs.kinds_of_file import RECORD
from compliance.packs.model import Rulebook
from compliance.packs.reviewed import FORMAT, Record, Signed
from compliance.packs.reviewed_parts import REVIEWED_KINDS, ReviewedKind, parts_of, things_of
from compliance.packs.tombstones import lacks_tombstone

_ABOUT = (
    "# Written by `compliance pack review`: who has read what against the law and when, with a digest of each part."
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def sign_record(
    record: Record | None,
    rulebook: Rulebook,
    pack: str,
    by: str,
    on: date,
    only: Collection[str] = (),
    folder: Path | None = None,
) -> Record:
    """Return the record in which things of a pack are signed as they are now: those in `only`, or everything.

    What else was signed stays as it was; what is no longer in the pack is left out, unless its id may not go without a
    word. Cases are read from the pack's `folder`; without one, what is signed of them stays as it was.
    """
    made: dict[ReviewedKind, dict[str, Signed]] = {}
    if folder is None and record is not None and "cases" in record:
        made["cases"] = dict(record["cases"])
    for kind, things in things_of(rulebook, pack, folder=folder).items():
        was = (record or {}).get(kind, {})
        made[kind] = {
            id: Signed(by, on, parts_of(thing)) if not only or id in only else was[id]
            for id, thing in things.items()
            if not only or id in only or id in was
        }
        made[kind].update(_not_given_up(kind, was, things, rulebook, pack))
    return made


def keep_unread(record: Record | None, rulebook: Rulebook, pack: str, on: date, folder: Path | None = None) -> Record:
    """Return the record in which all that nobody has signed is kept as it is now; what is signed stays as it was."""
    made: dict[ReviewedKind, dict[str, Signed]] = {}
    for kind, things in things_of(rulebook, pack, folder=folder).items():
        was = (record or {}).get(kind, {})
        made[kind] = {
            id: was[id] if id in was and not was[id].is_kept else Signed("", on, parts_of(thing))
            for id, thing in things.items()
        }
        made[kind].update({id: one for id, one in was.items() if id not in things and not one.is_kept})
        made[kind].update(_not_given_up(kind, was, things, rulebook, pack))
    return made


def without(record: Record, ids: Collection[str], rulebook: Rulebook, pack: str, folder: Path) -> Record:
    """Return the record without ids that the pack no longer has; of what it has, nothing is taken out."""
    there = things_of(rulebook, pack, folder=folder)
    return {
        kind: {id: one for id, one in was.items() if id not in ids or id in there[kind]} for kind, was in record.items()
    }


def _not_given_up(
    kind: ReviewedKind, was: Mapping[str, Signed], things: Collection[str], rulebook: Rulebook, pack: str
) -> dict[str, Signed]:
    """Return what of a record is gone though the pack does not say that it was given up: nothing else remembers its id."""
    return {id: one for id, one in was.items() if id not in things and lacks_tombstone(kind, id, rulebook, pack)}


def record_text(record: Record, folder: Path) -> str:
    """Return the text of a record: a line for each thing. `folder` is the pack's, whose pack.yaml names the schemas."""
    lines = [*modeline_beside(folder / "pack.yaml", "reviewed"), _ABOUT, f"reviewed: {FORMAT}"]
    for kind in REVIEWED_KINDS:
        signed = record.get(kind, {})
        if signed:
            lines.append(f"{kind}:")
        for id, one in sorted(signed.items()):
            day = one.on.isoformat()
            told = f"kept: {day}" if one.is_kept else f"by: {_text(one.by)}, on: {day}"
            lines.append(f"  {_text(id)}: {{{told}, parts: {_flow(one.parts)}}}")
    return "\n".join(lines) + "\n"


def record_path(folder: Path) -> Path:
    """Return where the record of the pack in a folder stands."""
    return folder / RECORD


def _flow(parts: Parts) -> str:
    inner = (f"{_text(key)}: {value if isinstance(value, str) else _flow(value)}" for key, value in parts.items())
    return f"{{{', '.join(inner)}}}"


def _text(text: str) -> str:
    """Return a text as YAML has it: in quotes, unless nobody could take it for anything else."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)
