"""Texts of law that are said to be of a day that has not come yet."""

from __future__ import annotations

import re
from datetime import date

from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

_BEGIN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\b")


def find_versions_to_come(rulebook: Rulebook, pack: str, day: date, problems: Problems) -> None:
    """Warn of a text of law whose `version` begins with a year, month or day later than `day`: nobody can have read it."""
    for instrument in rulebook.instruments.values():
        found = _BEGIN.match(instrument.version)
        if instrument.pack != pack or found is None:
            continue
        told = [int(part) for part in found.groups() if part]
        if told > [day.year, day.month, day.day][: len(told)]:
            problems.add(
                "version-to-come",
                f"the version of `{instrument.id}` is {instrument.version}, which is after {day.isoformat()}",
                instrument.place,
                "write the day of the text that was read; the day on which its law begins goes into `in_force` of the rules",
                level="warning",
            )
