"""Compares the quotes of packs with the archived texts of the law, word by word.

Normalised on both sides, and nothing else: white space is one blank; typographic quotes and dashes are plain ones; a
word divided at the end of a line is whole; page numbers and running heads between two lines are left out.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compliance.packs.model import Citation, Rulebook
from compliance.sources.problem import Problems

_PLAIN = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DASHES = re.compile("[‐-―−]")
_PAGE_BREAK = re.compile(
    r"^[ \t\f]*(?:\d{1,3}|Page \d+(?: of \d+)?|Contains Nonbinding Recommendations|Draft\s*[-–—]\s*Not for Implementation)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """How many quotes were compared, how many could not be, and why."""

    compared: int
    not_archived: int
    not_quotable: int


def check_quotes(rulebook: Rulebook, packs: frozenset[str], sources: Path, problems: Problems) -> QuoteCheck:
    """Compare every quote of some packs with the texts in `sources`; what differs goes to `problems`.

    The SHA-256 of a text, where an instrument gives one, must be that of the file.
    """
    texts: dict[str, tuple[str, str] | None] = {}
    compared = not_archived = not_quotable = 0
    for citation in _citations(rulebook, packs):
        instrument = rulebook.instruments[citation.instrument]
        if citation.no_quote or instrument.file is None:
            not_quotable += citation.no_quote == "not_quotable"
            not_archived += citation.no_quote != "not_quotable"
            continue
        if instrument.file not in texts:
            texts[instrument.file] = _read(
                sources / instrument.file, instrument.sha256, instrument.id, instrument.place, problems
            )
        text = texts[instrument.file]
        if text is None:
            continue
        compared += 1
        _compare(citation, text, problems)
    return QuoteCheck(compared, not_archived, not_quotable)


def _read(path: Path, sha256: str, instrument: str, at: object, problems: Problems) -> tuple[str, str] | None:
    from compliance.sources.place import Place

    place = at if isinstance(at, Place) else None
    try:
        data = path.read_bytes()
    except OSError:
        problems.add(
            "no-source", f"the archived text of `{instrument}` is not there", place, f"it should be {path.name}"
        )
        return None
    if sha256 and hashlib.sha256(data).hexdigest() != sha256:
        problems.add(
            "wrong-digest",
            f"the archived text of `{instrument}` is not the one that was quoted",
            place,
            "compare the quotes with the new text, then write its SHA-256 into instruments.yaml",
            f"it is {hashlib.sha256(data).hexdigest()}",
        )
    text = _PAGE_BREAK.sub(" ", data.decode("utf-8", "replace"))
    return normal(re.sub(r"-[ \t]*\n\s*", "-", text)), normal(re.sub(r"(?<=[a-z])-[ \t]*\n\s*(?=[a-z])", "", text))


def normal(text: str) -> str:
    """Return a text with white space, quotes and dashes made plain."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").translate(_PLAIN)
    return " ".join(_DASHES.sub("-", text).split())


def _compare(citation: Citation, text: tuple[str, str], problems: Problems) -> None:
    at = [0, 0]
    for fragment in citation.quote:
        wanted = normal(fragment)
        found = [whole.find(wanted, start) for whole, start in zip(text, at, strict=True)]
        if max(found) < 0:
            elsewhere = any(wanted in whole for whole in text)
            problems.add(
                "wrong-order" if elsewhere else "wrong-quote",
                f"`{citation.instrument}` does not say this{' after the fragment before it' if elsewhere else ''}: {fragment!r}",
                citation.place,
                "" if elsewhere else _nearest(wanted, text[0]),
                "quote the text word by word, or say why it cannot be quoted",
            )
            return
        at = [place + len(wanted) if place >= 0 else start for place, start in zip(found, at, strict=True)]


def _nearest(wanted: str, text: str) -> str:
    """Return the words of the text where it parts from the quote."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
    if low < 12:
        return ""
    start = text.find(wanted[:low])
    return (
        f"it agrees up to `{wanted[max(0, low - 40) : low]}`; the text goes on `{text[start + low : start + low + 60]}`"
    )


def _citations(rulebook: Rulebook, packs: frozenset[str]) -> Iterator[Citation]:
    for term in rulebook.terms.values():
        if term.pack in packs:
            yield from term.cite
    for question in rulebook.questions.values():
        if question.pack in packs:
            yield from question.cite
            for option in (*question.options, *question.named):
                yield from option.cite
    for classification in rulebook.classifications.values():
        if classification.pack in packs:
            for line in classification.lines:
                yield from line.cite
                for force in line.in_force:
                    yield from force.cite
    for rule in rulebook.rules.values():
        if rule.pack in packs:
            yield from rule.cite
            for duty in rule.duties:
                yield from duty.cite
            for force in rule.in_force:
                yield from force.cite
