"""One verdict everywhere: every output format shows the same findings, every note and every piece of evidence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from io import BytesIO

import pypdf
import pytest

from compliance.reports.model import Report
from compliance.reports.to_full_text import report_text
from compliance.reports.to_html import report_html
from compliance.reports.to_json import report_json
from compliance.reports.to_pdf import report_pdf
from reports.conftest import Demo


def html_words(demo: Demo) -> str:
    """What a reader of the HTML sees."""
    page = re.sub(r"<(style|svg)\b.*?</\1>", " ", report_html(demo.report), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", page))


def pdf_words(demo: Demo) -> str:
    """What a reader of the PDF sees."""
    pages = pypdf.PdfReader(BytesIO(report_pdf(demo.report, b"{}", {}))).pages
    return "".join(page.extract_text() for page in pages)


def json_words(demo: Demo) -> str:
    """All texts of the JSON."""
    return report_json(demo.rulebook, demo.facts, demo.assessment, "1.2.3").decode()


FACES: dict[str, Callable[[Demo], str]] = {
    "html": html_words,
    "pdf": pdf_words,
    "text": lambda demo: report_text(demo.report),
    "json": json_words,
}


@pytest.fixture(scope="module", params=FACES)
def face(request: pytest.FixtureRequest, demo: Demo) -> str:
    """The words of one output format without blanks: where lines break does not matter."""
    return squeezed(FACES[request.param](demo))


def squeezed(text: str) -> str:
    """A text without blanks, and without the marks that JSON escapes."""
    return re.sub(r"[\s\"\\-]+", "", text)


def texts(report: Report) -> list[str]:
    """What every face must show of the findings, the answers and the evidence."""
    wanted = [f"{one.title}" for one in report.findings]
    wanted += [
        row.title for row in report.contested if "Does this day" not in row.title and "since when" not in row.title
    ]
    for sheet in report.answers:
        for _, section in sheet.sections:
            wanted += [text for one in section for text in (one.note, one.shown, one.question) if text]
    for piece in report.evidence:
        wanted += [text for text in (piece.title, piece.note, piece.file, piece.sha256) if text]
    return wanted


def test_face_shows_every_finding_answer_note_and_piece_of_evidence(demo: Demo, face: str) -> None:
    """Titles of rules, answers, notes and evidence stand in every format."""
    contested = {row.title for row in demo.report.contested}
    wanted = [text for text in texts(demo.report) if text not in contested]

    assert [text for text in wanted if squeezed(text) not in face] == []


def test_face_shows_who_accepted_what_and_what_counsel_decided(demo: Demo, face: str) -> None:
    """Waivers, what was put out of scope, and decisions stand in every format with their reasons."""
    reasons = [one.because for one in demo.facts.waivers]
    reasons += [one.because for one in demo.facts.scoped_out]
    reasons += [one.because for one in demo.facts.decisions]

    assert len(reasons) == 3
    assert [reason for reason in reasons if squeezed(reason) not in face] == []


def test_face_shows_every_reason(demo: Demo, face: str) -> None:
    """The statements that each finding rests on stand in every format."""
    says = {step.says for one in demo.report.findings for step in one.applies if step.says and step.depth == 1}

    assert [text for text in says if squeezed(text) not in face] == []


def test_json_and_report_have_the_same_verdicts(demo: Demo) -> None:
    """The verdict, its subject and whether it is a gap of today are the same in the data as on the page."""
    data = json.loads(json_words(demo))

    assert {(f["rule"], f["subject"], f["verdict"], f["gap_today"]) for f in data["findings"]} == {
        (f.rule, f.subject, f.verdict, f.is_gap_today) for f in demo.report.findings
    }
    assert [f["why"] for f in data["findings"]] == [
        one.reason for one in sorted(demo.report.findings, key=lambda f: (f.pack, f.rule, f.subject or ""))
    ]


@pytest.mark.parametrize("name", ["html", "pdf", "text"])
def test_pages_tell_each_finding_of_a_card_with_its_verdict(demo: Demo, name: str) -> None:
    """Beside each subject stands its own verdict."""
    words = squeezed(FACES[name](demo))

    for regime in demo.report.regimes:
        for group in regime.groups:
            for card in group.cards:
                if not card.one_subject:
                    for one in card.findings:
                        pair = {f"{one.subject_title}{one.badge.word}", f"{one.subject_title}:{one.badge.word}"}
                        assert any(squeezed(text) in words for text in pair), (one.rule, one.subject)


def test_guidance_is_never_told_as_a_violation(demo: Demo, face: str) -> None:
    """A rule that rests on guidance is nowhere called a gap."""
    [found] = [one for one in demo.report.findings if (one.rule, one.subject) == ("fda.label-review", "chat")]

    assert found.badge.word == "Recommendation not followed"
    assert not found.is_gap_today


def test_report_says_that_it_is_not_legal_advice(demo: Demo) -> None:
    """The sentence stands on the cover and on the last page, and nobody can switch it off."""
    for name in ("html", "pdf"):
        assert squeezed(FACES[name](demo)).count(squeezed("This report is not legal advice.")) == 2
    assert squeezed("This report is not legal advice.") in squeezed(FACES["text"](demo))
