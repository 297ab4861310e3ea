"""Citations: of instruments that are known, with words that can be compared with an archived text."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.packs.law import Citation
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written import WrittenCitation, WrittenNoQuote


def check_citations(written: Sequence[WrittenCitation] | None, spot: Spot, scope: Scope) -> tuple[Citation, ...]:
    """Return citations; an instrument that is not known, and a quote that nobody can check, are problems."""
    return tuple(_citation(cite, spot / i, scope) for i, cite in enumerate(written or ()))


def _citation(cite: WrittenCitation, spot: Spot, scope: Scope) -> Citation:
    known = scope.knows("instrument", cite.instrument, spot / "in")
    if isinstance(cite.quote, WrittenNoQuote):
        place = (spot / "at").place
        if cite.quote.not_archived is not None:
            return Citation(cite.instrument, cite.at, (), "not_archived", _why(cite.quote), place)
        return Citation(cite.instrument, cite.at, (), "not_quotable", cite.quote.not_quotable or "", place)
    if known and cite.instrument not in scope.archived:
        scope.add(
            "quote-not-archived",
            f"no text of `{cite.instrument}` is archived, so nobody can check this quote",
            spot / "quote",
            "write `quote: {not_archived: why}` instead",
            "to tell the words as well, as unchecked, write `quote: {not_archived: why, unchecked: the words}`",
        )
    return Citation(cite.instrument, cite.at, tuple(cite.quote), place=(spot / "quote").place)


def _why(written: WrittenNoQuote) -> str:
    """Return why nothing is quoted; words that nobody can check are told there, so that they never look like a quote."""
    why = written.not_archived or ""
    if written.unchecked is None:
        return why
    return f"{why.rstrip('.')}. Unchecked, as the author has them: “{' … '.join(written.unchecked)}”"
