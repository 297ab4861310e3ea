"""The report as PDF."""

from __future__ import annotations

import gc
import logging
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from compliance.reports.build import build_report
from compliance.reports.to_pdf import page_pdf, report_pdf
from reports.conftest import Demo
from reports.demo_rulebook import rulebook
from reports.hostile import hostile
from reports.made_up_answers import made_up

JSON = b'{"findings": []}\n'
INPUT = b"assessment: 1\n"


@pytest.fixture(scope="module")
def written(demo: Demo) -> bytes:
    """The demonstration as PDF; the layout had nothing to complain about."""
    warnings: list[str] = []
    data = report_pdf(demo.report, JSON, {"assessment.yaml": INPUT}, warn=warnings.append)
    assert warnings == []
    return data


@pytest.fixture(scope="module")
def pdf(written: bytes) -> pypdf.PdfReader:
    """The same, opened."""
    return pypdf.PdfReader(BytesIO(written))


def words(pdf: pypdf.PdfReader, page: int) -> str:
    """The text of one page, counted from 1, with single blanks."""
    return " ".join(pdf.pages[page - 1].extract_text().split())


def test_cover_tells_who_what_when_and_that_it_is_no_advice(pdf: pypdf.PdfReader) -> None:
    """The first page names deployment, organisation, version, day, packs, the state of things, and its limits."""
    cover = words(pdf, 1)

    for text in (
        "Symptom companion",
        "Nimbus Health, version 2026.4",
        "22 November 2026",
        "General Data Protection Regulation 0.4.0",
        "3 gaps of law that binds today",
        "This report is not legal advice.",
    ):
        assert text in cover
    assert "Page 1" not in cover


def test_summary_is_one_page(pdf: pypdf.PdfReader) -> None:
    """The summary begins on page 3, and the next part on the page after it."""
    assert "1 Summary" in words(pdf, 3)
    assert "2 Legal status" in words(pdf, 4)


def test_contents_name_pages_where_the_parts_begin(pdf: pypdf.PdfReader) -> None:
    """Page numbers in the contents are right."""
    contents = words(pdf, 2)
    for title, page in re.findall(r"(\d+ [A-Z][^.]+?) ?\.{3,} ?(\d+)", contents):
        assert title.strip() in words(pdf, int(page))
    assert len(re.findall(r"\.{3,}", contents)) == 12 + 3


def test_every_page_has_a_running_head_and_its_number(pdf: pypdf.PdfReader) -> None:
    """Each page but the cover tells the deployment and `Page x of y`."""
    for number in range(2, len(pdf.pages) + 1):
        assert "Symptom companion" in words(pdf, number)
        assert f"Page {number} of {len(pdf.pages)}" in words(pdf, number)


def test_bookmarks_lead_to_every_rule(pdf: pypdf.PdfReader, demo: Demo) -> None:
    """The outline has the parts, the packs, the kinds of verdict and the rules."""

    def titles(outline: Sequence[object]) -> list[str]:
        return [t for item in outline for t in (titles(item) if isinstance(item, list) else [str(item["/Title"])])]  # type: ignore[index]

    known = titles(pdf.outline)
    assert {"1 Summary", "3.2 FDA device law for software us-fda 0.2.0", "Gaps"} <= set(known)
    assert {c.title for r in demo.report.regimes for g in r.groups for c in g.cards} <= set(known)


def test_inputs_and_data_are_attached(pdf: pypdf.PdfReader) -> None:
    """The PDF carries the assessment file and the JSON, byte for byte."""
    assert {name: data[0] for name, data in pdf.attachments.items()} == {"assessment.yaml": INPUT, "report.json": JSON}


def test_it_claims_to_be_archivable_and_accessible(pdf: pypdf.PdfReader, written: bytes) -> None:
    """PDF/A-3a and PDF/UA-1 are both claimed, the language and title are named, and heads have a scope."""
    metadata = pdf.xmp_metadata
    assert metadata is not None
    xml = metadata.stream.get_data()
    assert b'pdfaid:part="3"' in xml
    assert b'pdfaid:conformance="A"' in xml
    assert b'pdfuaid:part="1"' in xml
    assert str(pdf.root_object["/Lang"]) == "en"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Compliance gap report: Symptom companion"
    every = [pdf.get_object(number) for number in range(1, int(pdf.trailer["/Size"]))]
    heads = [obj for obj in every if isinstance(obj, dict) and obj.get("/S") == "/TH"]
    assert len(heads) > 20
    assert {str(head["/A"]["/Scope"]) for head in heads} == {"/Row", "/Column"}


def test_only_its_own_fonts_are_used(written: bytes, tmp_path: Path) -> None:
    """Every font is one of Plex, and embedded."""
    path = tmp_path / "report.pdf"
    path.write_bytes(written)
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]

    assert listed
    assert all("+Plex" in line and " yes yes yes " in line for line in listed)


def test_same_inputs_give_the_same_bytes(written: bytes, demo: Demo) -> None:
    """Made twice, the PDF is the same; it has no clock and no chance in it."""
    assert report_pdf(demo.report, JSON, {"assessment.yaml": INPUT}) == written


@pytest.mark.slow
def test_another_process_gives_the_same_bytes(written: bytes, root: Path, tmp_path: Path) -> None:
    """Also with another hash seed and another time zone."""
    program = (
        "import sys; from pathlib import Path\n"
        "from reports.conftest import Demo; from reports.demo_answers import decision, facts\n"
        "from compliance.reports.to_pdf import report_pdf\n"
        f"demo = Demo(facts(decisions=(decision(),)))\n"
        f"Path(sys.argv[1]).write_bytes(report_pdf(demo.report, {JSON!r}, {{'assessment.yaml': {INPUT!r}}}))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata", "PYTHONPATH": str(root / "tests")}
    subprocess.run([sys.executable, "-c", program, tmp_path / "other.pdf"], env=environment, check=True)

    assert (tmp_path / "other.pdf").read_bytes() == written


def test_hostile_texts_do_not_break_the_page() -> None:
    """Markup, endless words, long notes, Hindi and other scripts stay inside the page, and nothing is missing a glyph."""
    demo = Demo(hostile())
    warnings: list[str] = []

    pdf = pypdf.PdfReader(BytesIO(report_pdf(demo.report, JSON, {'a "<b>.yaml': INPUT}, warn=warnings.append)))

    assert warnings == []
    assert '<script>alert("x")</script>' in words(pdf, 1)
    assert "[4 CJK characters] [U+1F44D]" in words(pdf, 1)
    for page in pdf.pages:
        assert all(0 <= x < float(page.mediabox.width) for x in beginnings(page))


def beginnings(page: pypdf.PageObject) -> list[float]:
    """Where on the page each piece of text begins, from its left edge."""
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            found.append(tm[4] * cm[0] + cm[4])

    page.extract_text(visitor_text=visit)
    return found


def test_nothing_outside_the_templates_is_read(tmp_path: Path) -> None:
    """A page that asks for a file of the machine or of the network gets neither."""
    secret = tmp_path / "secret.css"
    secret.write_text("body::before { content: 'secret words' }")
    asked = [secret.as_uri(), "http://127.0.0.1:9/x.css", "../../pyproject.toml", "file:///etc/passwd"]
    links = "".join(f'<link rel="stylesheet" href="{url}"><link rel="attachment" href="{url}">' for url in asked)
    warnings: list[str] = []

    data = page_pdf(
        f'<html lang="en"><head><title>x</title>{links}</head><body><p>y</p></body></html>', warn=warnings.append
    )

    pdf = pypdf.PdfReader(BytesIO(data))
    assert "secret" not in pdf.pages[0].extract_text()
    assert not pdf.attachments
    assert sum("may not read" in warning for warning in warnings) >= len(asked)


def test_progress_is_told(demo: Demo) -> None:
    """Who waits is told what is being done."""
    steps: list[str] = []

    report_pdf(demo.report, JSON, {}, progress=steps.append)

    assert any("layout" in step for step in steps)
    assert len(steps) > 5


def test_logging_and_garbage_collection_are_left_as_they_were(written: bytes) -> None:
    """Making a PDF changes nothing for the rest of the program."""
    assert gc.isenabled()
    assert logging.getLogger("weasyprint.progress").propagate
    assert not any("_Passing" in type(handler).__name__ for handler in logging.getLogger("weasyprint").handlers)


@pytest.mark.slow
def test_two_hundred_answers_keep_the_summary_on_one_page() -> None:
    """A big report has a summary of one page too, and no complaint of the layout."""
    book = rulebook()
    known, assessment = made_up(book, 5, answered=1.0, subjects=20)
    report = build_report(book, known, assessment, "1.2.3")
    warnings: list[str] = []

    pdf = pypdf.PdfReader(BytesIO(report_pdf(report, JSON, {}, warn=warnings.append)))

    assert sum(len(section) for sheet in report.answers for _, section in sheet.sections) > 200
    assert warnings == []
    assert "1 Summary" in words(pdf, 3)
    assert "2 Legal status" in words(pdf, 4)
