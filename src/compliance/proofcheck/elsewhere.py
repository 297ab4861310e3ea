"""Decisions on those listed that one who is not listed may share, because it may be any of them."""

from __future__ import annotations

from compliance.answers.model import Decision, Facts
from compliance.conditions.proof import Key
from compliance.packs.model import Classification, Rulebook
from compliance.proofcheck.tables import is_unlisted


def decided_elsewhere(rulebook: Rulebook, given: Facts, key: Key) -> tuple[Decision, ...]:
    """Return the decisions that replaced outcomes of a classification; nothing for whoever cannot be one of those listed.

    What an unlisted one is within may be any of them: the function of a change that nobody has listed.
    """
    each = rulebook.classifications[key[0]].each
    if not is_unlisted(key[1]) or not any(subject.within == each for subject in rulebook.subjects.values()):
        return ()
    return tuple(d for d in given.decisions if d.overrides and d.classification == key[0])


def with_decided(
    classification: Classification, by_lines: tuple[str, ...], elsewhere: tuple[Decision, ...]
) -> tuple[str, ...]:
    """Return the outcomes that lines leave possible, and those that were decided, in the order of the classification."""
    also = {decision.outcome for decision in elsewhere}
    return tuple(o.id for o in classification.outcomes if o.id in also or o.id in by_lines)
