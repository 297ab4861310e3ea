"""Groups of options that have changed since they were read, and the conditions that read them and so changed with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from compliance.packs.look_back import Change, LookedBack
from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """A group of options that has changed: its name, where it stands, and the questions that have it."""

    name: str
    place: Place | None
    questions: frozenset[str]


def changed_groups(
    together: Mapping[tuple[Place | None, Change], Sequence[LookedBack]],
) -> tuple[ChangedGroup, ...]:
    """Return the groups among what has changed, each with the questions in which it has."""
    return tuple(
        ChangedGroup(str(change.route[1]), place, frozenset(one.id for one in ones))
        for (place, change), ones in together.items()
        if change.route[0] == "groups" and len(change.route) > 1
    )


def groups_read_by(words: str, groups: Collection[ChangedGroup]) -> list[ChangedGroup]:
    """Return which of the groups a condition reads; none if `words` are those of no condition."""
    names = set(re.findall(r"[a-z][\w.]*", words))
    return [group for group in groups if group.name in names and not names.isdisjoint(group.questions)]
