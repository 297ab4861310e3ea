"""The faces of a report, as commands need them."""

from __future__ import annotations

from compliance import __version__
from compliance.assessment.finding import Assessment
from compliance.cli.judged_by import Read
from compliance.reports.build import build_report
from compliance.reports.model import Report


def built(read: Read, assessment: Assessment, *, summary_only: bool = False) -> Report:
    """Return the report of an assessment, or only what a summary shows of it."""
    return build_report(
        read.rulebook,
        read.facts,
        assessment,
        __version__,
        summary_only=summary_only,
        options=read.options,
        read=read.signed,
    )


def json_of(read: Read, assessment: Assessment) -> bytes:
    """Return the report as JSON."""
    from compliance.reports.to_json import report_json

    return report_json(read.rulebook, read.facts, assessment, __version__)


def text_of(read: Read, assessment: Assessment, width: int, colour: bool, quiet: bool) -> str:
    """Return the summary for a terminal."""
    from compliance.reports.to_text import summary_text

    return summary_text(built(read, assessment, summary_only=True), width, colour, quiet)


def full_text_of(read: Read, assessment: Assessment) -> bytes:
    """Return the whole report as text."""
    from compliance.reports.to_full_text import report_text

    return report_text(built(read, assessment)).encode()


def html_of(read: Read, assessment: Assessment) -> bytes:
    """Return the report as one HTML file."""
    from compliance.reports.to_html import report_html

    return report_html(built(read, assessment)).encode()


def pdf_of(read: Read, assessment: Assessment) -> bytes:
    """Return the report as PDF, with the assessment file and the JSON attached."""
    from compliance.reports.to_pdf import report_pdf

    inputs = {read.path.name: read.path.read_bytes()}
    return report_pdf(built(read, assessment), json_of(read, assessment), inputs)
