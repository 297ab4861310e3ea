"""Which questions and subjects some packs are about: what their rules read, and what they ask themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Condition,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Linked,
    Not,
    Some,
)
from compliance.packs.model import Question, Rule, Rulebook, Subject


def relevant(rulebook: Rulebook, packs: Collection[str]) -> tuple[tuple[Question, ...], tuple[Subject, ...]]:
    """Return the questions and the kinds of subject that the rules and classifications of `packs` can depend on.

    Questions that a pack declares itself belong to it even if no rule reads them (texts are only shown). Both come in
    the order of the rulebook.
    """
    waiting = [question.id for question in rulebook.questions.values() if question.pack in packs]
    for rule in rulebook.rules.values():
        if rule.pack in packs:
            waiting += _names_in_rule(rule)
    for classification in rulebook.classifications.values():
        if classification.pack in packs:
            waiting.append(classification.id)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _names_behind(name, rulebook)
    return (
        tuple(question for question in rulebook.questions.values() if question.id in seen),
        tuple(subject for subject in rulebook.subjects.values() if subject.id in seen),
    )


def _names_in_rule(rule: Rule) -> Iterator[str]:
    if rule.each is not None:
        yield rule.each
    yield from _names(rule.applies_when)
    for force in rule.in_force:
        yield from _names(force.when)
    for duty in rule.duties:
        yield from _names(duty.when)
        yield from _names(duty.met_when)
        if duty.due is not None:
            yield duty.due.question


def _names_behind(name: str, rulebook: Rulebook) -> Iterator[str]:
    """Return the names that a subject, term, classification or question depends on."""
    if name in rulebook.subjects:
        within = rulebook.subjects[name].within
        if within is not None:
            yield within
    elif name in rulebook.terms:
        yield from _names(rulebook.terms[name].means)
    elif name in rulebook.classifications:
        classification = rulebook.classifications[name]
        if classification.each is not None:
            yield classification.each
        for line in classification.lines:
            yield from _names(line.when)
            for force in line.in_force:
                yield from _names(force.when)
    else:
        question = rulebook.questions[name]
        yield from _names(question.ask_when)
        if question.each is not None:
            yield question.each
        if question.kind.name == "links":
            yield question.kind.to


def _names(condition: Condition | None) -> Iterator[str]:
    """Return the questions, terms, classifications and kinds of subject that a condition names."""
    match condition:
        case None | Always():
            pass
        case All(parts) | Either(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _names(part)
        case Not(part):
            yield from _names(part)
        case Some(_, kind, through, _, body):
            yield kind
            if through is not None:
                yield through
            yield from _names(body)
        case Holds(term):
            yield term
        case Decided(classification):
            yield classification
        case DatesCompare(question, _, _, other):
            yield question
            yield other
        case Linked(question, _, kind):
            yield question
            yield kind
        case _:
            yield condition.question
