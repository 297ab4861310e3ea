"""Compares the quotes of packs with the archived texts of the law: word by word, and under the pinpoint.

Normalised on both sides, and nothing else: white space is one blank; typographic quotes and dashes are plain ones; a
word divided at the end of a line is whole; page numbers and running heads between two lines are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import assert_never

from compliance.authoring.archive import Archive
from compliance.authoring.not_in_text import find_not_in_texts
from compliance.authoring.pinpoint import NOT_FOUND, Judged, Stands, has_provision, judge_pinpoint, spans_under
from compliance.authoring.pinpoint_heading import has_below_heading
from compliance.authoring.pinpoint_text import Reading, normal
from compliance.authoring.pinpoint_too_deep import ends_above
from compliance.authoring.quote_advice import advise_on_quote, cut_words
from compliance.authoring.quote_match import (
    Span,
    follow_each_other,
    left_out_no,
    left_out_verb,
    left_out_without,
    turned_round,
    whole_places,
)
from compliance.packs.model import Citation, Instrument, Rulebook
from compliance.sources.problem import Problem, Problems
from compliance.sources.values import dataclass

__all__ = ["NotChecked", "QuoteCheck", "check_quotes", "normal"]

_MOST = 10_000
_MANY, _MOST_OF_ALL = 10, 0.9


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A citation whose words are right and whose pinpoint nobody could check, and why (also in brief, for counting)."""

    citation: Citation
    why: str
    brief: str


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
    archive = Archive(rulebook, sources, problems)
    not_checked: list[NotChecked] = []
    compared = under = not_archived = not_quotable = 0
    quoted: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    first = len(problems.found)
    years = {cite: str(named.on.year) for named in rulebook.dates.values() for cite in named.cite}
    for citation in citations_of(rulebook, packs):
        instrument = rulebook.instruments[citation.instrument]
        if citation.no_quote == "not_quotable" or instrument.file is None:
            not_quotable += citation.no_quote == "not_quotable"
            not_archived += citation.no_quote != "not_quotable"
            continue
        text = archive.text(instrument)
        if citation.no_quote == "not_archived":
            not_archived += 1
            if text is not None:
                _add_archived(citation, instrument, text, years.get(citation, ""), sources, problems)
            continue
        if text is None:
            continue
        compared += 1
        quoted[instrument.id] += 1
        found = _compare(citation, text, archive)
        if found is None:
            missed[instrument.id] += 1
            continue
        reading, occurrences = found
        _tell_if_turned_round(citation, reading, occurrences, problems)
        judged = judge_pinpoint(citation.at, occurrences, reading.table)
        match judged.stands:
            case Stands.UNDER:
                under += 1
            case Stands.OUT_OF_ORDER:
                says = f"these fragments do not stand in this order under `{citation.at}` of `{citation.instrument}`"
                _add_out_of_order(citation, says, archive)
            case Stands.NOT_SURE:
                above = ends_above(citation.at, reading) if judged.brief == NOT_FOUND else ""
                if above:
                    _add_too_deep(citation, above, problems)
                else:
                    not_checked.append(NotChecked(citation, judged.why, judged.brief))
            case Stands.ELSEWHERE:
                _add_elsewhere(citation, judged, problems)
            case _:
                assert_never(judged.stands)
    find_not_in_texts(archive, packs)
    problems.found[first:first] = [
        _other_law(rulebook.instruments[id], times, quoted[id])
        for id, times in missed.items()
        if times >= _MANY and times >= _MOST_OF_ALL * quoted[id]
    ]
    return QuoteCheck(compared, not_archived, not_quotable, under, tuple(not_checked), tuple(archive.unpinned.values()))


def _compare(
    citation: Citation, text: tuple[Reading, Reading], archive: Archive
) -> tuple[Reading, list[list[Span]]] | None:
    """Return the reading that has a quote, and where each fragment stands in it; None if none has."""
    fragments = [normal(fragment) for fragment in citation.quote]
    first = [list(islice(whole_places(one, text[0].plain), _MOST)) for one in fragments]
    if follow_each_other(first):
        return text[0], first
    at = [0, 0]
    for fragment, wanted in zip(citation.quote, fragments, strict=True):
        found = [
            next(whole_places(wanted, reading.plain, start), None) for reading, start in zip(text, at, strict=True)
        ]
        if found == [None, None]:
            _add_not_there(citation, fragment, text, archive)
            return None
        at = [span[1] if span is not None else start for span, start in zip(found, at, strict=True)]
    places = [[list(islice(whole_places(one, reading.plain), _MOST)) for one in fragments] for reading in text]
    best = max(range(len(text)), key=lambda i: sum(bool(spans) for spans in places[i]))
    return text[best], places[best]


def _other_law(instrument: Instrument, times: int, of: int) -> Problem:
    """Return the problem that stands before the quotes of an instrument if its text has next to none of them."""
    return Problem(
        "wrong-quote",
        f"`{instrument.file}` has not the words of {times} of {of} quotes of `{instrument.id}`: it seems to be another law",
        instrument.file_place or instrument.place,
        ("look whether `file` is the right one before you look at the quotes",),
    )


def _tell_if_turned_round(
    citation: Citation, reading: Reading, occurrences: list[list[Span]], problems: Problems
) -> None:
    """Tell a quote that leaves out the `not` beside it, wherever in the text its words stand."""
    taken = [span for spans in occurrences for span in spans]
    last = len(occurrences) - 1
    for number, (fragment, spans) in enumerate(zip(citation.quote, occurrences, strict=True)):
        words = [
            turned_round(span, reading.plain) or ("" if number == last else left_out_verb(span, reading.plain, taken))
            for span in spans
        ]
        if words and all(words):
            problems.add(
                "quote-without-not",
                f"`{citation.instrument}` has `{words[0]}` beside these words: {fragment!r}",
                citation.place,
                "take that word into the quote, because without it the law says the opposite",
            )
            return
    for fragment, spans in zip(citation.quote, occurrences, strict=True):
        for find, where in (
            (left_out_without, "has `{}` right before these words"),
            (left_out_no, "begins the sentence of these words with `{}`"),
        ):
            left_out = [find(span, reading.plain) for span in spans]
            if spans and all(
                no is not None and not any(start <= no[0] < end for start, end in taken) for no in left_out
            ):
                start, end = left_out[0] or (0, 0)
                no = reading.plain[start:end]
                problems.add(
                    "quote-without-not",
                    f"`{citation.instrument}` {where.format(no)}: {fragment!r}",
                    citation.place,
                    f"begin the quote with `{no}`, or make it a fragment of its own, because without it the law says the opposite",
                )
                return


def _add_not_there(citation: Citation, fragment: str, text: tuple[Reading, Reading], archive: Archive) -> None:
    wanted = normal(fragment)
    law = citation.instrument
    if any(next(whole_places(wanted, reading.plain), None) is not None for reading in text):
        _add_out_of_order(citation, f"`{law}` does not say this after the fragment before it: {fragment!r}", archive)
        return
    cut = cut_words(wanted, text)
    if cut:
        says = f"`{law}` says this only inside a longer word or number: {fragment!r}"
        advice = [f"the text has `{cut}`", "begin and end a quote with whole words, numbers and amounts"]
    else:
        says = f"`{law}` does not say this: {fragment!r}"
        advice = [*advise_on_quote(fragment, citation, text, archive.others(citation))]
        advice += ["quote the text word by word, or say why it cannot be quoted"]
    archive.problems.add("wrong-quote", says, citation.place, *advice)


def _add_out_of_order(citation: Citation, says: str, archive: Archive) -> None:
    advice = (
        "write the fragments in the order in which the provision has them, and quote what stands elsewhere by itself"
    )
    archive.problems.add("wrong-order", says, citation.place, advice)


def _add_archived(
    citation: Citation,
    instrument: Instrument,
    text: tuple[Reading, Reading],
    year: str,
    sources: Path,
    problems: Problems,
) -> None:
    """Warn of words that are said not to be archived though the archived text has their provision.

    What is cited for a day of law is the day: a provision that does not print its `year` has nothing of it to quote. Where no
    table of provisions could be made, as of many copies in part, the heading and the marks below it are looked for.
    """
    assert instrument.file is not None
    plain, table = text[0].plain, text[0].table
    is_there = not year or any(year in plain[start:end] for start, end in spans_under(citation.at, table))
    archived = has_provision(citation.at, table) and is_there
    if not archived and not table.stretches:
        archived = has_below_heading(citation.at, (sources / instrument.file).read_text("utf-8", errors="replace"))
    if archived:
        problems.add(
            "archived-after-all",
            f"`{citation.at}` of `{instrument.id}` stands in its archived text, and is not quoted",
            citation.place,
            f"quote it from `{instrument.file}`, or write `quote: {{not_quotable: why}}`",
            "if another version is meant, say so in `at`, as in `Art. 3 as in force before 1 May 2026`",
            level="warning",
        )


def _add_elsewhere(citation: Citation, judged: Judged, problems: Problems) -> None:
    places = " and ".join(judged.places)
    problems.add(
        "wrong-pinpoint",
        f"this does not stand under `{citation.at}` of `{citation.instrument}`",
        citation.place,
        f"it stands under {places}" if places else "",
        "cite the provision in which these words stand",
    )


def _add_too_deep(citation: Citation, above: str, problems: Problems) -> None:
    problems.add(
        "wrong-pinpoint",
        f"`{citation.at}` of `{citation.instrument}` goes further down than the text does",
        citation.place,
        f"{above} is not divided in this way",
        f"cite {above}, or the provision in which these words stand",
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
