"""Citations as a report prints them: the law's own words with the pinpoint, or the honest reason why there are none."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.packs.model import Citation, Rulebook
from compliance.reports.told import Quoted


def quote_law(rulebook: Rulebook, cites: Iterable[Citation]) -> tuple[Quoted, ...]:
    """Return the quotes of some citations, in their order; the same citation twice is quoted once."""
    return tuple(dict.fromkeys(_quoted(rulebook, cite) for cite in cites))


def _quoted(rulebook: Rulebook, cite: Citation) -> Quoted:
    instrument = rulebook.instruments.get(cite.instrument)
    source, title = (instrument.citation, instrument.title) if instrument is not None else (cite.instrument, "")
    if cite.no_quote:
        why = cite.no_quote_why.strip().rstrip(".")
        state = "not archived" if cite.no_quote == "not_archived" else "not quotable"
        return Quoted(source, title, cite.at, "", f"The words are {state}" + (f": {why}." if why else "."))
    return Quoted(source, title, cite.at, " … ".join(part.strip() for part in cite.quote))
