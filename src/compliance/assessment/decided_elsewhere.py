"""The outcome of one who is not listed, who may be somebody on whom counsel has decided, as a diagram."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.assessment.diagram import FALSE, TRUE
from compliance.assessment.finding import OutcomeProof
from compliance.assessment.unknowns import Unknowns
from compliance.conditions.proof import Key

_TRUTHS = (FALSE, TRUE)


def as_decided_elsewhere(
    unknowns: Unknowns, key: Key, proof: OutcomeProof, results: Mapping[str, int], by_lines: int
) -> int:
    """Return the outcome that the lines of a classification give, or any that counsel has decided for one who is listed.

    `results` are the results by outcomes. Where nothing is decided elsewhere, the lines alone count.
    """
    decided = tuple(dict.fromkeys(decision.outcome for decision in proof.elsewhere))
    if not decided:
        return by_lines
    variable, diagram, result = unknowns.decided_elsewhere(key, decided), unknowns.diagram, by_lines
    for value, outcome in enumerate(decided, start=1):
        holds = diagram.node(variable, tuple([_TRUTHS[i == value] for i in range(len(decided) + 1)]))
        result = diagram.choose(holds, results[outcome], result)
    return result
