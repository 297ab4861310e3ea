"""Provisions that a penalty is said to be for, and the archived text does not have."""

from __future__ import annotations

from compliance.authoring.archive import Archive
from compliance.authoring.pinpoint import claims_of, show_path
from compliance.packs.law import Punished
from compliance.sources.problem import Problems, did_you_mean


def find_punished_not_in_texts(archive: Archive, packs: frozenset[str], problems: Problems) -> None:
    """Put into `problems` each provision in `punishes` of the penalties of some packs that the archived text lacks.

    Texts whose structure is not known, and words that name no provision which can be looked up, are passed over.
    """
    for penalty in archive.rulebook.penalties.values():
        if penalty.place is not None and penalty.place.file.partition("/")[0] in packs:
            for punished in penalty.punishes:
                _look_up(punished, archive, problems)


def _look_up(punished: Punished, archive: Archive, problems: Problems) -> None:
    instrument = archive.rulebook.instruments[punished.instrument]
    readings = archive.text(instrument) if punished.at and instrument.file is not None else None
    table = readings[0].table if readings is not None else None
    if table is None or not table.ways:
        return
    claims = claims_of(punished.at, table)
    if any(claim.path not in table.ways for claim in claims):
        problems.add(
            "unknown-provision",
            f"the archived text of `{instrument.id}` has no `{punished.at}`",
            punished.place,
            did_you_mean(punished.at, [show_path(way) for way in table.ways]),
        )
