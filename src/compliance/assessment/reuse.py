"""Judging again after some answers: what no changed answer can bear on is taken over."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from datetime import date
from typing import TypeVar

from compliance.answers.model import Facts
from compliance.assessment.finding import Assessment, Classified, Finding
from compliance.assessment.scene import Scene
from compliance.conditions.proof import Key
from compliance.packs.behind import Behind
from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass

T = TypeVar("T")

_NOT_COMPARED = ("answers", "file", "digest")


@dataclass(frozen=True, slots=True)
class Before:
    """An assessment, the facts that it was made of, and the digest of the rulebook that it was judged by."""

    facts: Facts
    assessment: Assessment
    rulebook: str


class Reuse:
    """What is taken over from an assessment by the same rulebook on the same day: nothing, if more than answers changed.

    A finding is taken over if no changed question is among those on which its rule may rest, at whatever distance. In it
    answers keep the places that they had in the file before.
    """

    def __init__(self, rulebook: Rulebook, facts: Facts, day: date, before: Before | None) -> None:
        """Compare the facts with those of before."""
        self._behind = Behind(rulebook)
        self._changed: frozenset[str] = frozenset()
        self._findings: dict[Key, Finding] = {}
        self._classified: dict[Key, Classified] = {}
        self._before: Assessment | None = None
        if before is None or (before.rulebook, before.assessment.day) != (rulebook.digest, day):
            return
        if not _only_answers_differ(before.facts, facts):
            return
        self._before = before.assessment
        self._changed = frozenset(_changed(before.facts, facts))
        self._findings = {(one.rule, one.subject): one for one in before.assessment.findings}
        self._classified = {(one.classification, one.subject): one for one in before.assessment.classifications}

    def finding(self, rule: str, subject: str | None) -> Finding | None:
        """Return the finding of a rule for a subject, if it still holds."""
        known = self._findings.get((rule, subject))
        return known if known is not None and self._holds(rule) else None

    def classified(self, classification: str, subject: str | None) -> Classified | None:
        """Return what a classification comes to for a subject, if it still does."""
        known = self._classified.get((classification, subject))
        return known if known is not None and self._holds(classification) else None

    def added(self, what: str, found: Mapping[Key, T]) -> Mapping[Key, T]:
        """Return the `facts`, `terms` or `outcomes` that were found, and those of before that still hold."""
        if self._before is None:
            return found
        old: Mapping[Key, T] = getattr(self._before, what)
        return {key: one for key, one in old.items() if self._holds(key[0])} | dict(found)

    def _holds(self, name: str) -> bool:
        return name not in self._changed and self._changed.isdisjoint(self._behind.names(name))


def take_over_proofs(scene: Scene, before: Scene, behind: Behind, wanted: Collection[str]) -> None:
    """Give a scene the proofs of some names that another scene of the same rulebook has, where they must be the same.

    They are where no answer that differs bears on them, and the lists, the decisions and the day are those of before. In
    them answers keep the places that they had before.
    """
    if scene.rulebook is not before.rulebook or scene.assumed_of or before.assumed_of:
        return
    if all_but_answers(scene) != all_but_answers(before):
        return
    changed = _changed(before.given, scene.given)
    kept = {name for name in wanted if name not in changed and changed.isdisjoint(behind.names(name))}
    scene.facts |= {key: proof for key, proof in before.facts.items() if key[0] in kept}
    scene.terms |= {key: proof for key, proof in before.terms.items() if key[0] in kept}
    scene.outcomes |= {key: proof for key, proof in before.outcomes.items() if key[0] in kept}
    scene.leaves |= {memo: proof for memo, proof in before.leaves.items() if proof.keys[0][0] in kept}
    for key, outcome in before.outcomes.items():
        if key[0] in wanted and key[0] not in kept:  # most of its lines may be as they were
            when = {line.id: line.when for line in scene.rulebook.classifications[key[0]].lines}
            for reached in outcome.lines:
                condition = when[reached.line]
                if condition is not None and changed.isdisjoint(behind.condition(condition)):
                    scene.lines[(*key, reached.line)] = reached


def all_but_answers(scene: Scene) -> Hashable:
    """Return what two scenes must have in common so that one can take over proofs: day, decisions, and who is listed where."""
    listed = [
        (kind, one.complete, *[(id, listed.parent) for id, listed in one.members.items()])
        for kind, one in scene.given.lists.items()
    ]
    return scene.day, scene.given.decisions, tuple(listed)


def _only_answers_differ(before: Facts, after: Facts) -> bool:
    names = [name for name in Facts.__match_args__ if name not in _NOT_COMPARED]
    return all(getattr(before, name) == getattr(after, name) for name in names)


def _changed(before: Facts, after: Facts) -> set[str]:
    """Return the questions of which any answer differs, wherever it stands in the file."""
    ours, theirs = before.answers, after.answers
    pairs = [(key[0], ours.get(key), theirs.get(key)) for key in ours.keys() | theirs.keys()]
    return {question for question, one, other in pairs if one is not other and one != other}
