"""Limits of time that quoted law, or another text, names in figures or in words: `within thirty days` is 30 days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.authoring.number_words import NUMBER_WORDS, TENS
from compliance.packs.law import Citation

Span = tuple[int, str]
"""A number and its unit of time."""

_WORDS = NUMBER_WORDS | {
    f"{ten}{mark}{one}": tens + ones
    for ten, tens in TENS.items()
    for one, ones in NUMBER_WORDS.items()
    for mark in ("-", " ")
    if ones < 10
}
_NUMBER = "|".join((r"\d{1,4}", *sorted(_WORDS, key=len, reverse=True)))
_SPAN = re.compile(
    rf"\b(?P<number>{_NUMBER})\s*(?:\(\d+\)\s*)?[\s-]*(?P<kind>calendar|business|working|work)?[\s-]*"
    rf"(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\bevery\s+hour\b", re.IGNORECASE)
"""`every day` and the like are mostly said of habits, and no limits."""
_UNIT = re.compile(r"hour|day|week|month|year", re.IGNORECASE)


def limits_named(cites: tuple[Citation, ...]) -> Iterator[tuple[Span, str]]:
    """Yield each limit of time that quotes name, with its words."""
    for cite in cites:
        yield from limits_in(" ".join(cite.quote))


def limits_in(text: str) -> Iterator[tuple[Span, str]]:
    """Yield each limit of time that a text names, with its words."""
    if not _UNIT.search(text):  # most texts name no time, and to look for numbers in words is slow
        return
    for found in _SPAN.finditer(text):
        number = found["number"].lower()
        unit = f"{found['unit'].lower()}s"
        if (found["kind"] or "").lower() in ("business", "working", "work") and unit == "days":
            unit = "working_days"
        yield (int(number) if number.isdigit() else _WORDS[number], unit), found[0]
    for found in _EACH.finditer(text):
        yield (1, "hours"), found[0]
