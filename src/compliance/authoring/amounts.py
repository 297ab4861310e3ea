"""Numbers that a text names in figures or in words, with what multiplies them: `20 million`, `two hundred and fifty crore`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.authoring.number_words import NUMBER_WORDS

_TIMES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
}
_BETWEEN_DIGITS = ",\u00a0\u202f\u2009 "
_TOKEN = re.compile(rf"\d{{1,3}}(?:[{_BETWEEN_DIGITS}]\d{{2,3}})+(?!\d)|\d+(?:\.\d+)?|[a-z]+")
_GAP = re.compile(r"[\s-]*")
_MONEY_BEFORE = re.compile(r"(?:[$€£₹]|\b(?:eur|usd|inr|rs\.?))\s*$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s*(?:rupees|euros?|dollars|eur|usd|inr)\b", re.IGNORECASE)
_TERM_AFTER = re.compile(
    r"(?:\s+(?:and|or|to)(?: up to| not more than)?\s+[\w-]+)?[\s-]+(year|month)s?\b", re.IGNORECASE
)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per\s*cent\b)", re.IGNORECASE)


def money_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield each amount of money that a text names, whatever the currency, with its words."""
    for value, start, end in _numbers(text):
        if _MONEY_BEFORE.search(text, max(0, start - 8), start) or _MONEY_AFTER.match(text, end):
            yield value, text[start:end]


def terms_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield each term of months or years that a text names, in months, with its words; of `three to five years` both."""
    for value, start, end in _numbers(text):
        unit = _TERM_AFTER.match(text, end)
        if unit:
            months = value * 12 if unit[1].lower() == "year" else value
            yield months, f"{text[start:end]} {unit[1].lower()}{'s' if value != 1 else ''}"


def numbers_in(text: str) -> Iterator[int]:
    """Yield each number that a text names."""
    for value, _, _ in _numbers(text):
        yield value


def shares_in(text: str) -> Iterator[tuple[float, str]]:
    """Yield each share in per cent that a text names in figures, with its words."""
    for found in _SHARE.finditer(text):
        yield float(found[1]), found[0]


def _numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield each number with where it begins and ends."""
    tokens = list(_TOKEN.finditer(text.lower()))
    at = 0
    while at < len(tokens):
        if not _begins(tokens[at][0]):
            at += 1
            continue
        start = tokens[at].start()
        value, end, at = _number(text, tokens, at)
        yield value, start, end


def _number(text: str, tokens: list[re.Match[str]], at: int) -> tuple[int, int, int]:
    """Return the number that begins with a token, where it ends, and the token after it."""
    first = tokens[at][0]
    in_figures = first[0].isdigit()
    total, part = 0.0, float(re.sub(f"[{_BETWEEN_DIGITS}]", "", first)) if in_figures else float(NUMBER_WORDS[first])
    end, at = tokens[at].end(), at + 1
    while at < len(tokens) and _GAP.fullmatch(text, end, tokens[at].start()):
        word = tokens[at][0]
        follows = at + 1 < len(tokens) and tokens[at + 1][0] in NUMBER_WORDS
        if word == "and" and follows and (total or part >= _TIMES["hundred"]):
            pass
        elif word in NUMBER_WORDS and not in_figures:
            part += NUMBER_WORDS[word]
        elif word == "hundred" and part:
            part *= _TIMES[word]
        elif word in _TIMES and part:
            total, part = total + part * _TIMES[word], 0.0
        else:
            break
        end, at = tokens[at].end(), at + 1
    return round(total + part), end, at


def _begins(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS
