"""What is said of a quote that does not stand in its text: where the two part, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from compliance.authoring.pinpoint import spans_under
from compliance.authoring.pinpoint_text import Reading, normal
from compliance.authoring.quote_match import whole_places, widened
from compliance.packs.model import Citation

_CURLY = "“”„«»‘’"
_LEFT_OUT = re.compile(r"\s*[\[(]?(?:\.\.\.|…)[\])]?\s*")
_SHORTEST = 12
_SHOWN = 40
_MOST_WORDS = 3_000

Texts = Mapping[str, tuple[Reading, Reading]]
"""The archived texts that are at hand, by the ids of their instruments."""


def advise_on_quote(fragment: str, citation: Citation, text: tuple[Reading, Reading], others: Texts) -> Iterator[str]:
    """Yield advice on a fragment that does not stand in its text; `others` are texts that may have it instead."""
    wanted = normal(fragment)
    inner = fragment.strip().strip(_CURLY)
    if inner != fragment.strip() and _stands(normal(inner), text):
        yield 'curly quotation marks are part of the text: put the quote in straight ones, as `"`, or in none'
        return
    pieces = [piece for piece in _LEFT_OUT.split(fragment) if piece]
    if len(pieces) > 1 and all(_stands(normal(piece), text) for piece in pieces):
        shown = ", ".join(f'"{piece}"' for piece in pieces)
        yield f"write what stands before and after the words that are left out as a list: `[{shown}]`"
        return
    for instrument, readings in others.items():
        if instrument != citation.instrument and _stands(wanted, readings):
            span = next(whole_places(wanted, readings[0].plain), None)
            under = readings[0].table.names(*span) if span is not None else []
            yield f"these words stand in `{instrument}`{f', under {under[0]}' if under else ''}"
            return
    yield from _where_they_part(wanted, citation, text[0])


def cut_words(wanted: str, text: tuple[Reading, Reading]) -> str:
    """Return what a text has where these words are cut out of the middle of a word or a number; empty if nowhere."""
    for reading in text:
        at = reading.plain.find(wanted)
        if at >= 0:
            start, end = widened((at, at + len(wanted)), reading.plain)
            if end == at + len(wanted):
                return f"{reading.plain[start : start + _SHOWN].rsplit(' ', 1)[0]} …"
            if end - start <= _SHOWN:
                return reading.plain[start:end]
            return f"… {reading.plain[end - _SHOWN : end].split(' ', 1)[-1]}"
    return ""


def _stands(wanted: str, text: tuple[Reading, Reading]) -> bool:
    return any(next(whole_places(wanted, reading.plain), None) is not None for reading in text)


def _where_they_part(wanted: str, citation: Citation, reading: Reading) -> Iterator[str]:
    """Yield the words at which a quote and its text part: in the provision that is cited, or in all of the text."""
    for start, end in spans_under(citation.at, reading.table):
        part = reading.plain[start:end]
        length = _agrees(wanted, part)
        if length >= _SHORTEST:
            at = part.find(wanted[:length])
            begin = wanted.rfind(" ", 0, length) + 1  # the word in which they part
            yield (
                f"`{citation.at}` has `{_word(part, at + begin)}` where this has `{_word(wanted, begin)}`, "
                f"after `{wanted[max(0, begin - 40) : begin].strip()}`"
            )
            return
    for start, end in spans_under(citation.at, reading.table):
        for theirs, ours in _other_word(wanted.split(), reading.plain[start:end].split()):
            yield f"`{citation.at}` has `{theirs}` where this has `{ours}`"
            return
    length = _agrees(wanted, reading.plain)
    if length >= _SHORTEST:
        start = reading.plain.find(wanted[:length])
        goes_on = reading.plain[start + length : start + length + 60]
        yield f"it agrees up to `{wanted[max(0, length - 40) : length]}`; the text goes on `{goes_on}`"


def _other_word(ours: list[str], theirs: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the first word in which a text differs that has most of these words, one by one, at some place."""
    alike, at = 0, 0
    for start in range(min(len(theirs) - len(ours) + 1, _MOST_WORDS)):
        same = sum(one == other for one, other in zip(ours, theirs[start : start + len(ours)], strict=True))
        alike, at = max((alike, at), (same, start), key=lambda one: one[0])
    if alike >= 2 and alike * 3 >= len(ours) * 2:
        yield next((there, here) for here, there in zip(ours, theirs[at:], strict=False) if here != there)


def _agrees(wanted: str, text: str) -> int:
    """Return how many characters of a quote stand in a text as they do in the quote."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
    return low


def _word(text: str, at: int) -> str:
    return text[at:].split(" ", 1)[0] or "no more"
