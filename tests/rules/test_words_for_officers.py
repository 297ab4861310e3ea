"""What a pack tells those who answer reaches them: nothing of it stands in the files alone."""

import re
from html import unescape

import yaml

from compliance.answers.scaffold import new_assessment
from compliance.reports.question_book import book_html, book_text
from rules.packs import RULES, rulebook

BOOK = rulebook()
INTROS = [
    " ".join(intro.split())
    for file in sorted(RULES.glob("*/questions/*.yaml"))
    if (intro := yaml.safe_load(file.read_text(encoding="utf-8")).get("intro"))
]
ON_SUBJECTS = [text for subject in BOOK.subjects.values() for text in (subject.ask, subject.why, subject.help) if text]


def _plain(text: str) -> str:
    return " ".join(unescape(re.sub(r"\n[#\s]*", " ", text)).split())


def test_introductions_and_lists_stand_in_the_book_of_questions() -> None:
    """Whoever collects answers on paper reads what to know before a section, and what to list."""
    packs = sorted(BOOK.packs)
    for book in (_plain(book_text(BOOK, packs)), _plain(book_html(BOOK, packs))):
        assert [text for text in (*INTROS, *ON_SUBJECTS) if _plain(text) not in book] == []


def test_introductions_and_lists_stand_in_a_new_assessment() -> None:
    """Whoever fills in a file reads the same."""
    new = _plain(new_assessment(BOOK, sorted(BOOK.packs)))

    assert len(INTROS) > 10
    assert [text for text in (*INTROS, *ON_SUBJECTS) if _plain(text) not in new] == []
