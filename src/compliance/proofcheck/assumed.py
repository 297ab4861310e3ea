"""What a world takes as true beyond the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compliance.conditions.facts import Fact
from compliance.conditions.proof import Key


@dataclass(frozen=True, slots=True)
class Assumed:
    """What a world takes as true beyond the answers.

    `decided` are the outcomes of contested lines. `found` (only where everything is assumed, in a completion) tells of
    a list, a condition and a place whether somebody who is not listed fulfils the condition; what a completion leaves
    out is filled with any value.
    """

    facts: Mapping[Key, Fact] = field(default_factory=dict)
    decided: Mapping[tuple[str, str | None, str], tuple[str, ...]] = field(default_factory=dict)
    found: Mapping[tuple[str, ...], bool] | None = None
