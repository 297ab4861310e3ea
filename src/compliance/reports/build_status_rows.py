"""The statuses that fit on the page of the summary."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reports.model import StatusRow, StatusTable
from compliance.reports.wording import counted, listed, shortened


def build_status_rows(tables: Sequence[StatusTable], most: int = 9) -> tuple[tuple[StatusRow, ...], str]:
    """Return at most `most` lines, and what is said of those that do not fit.

    Subjects with the same outcome for the same reason share a line; what is judged of functions comes first.
    """
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for table in sorted(tables, key=lambda one: one.each != "Function"):
        for row in table.rows:
            grouped.setdefault((table.title, row.outcome, row.reason), []).append(row.subject)
    rows = tuple(
        StatusRow(title, listed(subject for subject in subjects if subject), outcome, shortened(reason, 150))
        for (title, outcome, reason), subjects in grouped.items()
    )
    left = len(rows) - most
    return rows[:most], f"Part 2 has {counted(left, 'more line')}, and all reasons." if left > 0 else ""
