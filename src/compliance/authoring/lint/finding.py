"""What a check says: about which rule, term, question or classification, and the answers that show it."""

from __future__ import annotations

from compliance.sources.place import Place
from compliance.sources.problem import Problem
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One remark. `witness` are answers that show it; `shows` tells more answers, each with what they come to.

    `notes` point at related places.
    """

    id: str
    says: str
    at: Place | None
    help: str
    witness: str = ""
    shows: tuple[str, ...] = ()
    notes: tuple[tuple[Place | None, str], ...] = ()

    def as_problem(self) -> Problem:
        """Return the remark as a warning."""
        help = (*([f"for instance: {self.witness}"] if self.witness else []), *self.shows, self.help)
        return Problem(self.id, self.says, self.at, help, self.notes, level="warning")


def too_large(what: str, at: Place | None) -> LintFinding:
    """Return the remark that something could not be looked at over all answers."""
    return LintFinding("too-large", f"{what} is too large to be looked at over all answers", at, "split it into terms")
