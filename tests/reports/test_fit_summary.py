"""The summary is one page: with many laws the ten first things to do stay, and say less each."""

from __future__ import annotations

from dataclasses import replace

from compliance.reports.fit_summary import fit_summary
from reports.conftest import Demo
from reports.demo_answers import facts


def test_ten_things_stay_where_many_laws_are_counted() -> None:
    """With thirteen rows of counts, ten long things to do are all there, each on one line, beside at least one status."""
    report = Demo(facts()).report
    counts = [replace(report.total, short="EU: liability, product safety")] * 13
    thing = replace(
        report.first_things[0], action="Answer “" + "a long question " * 8 + "”", detail="bears on 261 findings"
    )
    things, statuses, _ = fit_summary(counts, [thing] * 10, report.statuses)
    assert len(things) == 10
    assert all(len(one.action) <= 70 and one.detail == "" for one in things)
    assert statuses


def test_things_are_told_in_full_where_there_is_room() -> None:
    """With few rows of counts nothing is cut."""
    report = Demo(facts()).report
    things, _, _ = fit_summary([report.total] * 3, report.first_things, report.statuses)
    assert things == report.first_things
