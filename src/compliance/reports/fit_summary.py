"""What fits on the one page of the summary: the counts always, then the first things to do, then statuses.

Heights are estimated in points from the letters of each cell, generously; the style sheet has the same sizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from compliance.reports.model import StatusRow, StatusTable, ToDo
from compliance.reports.model_findings import Counts
from compliance.reports.wording import listed, shortened
from compliance.sources.counted import counted

_PAGE = 705.0
_FIXED = 40 + 38 + 32 + 55 + 55 + 16
"""Title, state of things, head of the counts, heads of the two other tables, and the line about what does not fit."""
_LINE, _SMALL, _ROW = 11.0, 10.2, 5.2
_FEWEST_STATUSES = 3
_ONE_LINE = 69


def fit_summary(
    counts: Sequence[Counts], first_things: Sequence[ToDo], tables: Sequence[StatusTable]
) -> tuple[tuple[ToDo, ...], tuple[StatusRow, ...], str]:
    """Return the first things to do and the statuses that fit beside the counts, and what is said of the rest.

    Subjects with the same outcome for the same reason share a line; that on which most rules rest comes first.
    """
    rows = _rows(tables)
    room = _PAGE - _FIXED - sum(_ROW + _LINE * ceil(len(row.short) / 33) for row in counts)
    reserved = sum(_status_height(row) for row in rows[:_FEWEST_STATUSES])
    if _fitting([_thing_height(item) for item in first_things], room - reserved) < len(first_things):
        # Where many laws are counted, what to do comes before what it bears on, and before all but one status.
        first_things = [replace(item, detail="", action=shortened(item.action, _ONE_LINE)) for item in first_things]
        reserved = sum(_status_height(row) for row in rows[:1])
    things = _fitting([_thing_height(item) for item in first_things], room - reserved)
    room -= sum(_thing_height(item) for item in first_things[:things])
    statuses = _fitting([_status_height(row) for row in rows], room)
    left = len(rows) - statuses
    more = f"Part 2 has {counted(left, 'more line')}, and all reasons." if left else ""
    return tuple(first_things[:things]), rows[:statuses], more


def _rows(tables: Sequence[StatusTable]) -> tuple[StatusRow, ...]:
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for table in sorted(tables, key=lambda one: -one.resting):
        for row in table.rows:
            grouped.setdefault((table.title, row.outcome, row.reason), []).append(row.subject)
    return tuple(
        StatusRow(
            title, shortened(listed(s for s in subjects if s), 60), shortened(outcome, 60), shortened(reason, 110)
        )
        for (title, outcome, reason), subjects in grouped.items()
    )


def _fitting(heights: Sequence[float], room: float) -> int:
    for number, height in enumerate(heights):
        room -= height
        if room < 0:
            return number
    return len(heights)


def _thing_height(item: ToDo) -> float:
    return _ROW + _LINE * max(
        ceil((len(item.action) + len(item.detail) + 1) / 70), ceil((len(item.effort) + len(item.owner) + 2) / 20)
    )


def _status_height(row: StatusRow) -> float:
    name = _LINE * ceil(len(row.title) / 27) + _SMALL * ceil(len(row.subjects) / 29)
    return _ROW + max(name, _LINE * ceil(len(row.outcome) / 24), _LINE * ceil(len(row.reason) / 50))
