"""The report as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from compliance.reports.to_html import report_html
from compliance.sources.bundled import bundled
from reports.conftest import Demo
from reports.hostile import ENDLESS, HINDI, MARKUP, hostile


class Reading(HTMLParser):
    """Collects what is needed to check a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.inside_links: list[str] = []
        self.words: list[str] = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens, and where it stands."""
        self.tags.append((tag, dict(attrs)))
        if "a" in self.open:
            self.inside_links.append(tag)
        if tag not in ("meta", "link", "col", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that what closes is what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words.append(data)


def read(page: str) -> Reading:
    """The page, parsed; every tag is closed in its turn."""
    reading = Reading()
    reading.feed(page)
    reading.close()
    assert reading.open == []
    return reading


@pytest.fixture(scope="module")
def page(demo: Demo) -> Reading:
    """The demonstration as HTML."""
    return read(report_html(demo.report))


def test_page_needs_nothing_from_elsewhere(demo: Demo) -> None:
    """The file has its styles and pictures inside: no link, script or picture leads out of it."""
    html = report_html(demo.report)

    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', html) == []
    assert re.findall(r"url\((?!data:image/svg)[^)]*\)", html) == []
    assert "<script" not in html


def test_links_lead_to_something_on_the_page(page: Reading) -> None:
    """Every link has its target, and no target is there twice."""
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    links = {str(attributes["href"])[1:] for tag, attributes in page.tags if tag == "a"}

    assert len(ids) == len(set(ids))
    assert links <= set(ids)


def test_headings_never_skip_a_level(page: Reading) -> None:
    """There is one h1, and each heading is at most one level below the one before."""
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_keeps_the_rules_of_accessible_pdf(page: Reading) -> None:
    """The language is named, every drawing has a title, no markup stands in links, and every head has a scope."""
    tags = [tag for tag, _ in page.tags]

    assert ("html", {"lang": "en"}) in page.tags
    assert tags.count("svg") == tags.count("title") - 1
    assert page.inside_links == []
    assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")


def test_verdicts_are_told_by_words_beside_shapes(page: Reading, demo: Demo) -> None:
    """Each mark has a word; a shape or a colour alone says nothing."""
    marks = [
        str(attributes["class"]).split()[-1]
        for tag, attributes in page.tags
        if str(attributes.get("class", "")).startswith("mark ")
    ]
    folder = bundled("templates") / "report" / "marks"

    assert {"gap", "due", "open", "advice", "met", "later"} <= set(marks)
    assert all((folder / f"{mark}.svg").is_file() for mark in marks)
    assert all(badge.word for badge in demo.report.columns)


def test_hostile_texts_stay_texts() -> None:
    """Markup in an answer is shown, not obeyed; Hindi and endless words come through."""
    page = read(report_html(Demo(hostile()).report))
    words = " ".join(page.words)

    assert not any(tag == "script" for tag, _ in page.tags)
    assert MARKUP in words
    assert "{{ 7 * 7 }}" in words
    assert HINDI in words
    assert ENDLESS in words
    assert "safe[U+202E]gap[U+202C] and \u200bhidden" in words


def test_same_report_gives_the_same_page(demo: Demo) -> None:
    """Nothing of the machine or the hour is in the page."""
    assert report_html(demo.report) == report_html(demo.report)


def test_templates_decide_nothing() -> None:
    """Templates loop and print; they compare no verdict and no severity."""
    folder = bundled("templates") / "report"
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    for template in sorted(folder.rglob("*.j2")):
        tree = environment.parse(template.read_text(encoding="utf-8"))
        compared = [
            node for node in tree.find_all(nodes.Compare) if not isinstance(node.ops[0].expr, nodes.Const | nodes.Tuple)
        ]

        assert compared == []
        assert "| safe" not in template.read_text(encoding="utf-8")
