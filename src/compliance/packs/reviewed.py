"""`reviewed.yaml` of a pack: who has read what against the law, and when, with digests of what stood there then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from compliance.packs.digests import Parts
from compliance.packs.kinds_of_file import RECORD
from compliance.packs.reviewed_parts import REVIEWED_KINDS, ReviewedKind
from compliance.sources.document import Data, Document, read_document
from compliance.sources.place import Place
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.values import dataclass

FORMAT = "2"
_EARLIER = "1"
DIGESTS = r"[0-9a-f]{8,12}( [0-9a-f]{8,12})*"
_ADVICE = "take the file back as it was; or delete it, and sign anew with `compliance pack review`"


@dataclass(frozen=True, slots=True)
class Signed:
    """That something was read: by whom (a role), on which day, and the digests of its parts as they were.

    Where nobody has read it (`by` is empty), it is only kept in mind, so that a change is told.
    """

    by: str
    on: date
    parts: Parts
    place: Place | None = field(default=None, compare=False)

    @property
    def is_kept(self) -> bool:
        """Whether nobody has read it."""
        return not self.by


Record = Mapping[ReviewedKind, Mapping[str, Signed]]
"""What is signed, by kinds and ids."""


def read_record(folder: Path, warnings: Problems | None = None) -> Record | None:
    """Return what is signed in the pack in a folder, or None if it has no record. Raises `Refused` if the record is none.

    A record of an earlier form counts for none, since its digests were made otherwise; `warnings` tells of it.
    """
    path, shown = folder / RECORD, f"{folder.resolve().name}/{RECORD}"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        why = (error.strerror or "the system says no").lower()
        problem = Problem("unreadable-file", f"this cannot be read: {why}", Place(shown, 1, 1))
        raise Refused([problem]) from error
    problems = Problems()
    document = read_document(shown, data, problems)
    if document is not None and isinstance(document.data, dict) and document.data.get("reviewed") == _EARLIER:
        if warnings is not None:
            says = "this record was signed in an earlier form, so nothing of the pack can be compared with it"
            advice = "read what has changed since, then sign everything anew with `compliance pack review`"
            warnings.add("not-a-record", says, document.key_place("reviewed"), advice, level="warning")
        return None
    record = _record(document, problems) if document is not None else {}
    if document is not None:
        problems.sources[shown] = document.source
    problems.refuse_if_any()
    return record


def record_if_readable(folder: Path) -> Record | None:
    """Return what is signed in the pack in a folder; None if it has no record, or one that cannot be read."""
    try:
        return read_record(folder, Problems())
    except Refused:
        return None


def _record(document: Document, problems: Problems) -> Record:
    top = document.data if isinstance(document.data, dict) else {}
    if top.get("reviewed") != FORMAT:
        _refuse(document, ("reviewed",), "this is not a record of review that this program knows", problems)
        return {}
    for key in top:
        if key != "reviewed" and key not in REVIEWED_KINDS:
            _refuse(document, (key,), f"nothing of the kind `{key}` is signed", problems)
    return {kind: dict(_signed(document, kind, problems)) for kind in REVIEWED_KINDS}


def _signed(document: Document, kind: ReviewedKind, problems: Problems) -> Iterator[tuple[str, Signed]]:
    listed = document.data.get(kind, {}) if isinstance(document.data, dict) else {}
    if not isinstance(listed, dict):
        _refuse(document, (kind,), "this is not a list of what is signed", problems)
        return
    for id, one in listed.items():
        keys = one if isinstance(one, dict) else {}
        parts, place = _parts(keys.get("parts")), document.key_place(kind, id)
        by, day, kept = keys.get("by"), _day(keys.get("on")), _day(keys.get("kept"))
        if isinstance(by, str) and by and day is not None and parts is not None and len(keys) == 3:
            yield id, Signed(by, day, parts, place)
        elif kept is not None and parts is not None and len(keys) == 2:
            yield id, Signed("", kept, parts, place)
        else:
            _refuse(document, (kind, id), f"this does not say by whom, on which day and how `{id}` was read", problems)


def _parts(data: Data) -> Parts | None:
    if not isinstance(data, dict):
        return None
    found: Parts = {}
    for key, value in data.items():
        inner = value if isinstance(value, str) and re.fullmatch(DIGESTS, value) else _parts(value)
        if inner is None:
            return None
        found[key] = inner
    return found


def _day(text: Data) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


def _refuse(document: Document, route: tuple[str, ...], says: str, problems: Problems) -> None:
    problems.add("not-a-record", says, document.key_place(*route), _ADVICE)
