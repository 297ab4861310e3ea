"""The answers of an assessment file: those of the deployment, of each subject, of the sheets, and those taken over.

A question is answered at most once for the deployment or for one subject, wherever the answer stands. What a subject
takes over by `like` counts only where it says nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compliance.answers.entry import Entry, quote
from compliance.answers.model import Answer
from compliance.answers.origin import Origin, read_origin
from compliance.answers.place_question import question_for
from compliance.answers.read_answer import read_answer
from compliance.answers.reading import Reading
from compliance.conditions.proof import Key
from compliance.packs.model import Question
from compliance.sources.problem import did_you_mean

_NOBODY = Origin()


def gather_answers(file: Entry, reading: Reading) -> dict[Key, Answer]:
    """Return every answer of a file by question and subject, and report what cannot be understood."""
    answers: dict[Key, Answer] = {}
    for id, entry in file["answers"].items():
        question = question_for(id, entry, None, reading)
        if question is not None:
            _put((id, None), _read(question, entry, _NOBODY, reading), answers, reading)
    for kind, subject in reading.rulebook.subjects.items():
        for subject_id in reading.lists[kind].members:
            one = file[subject.plural][subject_id]
            origin = read_origin(one, reading)
            for id, entry in one["answers"].items():
                question = question_for(id, entry, kind, reading)
                if question is not None:
                    _put((id, subject_id), _read(question, entry, origin, reading), answers, reading)
    for sheet in file["sheets"].members():
        _sheet(sheet, answers, reading)
    for kind, subject in reading.rulebook.subjects.items():
        _take_over(kind, file[subject.plural], answers, reading)
    return answers


def _read(question: Question, entry: Entry, origin: Origin, reading: Reading) -> Answer | None:
    """Return an answer; one that says nothing but its value is read once, however often it is put into some file."""
    shared = reading.shared
    if shared is None or entry.is_mapping or question.kind.name == "links" or origin != _NOBODY:
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


def _take_over(kind: str, entry: Entry, answers: dict[Key, Answer], reading: Reading) -> None:
    """Give each subject that is `like` another the answers that it does not give itself."""
    like = _models(kind, entry, reading)
    if not like:
        return
    own: dict[str, dict[str, Answer]] = {subject: {} for subject in reading.lists[kind].members}
    for (question, subject), answer in answers.items():
        if subject in own and reading.rulebook.questions[question].each == kind:
            own[subject][question] = answer
    for subject in like:
        given = set(own[subject])
        model: str | None = like[subject]
        while model is not None:
            for question, answer in own[model].items():
                if question not in given:
                    given.add(question)
                    answers[(question, subject)] = _inherited(answer, model, reading)
            model = like.get(model)


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
