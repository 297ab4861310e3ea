"""Public holidays that a pack names and that fall on a Saturday or Sunday, where they change nothing."""

from __future__ import annotations

from datetime import date

from compliance.packs.read import ReadPack
from compliance.packs.written_pack import PackFile
from compliance.sources.problem import Problems

_WEEKEND = {5: "Saturday", 6: "Sunday"}


def find_idle_holidays(read: ReadPack, problems: Problems) -> None:
    """Warn of every holiday over which no deadline would count anyway, because no one works on that day."""
    for about, spot in read.of(PackFile):
        for i, holiday in enumerate(about.holidays):
            day = _WEEKEND.get(date.fromisoformat(holiday).weekday())
            if day is not None:
                problems.add(
                    "unused-date",
                    f"the holiday {holiday} is a {day}, which is no working day anyway",
                    (spot / "holidays" / i).place,
                    "write the day on which it is observed, or delete it",
                    level="warning",
                )
