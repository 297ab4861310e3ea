"""The statuses that fit on the page of the summary."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reports.model import StatusRow, StatusTable, ToDo
from compliance.reports.model_findings import Counts
from compliance.reports.wording import counted, listed, shortened

_LINES = 47
_IN_A_ROW = 66
"""How many lines of text the page has for its tables, and how many characters a row of what to do has."""


def build_status_rows(
    tables: Sequence[StatusTable], counts: Sequence[Counts], first_things: Sequence[ToDo]
) -> tuple[tuple[StatusRow, ...], str]:
    """Return the lines that fit below the counts and the first things to do, and what is said of those that do not.

    Subjects with the same outcome for the same reason share a line; what is judged of functions comes first.
    """
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for table in sorted(tables, key=lambda one: one.each != "Function"):
        for row in table.rows:
            grouped.setdefault((table.title, row.outcome, row.reason), []).append(row.subject)
    rows = [
        StatusRow(
            title, shortened(listed(s for s in subjects if s), 60), shortened(outcome, 60), shortened(reason, 110)
        )
        for (title, outcome, reason), subjects in grouped.items()
    ]
    room = _LINES - 1.5 * len(counts)
    room -= sum(1.5 + (len(item.action) + len(item.detail)) // _IN_A_ROW for item in first_things)
    fitting = min(max(2, int(room // 3)), len(rows))
    left = len(rows) - fitting
    return tuple(rows[:fitting]), f"Part 2 has {counted(left, 'more line')}, and all reasons." if left else ""
