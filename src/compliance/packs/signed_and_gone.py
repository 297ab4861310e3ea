"""Names that nothing declares any more, though a record of review has them: renamed, or deleted without a tombstone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from compliance.packs.declare import declared_in
from compliance.packs.read import ReadPack
from compliance.packs.reviewed import Record, record_if_readable
from compliance.packs.reviewed_parts import ReviewedKind
from compliance.sources.place import Place
from compliance.sources.problem import Problem, Problems
from compliance.sources.values import dataclass

_KINDS: Mapping[str, tuple[ReviewedKind, ...]] = {
    "unknown-name": ("terms", "questions", "classifications", "dates"),
    "unknown-question": ("questions",),
    "unknown-term": ("terms",),
    "unknown-classification": ("classifications",),
    "unknown-date": ("dates",),
    "unknown-penalty": ("penalties",),
    "unknown-instrument": ("instruments",),
    "unknown-rule": ("rules",),
    "unknown-subject": ("subjects", "questions"),
}
"""In which parts of a record a name is looked for, by the problem that tells that nothing has it."""

_WHAT: Mapping[str, ReviewedKind] = {
    "term": "terms",
    "question": "questions",
    "classification": "classifications",
    "date": "dates",
    "penalty": "penalties",
    "instrument": "instruments",
    "rule": "rules",
    "subject": "subjects",
}
_LAST_NAME = re.compile(r"`([^`]+)`(?=[^`]*$)")
_MOST_NEW = 3


@dataclass(frozen=True, slots=True)
class _Signed:
    """Where a name is signed, as what, and in the record of which pack."""

    pack: str
    what: str
    kind: ReviewedKind
    place: Place | None


def tell_signed_and_gone(problems: Problems, packs: Sequence[ReadPack], folders: Mapping[str, Path]) -> None:
    """Say of every unknown name that a record has that it was signed there, and what to do if it was renamed or deleted.

    The nearest of the other names is no advice then: what was signed was meant, and is no more.
    """
    if all(problem.id not in _KINDS for problem in problems.found):
        return
    records = {pack.name: record for pack in packs if (record := record_if_readable(folders[pack.name]))}
    new = {pack.name: _new(pack, records[pack.name]) for pack in packs if pack.name in records}
    problems.found = [_told(problem, records, new) for problem in problems.found]


def _new(pack: ReadPack, record: Record) -> dict[ReviewedKind, list[tuple[str, Place]]]:
    """Return what a pack declares and its record has not, by kinds."""
    found: dict[ReviewedKind, list[tuple[str, Place]]] = {}
    for what, name, place in declared_in(pack):
        kind = _WHAT.get(what)
        if kind is not None and name not in record[kind]:
            found.setdefault(kind, []).append((name, place))
    return found


def _told(
    problem: Problem,
    records: Mapping[str, Record],
    new: Mapping[str, Mapping[ReviewedKind, list[tuple[str, Place]]]],
) -> Problem:
    named = _LAST_NAME.search(problem.says)
    if problem.id not in _KINDS or named is None:
        return problem
    name = named[1]
    found = _signed(name, _KINDS[problem.id], records)
    if not found:
        return problem
    signed = found[0]
    notes = [(signed.place, f"`{signed.pack}` had this {signed.what} when it was read: was it renamed?")]
    since = new[signed.pack].get(signed.kind, [])
    if len(since) <= _MOST_NEW:
        notes += [(place, f"`{other}` is new there since") for other, place in since]
    help = [one for one in problem.help if not one.startswith(("did you mean", "if it was taken out"))]
    return replace(problem, help=(*_advice(name, signed), *help), notes=(*notes, *problem.notes))


def _signed(name: str, kinds: Sequence[ReviewedKind], records: Mapping[str, Record]) -> list[_Signed]:
    whats = {kind: what for what, kind in _WHAT.items()}
    return [
        _Signed(pack, whats[kind], kind, record[kind][name].place)
        for pack, record in records.items()
        for kind in kinds
        if name in record[kind]
    ]


def _advice(name: str, signed: _Signed) -> tuple[str, str]:
    tombstone = f"`- {{id: {name}, since: VERSION, why: ...}}` to `removed` of {signed.pack}/pack.yaml"
    renamed = "if it was renamed, write its new name here, or give it its old name back"
    return renamed, f"if it was given up, add {tombstone}, and take it out here"
