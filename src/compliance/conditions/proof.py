"""A proof: a condition's truth with the truths it rests on, recorded while it is judged.

Every part is recorded, also those that did not decide. Named things (facts, terms, classifications) are proved once
and referred to by key, so a proof is a small graph, not a tree that grows with every use.
"""

from __future__ import annotations

from typing import Literal

from compliance.conditions.truth import Truth
from compliance.sources.values import dataclass

Key = tuple[str, str | None]
"""What a named thing is called and the id of its subject (None: the deployment)."""

How = Literal[
    "always", "fact", "dates", "term", "classification", "not", "all", "either", "at_least", "any", "every", "no"
]


@dataclass(frozen=True, slots=True)
class Proof:
    """One condition's truth.

    `how` says which kind of part this is; `says` is the condition in canonical words; `keys` are the named things it
    reads directly (a fact, two dates, a term, a classification); `parts` are its parts in order. For any/every/no:
    `kind` is what is ranged over and `keys` the link question, if one is meant; `subjects` are the ids that `parts` belong to, in the same order, `linked` the truths of being linked (empty when
    the list itself is meant), `complete` whether others are ruled out, and `witness` the id that decides, if one does.
    """

    truth: Truth
    how: How
    says: str
    parts: tuple[Proof, ...] = ()
    keys: tuple[Key, ...] = ()
    subjects: tuple[str, ...] = ()
    linked: tuple[Truth, ...] = ()
    complete: bool = True
    kind: str = ""
    witness: str | None = None
