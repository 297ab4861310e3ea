"""Provisions that a pack names beside its citations, and that the archived text does not have."""

from __future__ import annotations

from compliance.authoring.archive import Archive
from compliance.authoring.pinpoint import Table, claims_of, show_path
from compliance.sources.place import Place
from compliance.sources.problem import Problems, did_you_mean


def find_not_in_texts(archive: Archive, packs: frozenset[str]) -> None:
    """Tell each place of an example in examples.yaml, and each provision in `punishes`, that the archived text lacks.

    Texts whose structure is not known, and words that name no provision which can be looked up, are passed over.
    """
    for penalty in archive.rulebook.penalties.values():
        if penalty.place is not None and penalty.place.file.partition("/")[0] in packs:
            for punished in penalty.punishes:
                _look_up(punished.instrument, punished.at, punished.place, archive)
    for listed in archive.rulebook.examples.values():
        for example in listed.examples if listed.pack in packs else ():
            _look_up(listed.instrument, example.at, example.place, archive)


def add_not_in_text(instrument: str, at: str, place: Place | None, table: Table, problems: Problems) -> None:
    """Record that the archived text of an instrument does not have a provision."""
    near = did_you_mean(at, [show_path(way) for way in table.ways])
    problems.add("unknown-provision", f"the archived text of `{instrument}` has no `{at}`", place, near)


def _look_up(id: str, at: str, place: Place | None, archive: Archive) -> None:
    instrument = archive.rulebook.instruments[id]
    readings = archive.text(instrument) if at and instrument.file is not None else None
    table = readings[0].table if readings is not None else None
    if table is not None and table.ways and any(claim.path not in table.ways for claim in claims_of(at, table)):
        add_not_in_text(id, at, place, table, archive.problems)
