"""Which parts of a condition are seen to decide.

A part decides when everything else in the condition leaves the result to it. Seen to decide as yes and as no, it is
shown to be needed (as in MC/DC).
"""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.finding import OutcomeProof, RuleProof
from compliance.conditions.meaning import All, AtLeast, Condition, Either, Not, Some
from compliance.conditions.proof import Proof
from compliance.conditions.truth import NO, YES, Truth

MEANS, APPLIES = "means", "applies_when"
"""What the condition of a term is called, and the part of a rule that says to whom it applies."""

WHEN_OF = "when of "
"""What the part of a rule is called that says when one of its duties applies, before the id of the duty."""

Leaf = tuple[str, Truth]
"""A part that is not looked into, in its words, and how it was when it decided."""

Deciding = dict[tuple[str, str], dict[Leaf, bool]]
"""For each condition (whose and which) the leaves that are seen to decide; True where answers alone bring it about."""


def leaves(condition: Condition, of: str = "") -> Iterator[str]:
    """Yield the parts of a condition that are to be shown, in their words, after those `of` which they are said."""
    match condition:
        case All(parts) | Either(parts):
            for part in parts:
                yield from leaves(part, of)
        case Not(part):
            yield from leaves(part, of)
        case Some(quantifier, kind, _, _, All() | Either() as body):
            yield f"{of}{condition.says}"
            yield from leaves(body, f"{of}{quantifier} {kind}: ")
        case AtLeast() | _:
            yield f"{of}{condition.says}"


class SeenToDecide:
    """Collects what proofs show of the conditions that they are of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.found: Deciding = {}
        self._looked_at: dict[tuple[str, str, int, bool], object] = {}

    def of_term(self, name: str, proof: Proof, *, by_answers: bool) -> None:
        """Note what the proof of a term shows; `by_answers` says that nothing in it was decided against its lines."""
        self._note(name, MEANS, proof, by_answers)

    def of_outcome(self, name: str, outcome: OutcomeProof, *, by_answers: bool) -> None:
        """Note what each line of a classification shows."""
        if not self._is_new(name, "", outcome, by_answers):
            return
        for line in outcome.lines:
            if line.proof is not None:
                self._note(name, line.line, line.proof, by_answers)

    def of_rule(self, name: str, rule: RuleProof, *, by_answers: bool) -> None:
        """Note what a rule shows of whom it means, and each of its duties."""
        self._note(name, APPLIES, rule.applies, by_answers)
        for duty in rule.duties:
            self._note(name, duty.duty, duty.met, by_answers)
            if duty.when is not None:
                self._note(name, f"{WHEN_OF}{duty.duty}", duty.when, by_answers)

    def _note(self, name: str, part: str, proof: Proof, by_answers: bool) -> None:
        if not self._is_new(name, part, proof, by_answers):
            return
        known = self.found.setdefault((name, part), {})
        for leaf in _deciding(proof, ""):
            known[leaf] = known.get(leaf, False) or by_answers

    def _is_new(self, name: str, part: str, shown: object, by_answers: bool) -> bool:
        """Return whether something is looked at for the first time: most cases take over proofs of the case before."""
        key = (name, part, id(shown), by_answers)
        if key in self._looked_at:
            return False
        self._looked_at[key] = shown  # kept, so that its id stays its own
        return True


def _deciding(proof: Proof, of: str) -> Iterator[Leaf]:
    """Yield every part that decides: if it turned over, so would the whole. `of` are those of which it is said."""
    match proof.how:
        case "not":
            yield from _deciding(proof.parts[0], of)
        case "all" | "either":
            quiet = YES if proof.how == "all" else NO
            others = [part for part in proof.parts if part.truth is not quiet]
            if len(others) < 2:  # each is left alone by all the others, or only that one is
                for part in others or proof.parts:
                    yield from _deciding(part, of)
        case _:
            yield f"{of}{proof.says}", proof.truth
            if proof.how in ("any", "every", "no"):
                yield from _deciding_each(proof, of)


def _deciding_each(proof: Proof, of: str) -> Iterator[Leaf]:
    """Yield what decides of one subject while that of all others leaves the whole to it."""
    quiet = YES if proof.how == "every" else NO
    for i, part in enumerate(proof.parts):
        linked = proof.linked[i] if proof.linked else YES
        others = (
            other for j, other in enumerate(proof.parts) if j != i and (not proof.linked or proof.linked[j] is not NO)
        )
        if linked is YES and proof.complete and all(other.truth is quiet for other in others):
            yield from _deciding(part, f"{of}{proof.how} {proof.kind}: ")
