"""Makes a case that was found by a search simple: leaves out whatever is not needed for what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from compliance.authoring.case_text import FoundCase
from compliance.authoring.open_world import SUBJECT
from compliance.authoring.situation import Data
from compliance.packs.model import Rulebook

Group = dict[str, Data]
_MOST_TRIED = 200


def pruned(found: FoundCase, rulebook: Rulebook, is_enough: Callable[[Mapping[str, Data]], bool]) -> FoundCase:
    """Return a case with the same subject and fewer answers. `is_enough` says whether some answers still show the same.

    Tried one after the other, until none can go: one subject in place of two of a kind, a decision less, a subject less,
    an answer less, a tick less.
    """
    data, left = deepcopy(dict(found.data)), _MOST_TRIED
    smaller = True
    while smaller and left > 0:
        smaller = False
        for fewer in _fewer(data, rulebook):
            left -= 1
            if is_enough(fewer):
                data, smaller = fewer, True
                break
            if left <= 0:
                break
    return replace(found, data=data)


def _fewer(data: Group, rulebook: Rulebook) -> Iterator[Group]:
    """Yield the same with one thing less."""
    plurals = {subject.plural: subject.id for subject in rulebook.subjects.values()}
    for plural, kind in plurals.items():
        for id in _group(data.get(plural)):
            if id != SUBJECT and SUBJECT in _group(data[plural]):
                yield _as_one(data, plural, kind, id, _links_to(kind, rulebook))
    for i, _ in enumerate(_items(data.get("decisions"))):
        yield _without(data, "decisions", i)
    for plural in plurals:
        members = _group(data.get(plural))
        if members and SUBJECT not in members:
            yield _without(data, plural)
        for id in members:
            if id != SUBJECT:
                yield _without(data, plural, id)
    for route in _answers(data, plurals):
        is_last = len(_group(_at(data, *route[:-1]))) == 1
        yield _without(data, *(route[:-1] if is_last else route))
    for route in _answers(data, plurals):
        for i, _ in enumerate(_items(_at(data, *route))):
            yield _without(data, *route, i)


def _answers(data: Group, plurals: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for question in _group(data.get("answers")):
        yield "answers", question
    for plural in plurals:
        for id, said in _group(data.get(plural)).items():
            for question in _group(_group(said).get("answers")):
                yield plural, id, "answers", question


def _links_to(kind: str, rulebook: Rulebook) -> frozenset[str]:
    questions = rulebook.questions.values()
    return frozenset(one.id for one in questions if one.kind.name == "links" and one.kind.to == kind)


def _as_one(data: Group, plural: str, kind: str, id: str, links: frozenset[str]) -> Group:
    """Return data in which the subject that is judged stands for another one of its kind as well."""
    made = deepcopy(data)
    members = _group(made[plural])
    other, kept = _group(members.pop(id)), _group(members[SUBJECT])
    answers: Group = {**_group(other.get("answers")), **_group(kept.get("answers"))}
    members[SUBJECT] = {**other, **kept, **({"answers": answers} if answers else {})}
    _rename(made, kind, id, links)
    return made


def _rename(data: Group, kind: str, id: str, links: frozenset[str]) -> None:
    """Let what names a subject as the one that something is within, decided of or linked to name the judged one."""
    for of_kind in data.values():
        for said in of_kind.values() if isinstance(of_kind, dict) else of_kind:
            about = _group(said)
            if about.get(kind) == id:
                about[kind] = SUBJECT
            answers = _group(about.get("answers"))
            for question in links & answers.keys():
                linked = [SUBJECT if one == id else one for one in _items(answers[question])]
                answers[question] = [one for i, one in enumerate(linked) if one not in linked[:i]]


def _without(data: Group, *route: str | int) -> Group:
    return _group(_left(data, *route))


def _left(data: Data, first: str | int, *rest: str | int) -> Data:
    """Return what is left of data without what is at the end of a way into it."""
    if isinstance(data, dict):
        return {
            key: _left(value, *rest) if key == first else value for key, value in data.items() if rest or key != first
        }
    assert isinstance(data, list), "a way leads through groups and lists"
    return [_left(one, *rest) if i == first else one for i, one in enumerate(data) if rest or i != first]


def _at(data: Data, *route: str) -> Data:
    for step in route:
        data = _group(data)[step]
    return data


def _group(data: Data | None) -> Group:
    return data if isinstance(data, dict) else {}


def _items(data: Data | None) -> list[Data]:
    return data if isinstance(data, list) else []
