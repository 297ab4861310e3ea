"""Tombstones: whoever names an id that a pack gave up is told when and why, and what replaces it."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.packs.law import Removed
from compliance.sources.place import Place
from compliance.sources.problem import Problems


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
