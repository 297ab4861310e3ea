"""Which parts of a proof decided: those that have its truth, or that are unknown where it is."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.conditions.meaning import Condition
from compliance.conditions.proof import Proof
from compliance.conditions.truth import NO, UNKNOWN, YES


def deciding_parts(conditions: Sequence[Condition], proof: Proof, brief: bool) -> list[tuple[Condition, Proof]]:
    """Return the parts of an `all`, `either` or `at_least` that decided, in order.

    Where one part was enough (a `no` of an `all`, a `yes` of an `either`), all that were enough are returned, or the
    first if `brief`.
    """
    pairs = [pair for pair in zip(conditions, proof.parts, strict=True) if pair[1].truth is proof.truth]
    if not brief or proof.truth is UNKNOWN:
        return pairs
    one_is_enough = (proof.how, proof.truth) in (("all", NO), ("either", YES))
    return pairs[:1] if one_is_enough else pairs
