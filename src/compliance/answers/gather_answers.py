"""The answers of an assessment file: those of the deployment, of each subject, and of the sheets.

A question is answered at most once for the deployment or for one subject, wherever the answer stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from compliance.answers.entry import Entry, quote
from compliance.answers.model import Answer
from compliance.answers.origin import NOBODY, Origin, read_origin
from compliance.answers.place_question import question_for
from compliance.answers.read_answer import read_answer
from compliance.answers.reading import Reading
from compliance.conditions.proof import Key
from compliance.packs.model import Question
from compliance.sources.problem import did_you_mean


def gather_answers(file: Entry, reading: Reading) -> dict[Key, Answer]:
    """Return every answer that stands in a file by question and subject, and report what cannot be understood."""
    answers: dict[Key, Answer] = {}
    for id, entry in file["answers"].items():
        question = question_for(id, entry, None, reading)
        if question is not None:
            _put((id, None), read_shared(question, entry, NOBODY, reading), answers, reading)
    for kind, subject in reading.rulebook.subjects.items():
        for subject_id in reading.lists[kind].members:
            one = file[subject.plural][subject_id]
            origin = read_origin(one, reading)
            for id, entry in one["answers"].items():
                question = question_for(id, entry, kind, reading)
                if question is not None:
                    _put((id, subject_id), read_shared(question, entry, origin, reading), answers, reading)
    for sheet in file["sheets"].members():
        _sheet(sheet, answers, reading)
    return answers


def read_shared(question: Question, entry: Entry, origin: Origin, reading: Reading) -> Answer | None:
    """Return an answer; one that says nothing but its value is read once, however often it is put into some file."""
    shared = reading.shared
    if shared is None or entry.is_mapping or question.kind.name == "links" or origin != NOBODY:
        return read_answer(question, entry, origin, False, reading)
    source = shared.source(entry.route)
    if source is None or reading.answered_with:
        return read_answer(question, entry, origin, False, reading)
    answer = shared.known.get((question.id, source))
    if answer is None:
        before = len(reading.problems.found)
        answer = read_answer(question, entry, origin, False, reading)
        if answer is not None and len(reading.problems.found) == before:
            shared.known[(question.id, source)] = answer
    return answer


def _put(key: Key, answer: Answer | None, answers: dict[Key, Answer], reading: Reading) -> None:
    if answer is None:
        return
    first = answers.get(key)
    if first is None:
        answers[key] = answer
        return
    about = f" for `{key[1]}`" if key[1] is not None else ""
    reading.problems.add(
        "answered-twice",
        f"`{key[0]}` is answered twice{about}",
        answer.place,
        "keep one of the two answers",
        notes=[(first.place, f"also answered here: {first.shown[:80]}")],
    )


def _sheet(sheet: Entry, answers: dict[Key, Answer], reading: Reading) -> None:
    origin = read_origin(sheet, reading)
    about = _about(sheet["about"], reading)
    idle = set(about)
    for id, entry in sheet["answers"].items():
        question = question_for(id, entry, about, reading)
        if question is None:
            continue
        answer = read_answer(question, entry, origin, True, reading)
        if question.each is None:
            _put((id, None), answer, answers, reading)
            continue
        idle.discard(question.each)
        for subject in about[question.each]:
            _put((id, subject), answer, answers, reading)
    for kind in idle:
        plural = reading.rulebook.subjects[kind].plural
        says = f"this sheet is about {plural}, but answers nothing that is asked of them"
        at = sheet["about"][plural].key_at
        reading.problems.add("idle-about", says, at, "add such an answer, or leave this out", level="warning")


def _about(entry: Entry, reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """Return the subjects that a sheet is about, for each kind that it names."""
    plurals = {subject.plural: kind for kind, subject in reading.rulebook.subjects.items()}
    about: dict[str, tuple[str, ...]] = {}
    for plural, named in entry.items():
        kind = plurals.get(plural)
        if kind is None:
            advice = did_you_mean(plural[:80], plurals) or "it may be " + ", ".join(f"`{word}`" for word in plurals)
            reading.problems.add("unknown-key", f"there are no {quote(plural)} to be about", named.key_at, advice)
        elif named.text == "all":
            about[kind] = tuple(reading.lists[kind].members)
        elif named.is_list:
            found = [reading.subject_named(kind, member.text, member.at) for member in named.members()]
            about[kind] = tuple(dict.fromkeys(subject for subject in found if subject is not None))
        else:
            about[kind] = ()
            says = f"it is not said which {plural} this sheet is about"
            reading.problems.add("wrong-kind", says, named.key_at, "write `all`, or a list: `[...]`")
    return about
