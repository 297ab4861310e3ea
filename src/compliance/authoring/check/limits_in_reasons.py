"""Reasons of classifications and words of terms that name another time than the one that their condition compares."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.authoring.check.limits_compared import measured, span_words, times_compared, times_of_options
from compliance.authoring.check.limits_named import limits_in, limits_named
from compliance.conditions.meaning import Condition
from compliance.packs.model import Citation, Rulebook
from compliance.packs.read import ReadPack
from compliance.packs.spot import Spot
from compliance.packs.written_rules import ClassificationsFile, TermsFile
from compliance.sources.problem import Problems


def find_limits_that_reasons_tell_otherwise(rulebook: Rulebook, read: ReadPack, problems: Problems) -> None:
    """Warn of each `because` and `reads` that names a time in a measure in which its condition compares another, and not this one.

    What an option that the condition reads says, or a quote beside it, may be named as well.
    """
    for what, text, condition, cites, at in _reasons(rulebook, read):
        compared = list(times_compared(rulebook, condition))
        others = [
            *(span for span, _ in times_of_options(rulebook, condition)),
            *(span for span, _ in limits_named(cites)),
        ]
        known = {measured(span) for span in (*compared, *others)}
        for span, words in limits_in(text):
            against = next((one for one in compared if measured(one)[0] == measured(span)[0]), None)
            if against is not None and measured(span) not in known:
                problems.add(
                    "limits-differ",
                    f"{what} says `{words}`, and its condition compares with {span_words(against)}",
                    at.place,
                    "write the limit that the law gives in both",
                    level="warning",
                )


def _reasons(rulebook: Rulebook, read: ReadPack) -> Iterator[tuple[str, str, Condition, tuple[Citation, ...], Spot]]:
    for file, spot in read.of(ClassificationsFile):
        for i, one in enumerate(file.classifications):
            for number, line in enumerate(rulebook.classifications[one.id].lines):
                if line.when is not None:
                    at = spot / "classifications" / i / "decide" / number / "because"
                    yield f"`because` of the line `{line.id}` of `{one.id}`", line.because, line.when, line.cite, at
    for terms, spot in read.of(TermsFile):
        for i, written in enumerate(terms.terms):
            term = rulebook.terms[written.id]
            yield f"`reads` of the term `{term.id}`", term.reads, term.means, term.cite, spot / "terms" / i / "reads"
