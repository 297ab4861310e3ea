"""The report as HTML: one file that needs nothing else, or the page that the PDF is laid out from."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from compliance.reports.model import Report
from compliance.reports.readable import readable
from compliance.sources.bundled import bundled

FONTS_LINK = '<link rel="stylesheet" href="../fonts/fonts.css">'
_LINKS = Markup(f'{FONTS_LINK}\n<link rel="stylesheet" href="report.css">')  # noqa: S704 - they are our own files


def report_html(report: Report) -> str:
    """Return the report as one HTML file: styles and marks stand inside, fonts are those of the reader."""
    folder = bundled("templates") / "report"
    return _filled(report, _style(folder), folder, None)


def report_page(report: Report, known: frozenset[int]) -> str:
    """Return the HTML that the PDF is laid out from: it links to the styles and fonts beside its template.

    `known` are the characters that the fonts have; others are told in words.
    """
    return _filled(report, _LINKS, bundled("templates") / "report", known)


def _filled(report: Report, style: Markup, folder: Path, known: frozenset[int] | None) -> str:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=partial(_shown, known),
    )
    return environment.get_template("report.html.j2").render(report=report, style=style)


def _shown(known: frozenset[int] | None, value: Any) -> Any:
    """Return a text as it may be printed; markup of our own templates and numbers stay as they are."""
    return readable(value, known) if isinstance(value, str) and not isinstance(value, Markup) else value


def _style(folder: Path) -> Markup:
    def inlined(found: re.Match[str]) -> str:
        return f"url(data:image/svg+xml;base64,{b64encode((folder / found[1]).read_bytes()).decode()})"

    css = re.sub(r"url\((marks/\w+\.svg)\)", inlined, (folder / "report.css").read_text(encoding="utf-8"))
    return Markup("<style>\n{}</style>").format(Markup(css))  # noqa: S704 - it is our own file
