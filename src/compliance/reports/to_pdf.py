"""The report as PDF: archivable (PDF/A-3a), accessible (PDF/UA-1), and carrying the inputs that it was made from."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

from compliance.reports.model import Report
from compliance.reports.pdf_log import Tell, heard
from compliance.reports.pdf_marks import add_scopes, claim_ua
from compliance.reports.to_html import FONTS_LINK, report_page
from compliance.sources.bundled import bundled


def _to_nobody(_: str) -> None:
    """Drop what is told."""


def report_pdf(
    report: Report, json_bytes: bytes, inputs: Mapping[str, bytes], progress: Tell = _to_nobody, warn: Tell = _to_nobody
) -> bytes:
    """Return the report as PDF with the JSON and the inputs (file name to content) attached.

    Equal arguments give equal bytes. `progress` is told what is being done, `warn` what the layout complains about.
    Nothing but the program's own templates and fonts is read.
    """
    from weasyprint import Attachment

    day = datetime.combine(report.day, time(), UTC)
    files = [("report.json", json_bytes, "All findings with their proofs", "Data")]
    files += [(name, data, "What the report was made from", "Source") for name, data in sorted(inputs.items())]
    attachments = [
        Attachment(string=data, name=name, description=says, created=day, modified=day, relationship=relationship)
        for name, data, says, relationship in files
    ]
    known = _font_characters(bundled("templates") / "fonts")
    return _laid_out(report_page(report, known), attachments, progress, warn)


def page_pdf(html: str, progress: Tell = _to_nobody, warn: Tell = _to_nobody) -> bytes:
    """Return another page of our own as PDF, in the fonts of the report."""
    return _laid_out(html.replace("</head>", f"{FONTS_LINK}</head>", 1), [], progress, warn)


def _laid_out(html: str, attachments: list[Any], progress: Tell, warn: Tell) -> bytes:
    from weasyprint import HTML

    templates = bundled("templates")
    base = (templates / "report").as_uri() + "/"
    html = html.replace(FONTS_LINK, f"<style>{_font_faces(templates / 'fonts', html)}</style>", 1)
    with heard(progress, warn), _no_collection():
        page = HTML(string=html, base_url=base, url_fetcher=_fetcher(templates.resolve()))
        document = page.render(pdf_variant="pdf/a-3a")
        document.metadata.attachments.extend(attachments)
        document.metadata.generate_rdf_metadata = claim_ua(document.metadata.generate_rdf_metadata)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint does not close its colour profile
            data: bytes = document.write_pdf(pdf_variant="pdf/a-3a", finisher=add_scopes)
    return data


_DEVANAGARI = re.compile("[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff]")
_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".ttf": "font/ttf"}


def _fetcher(folder: Path) -> Any:
    """Return what WeasyPrint reads files with: only what is inside `folder`, and nothing from the network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyOurs(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        def fetch(self, url: str, _headers: object = None) -> Any:
            if not url.startswith("file:///"):
                raise ValueError(f"the report may not read {url}")
            path = Path(url2pathname(url.removeprefix("file://").partition("?")[0].partition("#")[0])).resolve()
            if not path.is_relative_to(folder):
                raise ValueError(f"the report may not read {path}")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _TYPES[path.suffix]})

    return OnlyOurs()


def _font_faces(folder: Path, html: str) -> str:
    """Return the style sheet of the fonts; those for Devanagari, which take long to read, only if `html` has any."""
    css = (folder / "fonts.css").read_text(encoding="utf-8").replace('url("', 'url("../fonts/')
    return css if _DEVANAGARI.search(html) else re.sub(r"@font-face \{[^}]*Devanagari[^}]*\}", "", css)


def _font_characters(folder: Path) -> frozenset[int]:
    """Return the characters that the text fonts of the report can draw in every style."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    families: dict[str, set[int]] = {}
    for file in sorted(folder.glob("*.ttf")):
        family = file.stem.partition("-")[0]
        with TTFont(file, lazy=True) as font:
            characters = set(font.getBestCmap())
        families[family] = families.get(family, characters) & characters
    return frozenset().union(*(found for family, found in families.items() if "Mono" not in family))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector quiet: laying out pages makes millions of objects, none of which can go yet."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
