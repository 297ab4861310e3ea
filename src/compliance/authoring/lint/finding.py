"""What a check says: about which rule, term, question or classification, and the answers that show it."""

from __future__ import annotations

from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One remark. `witness` are answers that show it; empty where every answer does."""

    id: str
    says: str
    at: Place | None
    help: str
    witness: str = ""
