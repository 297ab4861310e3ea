"""Worked examples that examples.yaml lists at a place that the archived text does not have."""

from __future__ import annotations

from compliance.authoring.archive import Archive
from compliance.authoring.pinpoint import claims_of, show_path
from compliance.packs.model import Rulebook
from compliance.sources.problem import did_you_mean


def find_examples_not_in_texts(rulebook: Rulebook, packs: frozenset[str], archive: Archive) -> None:
    """Tell each listed example of some packs whose place can be read, and which the archived text does not have."""
    for listed in rulebook.examples.values():
        instrument = rulebook.instruments[listed.instrument]
        if listed.pack not in packs or instrument.file is None:
            continue
        text = archive.text(instrument)
        table = text[0].table if text is not None else None
        if table is None or not table.stretches:
            continue
        for example in listed.examples:
            if any(claim.path not in table.ways for claim in claims_of(example.at, table)):
                near = did_you_mean(example.at, [show_path(way) for way in table.ways])
                says = f"the archived text of `{listed.instrument}` has no `{example.at}`"
                archive.problems.add("unknown-provision", says, example.place, near)
