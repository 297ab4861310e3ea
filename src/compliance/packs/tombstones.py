"""Tombstones: whoever names an id that a pack gave up is told when and why, and what replaces it."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.packs.law import Removed
from compliance.packs.model import Rulebook
from compliance.packs.reviewed_parts import ReviewedKind
from compliance.sources.place import Place
from compliance.sources.problem import Problems

NEVER_REUSED: tuple[ReviewedKind, ...] = ("rules", "classifications", "terms", "questions", "subjects")
"""What assessments, reports and other packs name by an id, so that it may not disappear without a word."""


def lacks_tombstone(kind: ReviewedKind, id: str, rulebook: Rulebook, pack: str) -> bool:
    """Say whether an id that a pack once had is nowhere now, and the pack does not say that it was given up."""
    given_up = rulebook.removed.get(id)
    if kind not in NEVER_REUSED or (given_up is not None and given_up.pack == pack):
        return False
    return id not in getattr(rulebook, kind)


def tell_if_removed(name: str, removed: Mapping[str, Removed], at: Place | None, problems: Problems) -> bool:
    """Say whether an id was given up; if so, it is recorded when, why, and what replaces it."""
    one = removed.get(name)
    if one is None:
        return False
    instead = f"use {' or '.join(f'`{other}`' for other in one.replaced_by)} instead" if one.replaced_by else ""
    problems.add(
        "removed-id",
        f"`{name}` was given up in version {one.since} of `{one.pack}`: {one.why.rstrip('.')}",
        at,
        instead or "nothing replaces it: delete this",
    )
    return True
