"""The lists of subjects of an assessment file: which functions, models, recipients ... there are."""

from __future__ import annotations

import re

from compliance.answers.entry import Entry, quote
from compliance.answers.model import Listed, SubjectList
from compliance.answers.reading import Reading
from compliance.conditions.facts import MORE
from compliance.packs.model import Subject

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_TAKEN = frozenset(("all", "none", "unknown"))


def gather_lists(file: Entry, reading: Reading) -> None:
    """Fill `reading.lists` with the list of every kind of subject, and report what is wrong with them."""
    subjects = reading.rulebook.subjects.values()
    for subject in subjects:
        reading.lists[subject.id] = _list(subject, file[subject.plural], reading)
    for subject in subjects:
        if subject.within is not None:
            for id, listed in reading.lists[subject.id].members.items():
                if listed.parent:
                    at = file[subject.plural][id][subject.within].at
                    reading.subject_named(subject.within, listed.parent, at)


def is_subject_id(id: str) -> bool:
    """Return whether a subject can have this id."""
    return _ID.fullmatch(id) is not None and id not in _TAKEN and id != MORE


def _list(subject: Subject, entry: Entry, reading: Reading) -> SubjectList:
    if not entry.is_mapping:
        if entry.data is not None:
            reading.broken.add(subject.id)
        return SubjectList(subject.id, {}, complete=False, given=False)
    members: dict[str, Listed] = {}
    complete = True
    for id, one in entry.items():
        if id == MORE:
            complete = False
            _check_more(subject, one, reading)
            continue
        if not is_subject_id(id):
            _report_id(id, one, reading)
        parent = one[subject.within].text or None if subject.within is not None else None
        members[id] = Listed(id, one["title"].text or id, parent, one.key_at)
    return SubjectList(subject.id, members, complete, given=True, place=entry.key_at)


def _check_more(subject: Subject, entry: Entry, reading: Reading) -> None:
    if entry.text == "unknown":
        return
    if entry.is_mapping:
        says, advice = "no subject can be called `more`", "the word says that there may be others: `more: unknown`"
    else:
        says = "after `more` only `unknown` can stand"
        advice = f"leave the line out if `{subject.plural}` lists all of them, or list the others"
    reading.problems.add("wrong-more", says, entry.key_at, advice)


def _report_id(id: str, entry: Entry, reading: Reading) -> None:
    plain = re.sub(r"[^a-z0-9]+", "_", id.lower()).strip("_")
    if id in _TAKEN:
        says, advice = f"{quote(id)} has a meaning of its own and cannot be an id", "choose another word"
    else:
        says = f"{quote(id)} cannot be an id: small letters, digits, `_` and `-` can be used"
        advice = f"write `{plain[:60]}`, and give the full name as `title`" if is_subject_id(plain) else ""
    reading.problems.add("bad-id", says, entry.key_at, advice)
