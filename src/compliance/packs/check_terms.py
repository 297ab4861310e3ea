"""Terms: conditions with a name."""

from __future__ import annotations

from compliance.packs.check_citations import check_citations
from compliance.packs.check_conditions import Reader
from compliance.packs.model import Term
from compliance.packs.spot import Spot
from compliance.packs.written_rules import TermsFile


def check_terms(written: TermsFile, spot: Spot, reader: Reader) -> dict[str, Term]:
    """Return the terms of a file."""
    found: dict[str, Term] = {}
    for i, term in enumerate(written.terms):
        at = spot / "terms" / i
        if term.each is not None:
            reader.scope.knows("subject", term.each, at / "each")
        found[term.id] = Term(
            id=term.id,
            pack=reader.scope.pack,
            each=term.each,
            means=reader.read(at / "means", term.each, term.id),
            reads=term.reads,
            cite=check_citations(term.cite, at / "cite", reader.scope),
            place=(at / "id").place,
        )
    return found
