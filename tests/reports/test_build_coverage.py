"""The report counts what its packs do with the law that they list, and says what they leave out and why."""

from __future__ import annotations

from dataclasses import replace

from compliance.packs.law import ListedLaw, ListedProvision
from compliance.reports.build import build_report
from compliance.reports.to_full_text import report_text
from compliance.reports.to_html import report_html
from reports.conftest import Demo


def test_provisions_are_counted_and_what_is_left_out_is_told(demo: Demo) -> None:
    """Each listed text has its counts; provisions left out for one reason stand together with it."""
    instrument = next(iter(demo.rulebook.instruments.values()))
    provisions = (
        ListedProvision("1", "covered_by", ("a.rule",)),
        ListedProvision("2", "covered_by", ("a.rule",)),
        ListedProvision("3", "not_relevant", (), "it binds offices"),
        ListedProvision("4", "left_out", (), "nobody asked yet"),
        ListedProvision("5", "left_out", (), "nobody asked yet"),
    )
    law = {f"us-fda/{instrument.id}": ListedLaw(instrument.id, "us-fda", True, provisions)}
    report = build_report(replace(demo.rulebook, law=law), demo.facts, demo.assessment, "1.0")

    told = next(pack for pack in report.coverage if pack.law).law[0]
    assert (told.title, told.covered, told.not_relevant, told.left_out) == (instrument.citation, 2, 1, 2)
    assert told.why == ("4 and 5: Nobody asked yet.",)
    for page in (report_html(report), report_text(report)):
        assert "Nobody asked yet." in page
        assert "this report did not compare the list with the text" in " ".join(page.split())
        assert "compliance pack check --only law" in " ".join(page.split())


def test_what_becomes_of_the_rest_is_told(demo: Demo) -> None:
    """A report says of provisions that are not named what becomes of all of them, and why."""
    instrument = next(iter(demo.rulebook.instruments.values()))
    provisions = (ListedProvision("1", "covered_by", ("a.rule",)),)
    rest = ListedProvision("the rest", "not_relevant", (), "it binds offices")
    law = {f"us-fda/{instrument.id}": ListedLaw(instrument.id, "us-fda", False, provisions, rest=rest)}
    report = build_report(replace(demo.rulebook, law=law), demo.facts, demo.assessment, "1.0")

    for page in (report_html(report), report_text(report)):
        assert "The rest: not relevant, because: It binds offices." in " ".join(page.split())


def test_a_report_claims_no_comparison_that_it_did_not_make(demo: Demo) -> None:
    """A report says from which versions quotes were taken, and by which commands they are compared: it compares none itself."""
    report = build_report(demo.rulebook, demo.facts, demo.assessment, "1.0")

    for page in (report_html(report), report_text(report)):
        assert "This report did not compare the quotes with these texts" in " ".join(page.split())
        assert "checked against" not in page
