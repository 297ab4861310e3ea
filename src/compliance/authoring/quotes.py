"""Compares the quotes of packs with the archived texts of the law: word by word, and under the pinpoint.

Normalised on both sides, and nothing else: white space is one blank; typographic quotes and dashes are plain ones; a
word divided at the end of a line is whole; page numbers and running heads between two lines are left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from compliance.authoring.pinpoint import Judged, Stands, judge_pinpoint
from compliance.authoring.pinpoint_text import Reading, normal, read_archived
from compliance.packs.model import Citation, Instrument, Rulebook
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass

__all__ = ["NotChecked", "QuoteCheck", "check_quotes", "normal"]

_MOST_OCCURRENCES = 50


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A citation whose words are right and whose pinpoint nobody could check, and why."""

    citation: Citation
    why: str


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """How many quotes were compared, how many could not be, and why; what is known of their pinpoints.

    `unpinned` are the instruments whose archived text has no digest yet, with the digest that it has.
    """

    compared: int
    not_archived: int
    not_quotable: int
    under_pinpoint: int = 0
    not_checked: tuple[NotChecked, ...] = ()
    unpinned: tuple[tuple[Instrument, str], ...] = ()


def check_quotes(rulebook: Rulebook, packs: frozenset[str], sources: Path, problems: Problems) -> QuoteCheck:
    """Compare every quote of some packs with the texts in `sources`; what differs goes to `problems`.

    The SHA-256 of a text, where an instrument gives one, must be that of the file. A quote that stands under another
    provision than its pinpoint names is a problem; a pinpoint that cannot be checked is counted, never passed over.
    """
    texts: dict[str, tuple[Reading, Reading] | None] = {}
    unpinned: dict[str, tuple[Instrument, str]] = {}
    not_checked: list[NotChecked] = []
    compared = under = not_archived = not_quotable = 0
    for citation in citations_of(rulebook, packs):
        instrument = rulebook.instruments[citation.instrument]
        if citation.no_quote or instrument.file is None:
            not_quotable += citation.no_quote == "not_quotable"
            not_archived += citation.no_quote != "not_quotable"
            continue
        if instrument.file not in texts:
            data = _bytes(sources / instrument.file, instrument, problems)
            texts[instrument.file] = read_archived(data) if data is not None else None
            if data is not None and not instrument.sha256:
                unpinned[instrument.id] = (instrument, hashlib.sha256(data).hexdigest())
        text = texts[instrument.file]
        if text is None:
            continue
        compared += 1
        found = _compare(citation, text, problems)
        if found is None:
            continue
        reading, occurrences = found
        judged = judge_pinpoint(citation.at, occurrences, reading.table)
        if judged.stands is Stands.UNDER:
            under += 1
        elif judged.stands is Stands.NOT_SURE:
            not_checked.append(NotChecked(citation, judged.why))
        else:
            _add_elsewhere(citation, judged, problems)
    return QuoteCheck(compared, not_archived, not_quotable, under, tuple(not_checked), tuple(unpinned.values()))


def _bytes(path: Path, instrument: Instrument, problems: Problems) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        says = f"the archived text of `{instrument.id}` is not there"
        problems.add("no-source", says, instrument.place, f"it should be {path.name}")
        return None
    digest = hashlib.sha256(data).hexdigest()
    if instrument.sha256 and digest != instrument.sha256:
        problems.add(
            "wrong-digest",
            f"the archived text of `{instrument.id}` is not the one that was quoted",
            instrument.place,
            "compare the quotes with the new text, then write its SHA-256 into instruments.yaml",
            f"it is {digest}",
        )
    return data


def _compare(
    citation: Citation, text: tuple[Reading, Reading], problems: Problems
) -> tuple[Reading, list[list[tuple[int, int]]]] | None:
    """Return the reading that has a quote, and where each fragment stands in it; None if none has."""
    at = [0, 0]
    for fragment in citation.quote:
        wanted = normal(fragment)
        found = [reading.plain.find(wanted, start) for reading, start in zip(text, at, strict=True)]
        if max(found) < 0:
            elsewhere = any(wanted in reading.plain for reading in text)
            problems.add(
                "wrong-order" if elsewhere else "wrong-quote",
                f"`{citation.instrument}` does not say this{' after the fragment before it' if elsewhere else ''}: {fragment!r}",
                citation.place,
                "" if elsewhere else _nearest(wanted, text[0].plain),
                "quote the text word by word, or say why it cannot be quoted",
            )
            return None
        at = [place + len(wanted) if place >= 0 else start for place, start in zip(found, at, strict=True)]
    fragments = [normal(fragment) for fragment in citation.quote]
    reading = max(text, key=lambda reading: sum(fragment in reading.plain for fragment in fragments))
    return reading, [_occurrences(fragment, reading.plain) for fragment in fragments]


def _occurrences(wanted: str, text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = text.find(wanted)
    while at >= 0 and len(found) < _MOST_OCCURRENCES:
        found.append((at, at + len(wanted)))
        at = text.find(wanted, at + 1)
    return found


def _add_elsewhere(citation: Citation, judged: Judged, problems: Problems) -> None:
    places = " and ".join(judged.places)
    problems.add(
        "wrong-pinpoint",
        f"this does not stand under `{citation.at}` of `{citation.instrument}`",
        citation.place,
        f"it stands under {places}" if places else "",
        "cite the provision in which these words stand",
    )


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


def citations_of(rulebook: Rulebook, packs: frozenset[str]) -> Iterator[Citation]:
    """Return every citation in some packs."""
    shared = [cite for subject in rulebook.subjects.values() for cite in subject.cite]
    shared += [cite for penalty in rulebook.penalties.values() for cite in penalty.cite]
    shared += [cite for named in rulebook.dates.values() for cite in named.cite]
    for citation in shared:  # these do not say whose they are, but where they stand does
        if citation.place is None or citation.place.file.partition("/")[0] in packs:
            yield citation
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
