"""Who is meant: subjects with their parents, and those of a list that are not listed."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.answers.model import Facts
from compliance.conditions.facts import MORE
from compliance.conditions.meaning import Some
from compliance.conditions.proof import Key
from compliance.packs.model import Rulebook

AtHand = Mapping[str, str]
"""The subjects that a condition speaks of: kind to id."""


class Subjects:
    """The subjects of one set of answers."""

    def __init__(self, rulebook: Rulebook, facts: Facts) -> None:
        """Keep the inputs."""
        self.rulebook = rulebook
        self.given = facts
        self._at_hand: dict[Key, AtHand] = {}

    def at_hand(self, kind: str | None, subject: str | None) -> AtHand:
        """Return the subjects at hand where `subject` of `kind` is: itself and its parents."""
        if kind is None or subject is None:
            return {}
        known = self._at_hand.get((kind, subject))
        if known is None:
            found = {kind: subject}
            parent_kind = self.rulebook.subjects[kind].within
            while parent_kind is not None:
                subject = self.parent(kind, subject)
                found[parent_kind] = subject
                kind, parent_kind = parent_kind, self.rulebook.subjects[parent_kind].within
            known = found
            self._at_hand[next(iter(found.items()))] = known
        return known

    def parent(self, kind: str, subject: str) -> str:
        """Return the id of the subject that `subject` is within (an unlisted one, if it is itself not listed)."""
        if subject.startswith(MORE) and subject[len(MORE) : len(MORE) + 1] in ("", ":"):
            return subject[len(MORE) + 1 :] or MORE
        member = self.given.lists[kind].members[subject]
        return member.parent if member.parent is not None else MORE

    def bind(self, kind: str, subject: str, at_hand: AtHand) -> AtHand:
        """Return the subjects at hand inside a quantifier that has reached `subject`."""
        return {**at_hand, **self.at_hand(kind, subject)}

    def unlisted(self, some: Some, at_hand: AtHand) -> str:
        """Return the id that stands for a subject which is not listed (within the parent at hand, if there is one)."""
        parent_kind = self.rulebook.subjects[some.kind].within
        if some.through is None and parent_kind is not None and parent_kind in at_hand:
            return f"{MORE}:{at_hand[parent_kind]}"
        return MORE

    def strangers(self, some: Some, at_hand: AtHand) -> tuple[tuple[str, str], ...]:
        """Return the subjects, by kind and id, of which nothing is known where a quantifier speaks of those not listed.

        It may speak of several of them, and each may be anybody; a parent at hand stays the one that it is.
        """
        id = self.unlisted(some, at_hand)
        return tuple(self.at_hand(some.kind, id).items()) if id == MORE else ((some.kind, id),)

    def is_unlisted(self, kind: str | None, subject: str | None) -> bool:
        """Return whether a subject stands for those that are not listed."""
        return kind is not None and subject is not None and subject not in self.given.lists[kind].members

    def may_be_listed(self, kind: str | None, subject: str | None) -> bool:
        """Return whether an id stands for somebody of whom nothing is known, but who may be any of those listed.

        So it is with what an unlisted one is within: the function of a change that is not listed may be any function.
        """
        return self.is_unlisted(kind, subject) and any(s.within == kind for s in self.rulebook.subjects.values())

    def open_list(self, kind: str) -> str:
        """Return the list that would have to be completed to know who is not listed: that of the kind, or of one within."""
        within = [s.id for s in self.rulebook.subjects.values() if s.within == kind]
        if not self.given.lists[kind].complete or not within:
            return kind
        lists = sorted(self.open_list(inner) for inner in within)
        return next((inner for inner in lists if not self.given.lists[inner].complete), kind)
