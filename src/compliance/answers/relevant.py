"""Which questions and subjects some packs are about: what their rules read, and what they ask themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from compliance.packs.behind import Behind, conditions_of, kinds_in
from compliance.packs.model import Question, Rulebook, Subject


def relevant(rulebook: Rulebook, packs: Collection[str]) -> tuple[tuple[Question, ...], tuple[Subject, ...]]:
    """Return the questions and the kinds of subject that the rules and classifications of `packs` can depend on.

    Questions that a pack declares itself belong to it even if no rule reads them (texts are only shown). Both come in
    the order of the rulebook.
    """
    behind = Behind(rulebook)
    own = {
        one.id
        for section in (rulebook.questions, rulebook.rules, rulebook.classifications)
        for one in section.values()
        if one.pack in packs
    }
    names = own.union(*[behind.names(name) for name in own])
    kinds = {kind for name in names for kind in _kinds(name, rulebook)}
    kinds |= {parent for kind in kinds for parent in _parents(kind, rulebook)}
    return (
        tuple(question for question in rulebook.questions.values() if question.id in names),
        tuple(subject for subject in rulebook.subjects.values() if subject.id in kinds),
    )


def _kinds(name: str, rulebook: Rulebook) -> Iterator[str]:
    """Return the kinds of subject that one thing is about, ranges over or links to."""
    one = (
        rulebook.rules.get(name)
        or rulebook.classifications.get(name)
        or rulebook.terms.get(name)
        or rulebook.questions[name]
    )
    if one.each is not None:
        yield one.each
    if isinstance(one, Question) and one.kind.name == "links":
        yield one.kind.to
    for condition in conditions_of(one):
        yield from kinds_in(condition)


def _parents(kind: str, rulebook: Rulebook) -> Iterator[str]:
    within = rulebook.subjects[kind].within
    while within is not None:
        yield within
        within = rulebook.subjects[within].within
