"""The fact of which nothing is known: everything that a question could still be answered with."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.answers.model import SubjectList
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.truth import UNKNOWN


def unknown_fact(kind: Kind, lists: Mapping[str, SubjectList]) -> Fact:
    """Return every value of a kind as one fact; `lists` tell what links could point at."""
    match kind.name:
        case "yes_no":
            return UNKNOWN
        case "choice":
            return OneOf(kind.options)
        case "choices":
            return Ticks(frozenset(), frozenset(kind.options))
        case "number":
            return Numbers(0, None, kind.named)
        case "date":
            return Days(None, None)
        case "links":
            listed = lists[kind.to]
            return Ticks(frozenset(), frozenset(listed.members), open_ended=not listed.complete)
        case "text":
            return Said(None)
