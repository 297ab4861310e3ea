"""What a subject takes over by `like` from another one: the answers that it does not give itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compliance.answers.entry import Entry
from compliance.answers.model import Answer
from compliance.answers.reading import Reading
from compliance.conditions.proof import Key

Models = Mapping[str, Mapping[str, str]]
"""For each kind of subject, which subject is like which other."""


def find_models(file: Entry, reading: Reading) -> Models:
    """Return which subject is like which, and report what is wrong with that."""
    return {kind: _models(kind, file[subject.plural], reading) for kind, subject in reading.rulebook.subjects.items()}


def take_over(models: Models, own: Mapping[Key, Answer], reading: Reading) -> dict[Key, Answer]:
    """Return the answers that a file gives itself, and for each subject those of what it is like that it does not give."""
    answers = dict(own)
    for kind, like in models.items():
        if not like:
            continue
        by_subject: dict[str, dict[str, Answer]] = {subject: {} for subject in reading.lists[kind].members}
        for (question, subject), answer in own.items():
            if subject in by_subject and reading.rulebook.questions[question].each == kind:
                by_subject[subject][question] = answer
        for subject in like:
            given = set(by_subject[subject])
            model: str | None = like[subject]
            while model is not None:
                for question, answer in by_subject[model].items():
                    if question not in given:
                        given.add(question)
                        answers[(question, subject)] = _inherited(answer, model, reading)
                model = like.get(model)
    return answers


def _inherited(answer: Answer, model: str, reading: Reading) -> Answer:
    """Return an answer as it is taken over from a subject; it is made once, however many files share it."""
    if reading.shared is None:
        return replace(answer, inherited_from=model)
    shared, key = reading.shared.inherited, (id(answer), model)
    known = shared.get(key)  # it holds the answer too, so that no other one can have its id meanwhile
    if known is None:
        known = shared[key] = (answer, replace(answer, inherited_from=model))
    return known[1]


def _models(kind: str, entry: Entry, reading: Reading) -> dict[str, str]:
    """Return which subject each one is like, without those that lead back to themselves, which are reported."""
    like: dict[str, str] = {}
    for subject in reading.lists[kind].members:
        named = entry[subject]["like"]
        if named.data is not None and (model := reading.subject_named(kind, named.text, named.at)) is not None:
            like[subject] = model
    told: set[str] = set()
    for start in list(like):
        seen = [start]
        while (following := like.get(seen[-1])) is not None and following not in seen:
            seen.append(following)
        if following is None:
            continue
        circle = seen[seen.index(following) :]
        if not told.intersection(circle):
            told.update(circle)
            says = " is like ".join(f"`{id}`" for id in (*circle, following))
            notes = [(entry[id]["like"].at, "and here") for id in circle[1:]]
            advice = "let one of them say all its answers itself"
            reading.problems.add("circle", f"{says}, in a circle", entry[following]["like"].at, advice, notes=notes)
    for subject in list(like):
        if told and _leads_into(subject, like, told):
            del like[subject]
    return like


def _leads_into(subject: str, like: Mapping[str, str], circles: set[str]) -> bool:
    while subject in like and subject not in circles:
        subject = like[subject]
    return subject in circles
