"""Answers made up by chance to the questions of any rulebook, for reports of every size."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from compliance.answers.model import Answer, Deployment, Evidence, EvidenceUse, Facts, Listed, SubjectList
from compliance.assessment.assess import assess
from compliance.assessment.finding import Assessment
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, UNKNOWN, YES
from compliance.packs.model import Question, Rulebook
from compliance.reports.basis import number_words
from compliance.reports.wording import day_words
from compliance.sources.place import Place
from compliance.sources.problem import Refused

DAY = date(2026, 11, 22)
_PEOPLE = ("Legal", "Data team", "Product", "Security office", "Regulatory affairs")
_TITLES = (
    "Triage chat",
    "Lab explainer",
    "Medicine reminders",
    "Sleep diary",
    "Skin check",
    "Doctor finder",
    "Mood log",
)


def made_up(
    rulebook: Rulebook,
    seed: int = 1,
    *,
    answered: float = 0.85,
    subjects: int = 3,
) -> tuple[Facts, Assessment]:
    """Facts that do not contradict each other, and their assessment by the real judgement."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    lists = {kind: _listing(rulebook, kind, subjects, chance) for kind in rulebook.subjects}
    for kind, subject in rulebook.subjects.items():
        if subject.within is not None:
            parents = sorted(lists[subject.within].members)
            members = {
                id: Listed(id, member.title, chance.choice(parents)) for id, member in lists[kind].members.items()
            }
            lists[kind] = SubjectList(kind, members, complete=lists[kind].complete, given=True)
    answers: dict[Key, Answer] = {}
    for question in rulebook.questions.values():
        for subject_id in [None] if question.each is None else sorted(lists[question.each].members):
            if chance.random() < answered:
                line = 10 + 2 * len(answers)
                answers[question.id, subject_id] = _answer(question, lists, chance, line)
    while True:
        facts = _facts(rulebook, answers, lists)
        try:
            return facts, assess(rulebook, facts, DAY)
        except Refused as refused:
            lines = {problem.at.line for problem in refused.problems if problem.at is not None}
            kept = {key: answer for key, answer in answers.items() if answer.place.line not in lines}
            if len(kept) == len(answers):
                raise
            answers = kept


def _listing(rulebook: Rulebook, kind: str, most: int, chance: Random) -> SubjectList:
    title = rulebook.subjects[kind].title
    titles = _TITLES if kind == "function" else [f"{title} {chr(65 + n)}" for n in range(most)]
    members = {f"{kind}_{n}": Listed(f"{kind}_{n}", titles[n % len(titles)]) for n in range(most)}
    return SubjectList(kind, members, complete=chance.random() < 0.7, given=True)


def _answer(question: Question, lists: Mapping[str, SubjectList], chance: Random, line: int) -> Answer:
    place = Place("assessment.yaml", line, 7)
    more: dict[str, object] = {}
    if chance.random() < 0.7:
        more["by"] = chance.choice(_PEOPLE)
        more["dated"] = DAY - timedelta(days=chance.randrange(400))
    if chance.random() < 0.3:
        more["evidence"] = (EvidenceUse(f"e-{chance.randrange(12)}", chance.choice(("", "p. 12", "section 4"))),)
    if chance.random() < 0.12:
        more["note"] = "To be looked at again when the new version is out; the team was not of one mind about it."
    more["sure"] = chance.random() < 0.9
    if chance.random() < 0.06:
        return Answer(_unknown(question.kind, lists), place, is_unknown=True, shown="unknown", **more)  # type: ignore[arg-type]
    fact, shown = _value(question, lists, chance)
    return Answer(fact, place, shown=shown, **more)  # type: ignore[arg-type]


def _value(question: Question, lists: Mapping[str, SubjectList], chance: Random) -> tuple[Fact, str]:
    kind = question.kind
    match kind.name:
        case "yes_no":
            return chance.choice([(YES, "yes"), (NO, "no")])
        case "choice":
            option = chance.choice(kind.options)
            return OneOf((option,)), question.label(option)
        case "choices" | "links":
            labels = {id: member.title for id, member in lists[kind.to].members.items()} if kind.to else {}
            options = list(labels) or list(kind.options)
            ticked = [option for option in options if chance.random() < 0.35]
            shown = "; ".join(labels.get(option) or question.label(option) for option in ticked)
            return Ticks(frozenset(ticked)), shown or question.none or "none"
        case "number":
            number = chance.choice([0, 1, 7, 30, 45, 500, 20_000_000])
            return Numbers(number, number), number_words(number, number, kind.unit)
        case "date":
            day = DAY - timedelta(days=chance.randrange(900))
            return Days(day, day), day_words(day)
        case "text":
            return Said("Some words."), "Some words."


def _unknown(kind: Kind, lists: Mapping[str, SubjectList]) -> Fact:
    match kind.name:
        case "yes_no":
            return UNKNOWN
        case "choice":
            return OneOf(kind.options)
        case "choices":
            return Ticks(frozenset(), frozenset(kind.options))
        case "links":
            return Ticks(frozenset(), frozenset(lists[kind.to].members), open_ended=not lists[kind.to].complete)
        case "number":
            return Numbers(0, None, kind.named)
        case "date":
            return Days()
        case "text":
            return Said(None)


def _facts(rulebook: Rulebook, answers: Mapping[Key, Answer], lists: Mapping[str, SubjectList]) -> Facts:
    evidence = {
        f"e-{n}": Evidence(f"e-{n}", f"Evidence number {n}", f"evidence/{n}.pdf", f"{n:x}" * 64, DAY, DAY + timedelta(days=90 * (n - 3)))
        for n in range(12)
    }  # fmt: skip
    return Facts(
        Deployment("Health companion", "Nimbus Health Ltd", "2026.4", "A health assistant inside a social app."),
        DAY,
        tuple(rulebook.packs),
        answers,
        lists,
        evidence=evidence,
        file="assessment.yaml",
        digest="5a" * 32,
    )
