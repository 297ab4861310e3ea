"""Slips of the pen that show in the files of a pack as they are written, whatever they mean together."""

from __future__ import annotations

from compliance.authoring.check.asked_in_other_units import find_asked_in_other_units
from compliance.authoring.check.idle_holidays import find_idle_holidays
from compliance.authoring.check.jurisdictions import find_unknown_jurisdiction
from compliance.authoring.check.same_words import find_same_words
from compliance.packs.read import ReadPack
from compliance.sources.problem import Problems


def find_slips_as_written(read: ReadPack, problems: Problems) -> None:
    """Warn of every slip in the files of a pack that could be read."""
    find_unknown_jurisdiction(read, problems)
    find_idle_holidays(read, problems)
    find_asked_in_other_units(read, problems)
    find_same_words(read, problems)
