"""What is said by somebody who says the same as another file but for some answers, as most cases of a pack do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compliance.answers.entry import Entry
from compliance.answers.gather import Gathered
from compliance.answers.gather_answers import read_shared
from compliance.answers.model import Answer, Deployment
from compliance.answers.origin import NOBODY, ORIGIN_KEYS
from compliance.answers.place_question import question_for
from compliance.answers.reading import Reading, Shared
from compliance.answers.take_over import take_over
from compliance.conditions.proof import Key
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems


def is_plain(said: Entry, plurals: Mapping[str, str]) -> bool:
    """Return whether what stands in a file names no evidence, and nobody who answered as a whole or for a subject."""
    if said.has("evidence") or said.has("answered_with"):
        return False
    subjects = [subject for plural in plurals for _, subject in said[plural].items()]
    return not any(subject.has(key) for subject in subjects for key in ORIGIN_KEYS)


def changes_answers_alone(changes: Entry, before: Gathered, plurals: Mapping[str, str]) -> bool:
    """Return whether the answers, subjects and decisions of `changes` are only answers, and of subjects that are listed.

    `plurals` maps the plural of each kind of subject to the kind.
    """
    if any(changes.has(key) for key in ("decisions", "evidence", "answered_with")):
        return False
    if changes.has("answers") and not changes["answers"].is_mapping:
        return False
    for plural, kind in plurals.items():
        if not changes.has(plural):
            continue
        if not changes[plural].is_mapping or not before.facts.lists[kind].given:
            return False
        for id, subject in changes[plural].items():
            if id not in before.facts.lists[kind].members or [key for key, _ in subject.items()] != ["answers"]:
                return False
            if not subject["answers"].is_mapping:
                return False
    return True


def change_answers(
    before: Gathered, deployment: Deployment, changes: Entry, rulebook: Rulebook, problems: Problems, shared: Shared
) -> Gathered:
    """Return what `before` says, with the answers in `changes` in place of those to the same questions.

    All that `before` was made of `is_plain`; what is wrong with an answer goes to `problems`.
    """
    reading = Reading(rulebook, problems, shared, lists=dict(before.facts.lists))
    own: dict[Key, Answer] = dict(before.own)

    def take_in(about: str | None, subject: str | None, answers: Entry) -> None:
        for id, entry in answers.items():
            question = question_for(id, entry, about, reading)
            answer = read_shared(question, entry, NOBODY, reading) if question is not None else None
            if answer is not None:
                own[(id, subject)] = answer
            else:
                own.pop((id, subject), None)

    take_in(None, None, changes["answers"])
    for kind, subject in rulebook.subjects.items():
        for id, one in changes[subject.plural].items():
            take_in(kind, id, one["answers"])
    facts = replace(before.facts, deployment=deployment, answers=take_over(before.models, own, reading))
    return Gathered(facts, own, before.models)
