"""The words and small phrases of reports."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reports.readable import readable
from compliance.reports.wording import (
    capitalised,
    day_words,
    first_sentence,
    listed,
    lowered,
    ranges,
    sentence,
    shortened,
    stopped,
)


def test_days_are_written_out() -> None:
    """A day is told with the month's name, whatever the machine's language."""
    assert day_words(date(2026, 11, 2)) == "2 November 2026"


def test_lists_end_with_a_word() -> None:
    """A list in a sentence has commas and one `and`."""
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")] == [
        "",
        "a",
        "a and b",
        "a, b or c",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("it holds", "It holds."), ("It holds.", "It holds."), ("is it “so?”", "Is it “so?”"), ("", ""), (" x ", "X.")],
)
def test_sentences_start_large_and_end_with_a_stop(text: str, whole: str) -> None:
    """A full stop is added only where none stands, also inside closing quotes."""
    assert sentence(text) == whole


def test_words_of_others_keep_their_letters() -> None:
    """Somebody's own words get a full stop, and no capital letter."""
    assert stopped("iPhones only") == "iPhones only."


def test_acronyms_stay_large() -> None:
    """What goes on in a sentence gets a small letter, but `FDA` and `I` do not."""
    assert [lowered(t) for t in ("The list", "FDA status", "I think", "A x")] == [
        "the list",
        "FDA status",
        "I think",
        "A x",
    ]
    assert capitalised("xY") == "XY"


def test_numbers_in_a_row_are_drawn_together() -> None:
    """Stretches of open points are told by their ends."""
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    """A cut text never exceeds what it may have."""
    assert shortened("one two three", 8) == "one two…"
    assert shortened("short", 8) == "short"


def test_first_sentence_is_not_cut_at_an_abbreviation_that_comes_early() -> None:
    """A sentence has at least forty characters, so that `Sec. 5` does not end it."""
    text = "See Sec. 5: Selling a device without clearance is a prohibited act. It may be fined."
    assert first_sentence(text) == "See Sec. 5: Selling a device without clearance is a prohibited act."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("turned \u202eround", "turned [U+202E]round"),
        ("bell \x07 and \x1b[31m", "bell [U+0007] and [U+001B][31m"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_what_hides_or_turns_text_is_shown_by_its_code(text: str, shown: str) -> None:
    """Characters that cannot be seen, or that turn other text around, never reach a page or a terminal."""
    assert readable(text) == shown


def test_what_no_font_has_is_told_in_words() -> None:
    """On paper, scripts that the fonts lack are named with their length, single signs by their code."""
    known = frozenset(map(ord, "abc "))

    assert readable("a தமிழ் b", known) == "a [5 Tamil characters] b"
    assert readable("c 👍", known) == "c [U+1F44D]"
    assert readable("健康助手", known) == "[4 CJK characters]"
