"""Answers that a search has found, as a case can say them: as data, as facts, and as YAML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from compliance.answers.gather import gather_facts
from compliance.answers.model import Facts
from compliance.assessment.finding import Ask, Value
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass

Answers = tuple[tuple[Ask, Value], ...]
"""What is answered, and what."""

Data = str | list["Data"] | dict[str, "Data"]

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-")
_WIDEST = 100


def situation(rulebook: Rulebook, answers: Answers, subjects: Iterable[tuple[str, str]] = ()) -> Mapping[str, Data]:
    """Return answers as a case says them; `subjects` (kind and id) are listed even if nothing is answered of them."""
    making = _Making(rulebook)
    for kind, id in subjects:
        making.subject(kind, id)
    for ask, value in answers:
        making.put(ask, value)
    return making.data


def facts_of(rulebook: Rulebook, data: Mapping[str, Data]) -> Facts | None:
    """Return the facts that a case with these answers has; None if they cannot be said."""
    whole: dict[str, Data] = {"assessment": "1", "deployment": {"name": "it", "organisation": "somebody"}, **data}
    problems = Problems()
    facts = gather_facts(_Nowhere(whole), rulebook, problems, None)
    return None if problems.errors else facts


def as_yaml(data: Mapping[str, Data], depth: int) -> list[str]:
    """Return the lines of a group whose keys begin in column `depth`; short lists and groups stand on one line."""
    lines: list[str] = []
    for key, value in data.items():
        flow = _flow(value)
        if isinstance(value, str) or not value or (_is_flat(value) and depth + len(key) + len(flow) < _WIDEST):
            lines.append(f"{' ' * depth}{key}: {flow}")
        elif isinstance(value, list):
            lines.append(f"{' ' * depth}{key}:")
            lines += [f"{' ' * depth}  - {_flow(one)}" for one in value]
        else:
            lines += [f"{' ' * depth}{key}:", *as_yaml(value, depth + 2)]
    return lines


def quoted(text: str) -> str:
    """Return a text as YAML has it, in quotes unless it is a plain word."""
    return text if text and _PLAIN.issuperset(text) else json.dumps(text, ensure_ascii=False)


def _is_flat(value: Data) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    return all(isinstance(one, str) for one in inner)


def _flow(value: Data) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(_flow(one) for one in value)}]"
    return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"


@dataclass(frozen=True, slots=True)
class _Nowhere:
    """Data that stands in no file."""

    data: object

    def place(self, *route: str | int) -> Place:
        """Return a place that says nothing."""
        return Place(".".join(str(step) for step in route), 1, 1)

    key_place = place


class _Making:
    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.data: dict[str, Data] = {}

    def subject(self, kind: str, id: str) -> dict[str, Data]:
        """List a subject, with what it is within, and return what is said of it."""
        subject = self.rulebook.subjects[kind]
        of_kind = self.data.setdefault(subject.plural, {})
        assert isinstance(of_kind, dict)
        said = of_kind.setdefault(id, {})
        assert isinstance(said, dict)
        if subject.within is not None and subject.within not in said:
            said[subject.within] = "a"
            self.subject(subject.within, "a")
        return said

    def put(self, ask: Ask, value: Sequence[str]) -> None:
        """Say one thing that a search has found."""
        if ask.what == "question":
            self.answer(ask.id, ask.subject, value)
        elif ask.what == "decision":
            each = self.rulebook.classifications[ask.id].each
            about: dict[str, Data] = {"on": ask.id}
            if each is not None and ask.subject is not None:
                self.subject(each, ask.subject)
                about[each] = ask.subject
            decision: dict[str, Data] = {
                **about,
                "line": ask.line,
                "is": value[0],
                "by": "Counsel",
                "dated": date(2026, 1, 1).isoformat(),
                "because": "An example.",
            }
            made = self.data.setdefault("decisions", [])
            assert isinstance(made, list)
            made.append(decision)

    def answer(self, id: str, subject: str | None, value: Sequence[str]) -> None:
        """Say an answer; the options of a tick list come one by one."""
        question = self.rulebook.questions[id]
        said = self.data if question.each is None or subject is None else self.subject(question.each, subject)
        answers = said.setdefault("answers", {})
        assert isinstance(answers, dict)
        if question.kind.name in ("choices", "links"):
            ticked = answers.setdefault(id, [])
            assert isinstance(ticked, list)
            if value[1] == "ticked" and value[0] not in ticked:
                ticked.append(value[0])
            if question.kind.name == "links":
                self.subject(question.kind.to, value[0])
        else:
            answers[id] = value[0]
