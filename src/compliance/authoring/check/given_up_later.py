"""Ids that a pack gives up since a version that it does not have yet."""

from __future__ import annotations

from compliance.packs.check_needs import is_later
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems


def find_given_up_later(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of every id that is given up since a later version than the pack has."""
    version = rulebook.packs[pack].version
    for one in rulebook.removed.values():
        if one.pack == pack and is_later(one.since, version):
            says = f"`{one.id}` is given up since {one.since}, and the pack has the version {version}"
            problems.add("since-later", says, one.place, "raise the version in pack.yaml", level="warning")
