"""Rulebooks and answers made by hand, as small as a test needs them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from compliance.answers.model import Answer, Decision, Deployment, Facts, Listed, SubjectList
from compliance.assessment.assess import assess
from compliance.assessment.finding import Ask, Assessment, Classified, Finding
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.meaning import (
    Always,
    Chosen,
    Condition,
    DateIs,
    DatesCompare,
    Decided,
    Holds,
    Linked,
    NumberIs,
    Ticked,
    Yes,
)
from compliance.conditions.syntax import DateOp
from compliance.conditions.truth import NO, YES
from compliance.packs.model import (
    Classification,
    Due,
    Duty,
    Force,
    Line,
    Outcome,
    Question,
    Remedy,
    Rule,
    Rulebook,
    Severity,
    Term,
)
from compliance.proofcheck.check_proofs import check_proofs
from compliance.sources.place import Place
from properties.worlds import KINDS, WITHIN, possible_of, rulebook_of

DAY = date(2026, 11, 22)
UNKNOWN = "unknown"
ALWAYS = Always()


def each_of(question: str) -> str | None:
    """Of whom a question is asked."""
    area = question.partition(".")[0]
    return area if area in WITHIN else None


def yes(question: str) -> Condition:
    """A yes/no question is answered yes."""
    return Yes(question, each_of(question), question)


def chosen(question: str, *options: str) -> Condition:
    """A choice is one of some options."""
    return Chosen(question, each_of(question), options, f"{question} is one of ({', '.join(options)})")


def ticked(question: str, *options: str) -> Condition:
    """A tick list includes any of some options."""
    return Ticked(question, each_of(question), "any", options, f"{question} includes any of ({', '.join(options)})")


def at_most(question: str, number: int) -> Condition:
    """A number is at most so many days."""
    return NumberIs(question, each_of(question), "at most", number, f"{question} is at most {number} days")


def day_is(question: str, op: DateOp, day: date) -> Condition:
    """A date compares with a day."""
    return DateIs(question, each_of(question), op, day, f"{question} is {op} {day}")


def dates(question: str, op: DateOp, other: str) -> Condition:
    """A date compares with another."""
    return DatesCompare(question, each_of(question), op, other, each_of(other), f"{question} is {op} {other}")


def linked(question: str) -> Condition:
    """A link question names the model at hand."""
    return Linked(question, each_of(question), "model", f"{question} includes model")


def holds(term: str, each: str | None = None) -> Condition:
    """A term holds."""
    return Holds(term, each, term)


def is_status(*outcomes: str, each: str | None = None) -> Condition:
    """The classification `status` has one of some outcomes."""
    return Decided("status", each, outcomes, f"status is one of ({', '.join(outcomes)})")


def question(id: str, ask_when: Condition | None = None, default: Fact | None = None, **more: object) -> Question:
    """A question of the kind that random worlds have under this id."""
    each, kind = KINDS[id]
    return Question(id, "one", "Section", each, kind, "What?", ask_when=ask_when, when_not_asked=default, **more)  # type: ignore[arg-type]


def duty(met_when: Condition, when: Condition | None = None, due: Due | None = None, **more: object) -> Duty:
    """A duty called after its condition."""
    return Duty(f"do {met_when.says}", "Do it.", met_when, when, due, **more)  # type: ignore[arg-type]


def rule(
    applies: Condition,
    *duties: Duty,
    each: str | None = None,
    forces: tuple[Force, ...] = (),
    id: str = "law.rule",
    pack: str = "one",
) -> Rule:
    """A rule."""
    return Rule(id, pack, each, "Title", "topic", applies, duties, forces, Severity.HIGH, "Gap.", Remedy("Do it."))


def status(*lines: Line, each: str | None = None) -> Classification:
    """The classification `status`, with the outcomes one, two and three."""
    outcomes = (Outcome("one", "One"), Outcome("two", "Two"), Outcome("three", "Three"))
    return Classification("status", "one", each, "Status", outcomes, {}, (*lines, Line("rest", None, ("three",))))


def rulebook(
    *rules: Rule,
    questions: tuple[Question, ...] = (),
    terms: tuple[Term, ...] = (),
    statuses: tuple[Classification, ...] = (),
) -> Rulebook:
    """A rulebook with every question that random worlds have."""
    known = {id: question(id) for id in KINDS} | {one.id: one for one in questions}
    return rulebook_of(known, {t.id: t for t in terms}, {s.id: s for s in statuses}, {r.id: r for r in rules}, WITHIN)


Value = bool | int | str | date | tuple[str, ...] | Fact


def fact_of(kind: Kind, value: Value) -> Fact:
    """The fact that a simple value means."""
    match kind.name, value:
        case "yes_no", bool():
            return YES if value else NO
        case "choice", str():
            return OneOf((value,))
        case "choices" | "links", tuple():
            return Ticks(frozenset(value))
        case "number", int():
            return Numbers(value, value)
        case "number", str():
            return Numbers(0, None, (value,), numeric=False)
        case "date", date():
            return Days(value, value)
    raise AssertionError(value)


def listing(kind: str, members: tuple[str, ...] = (), *, more: bool = False, given: bool = True) -> SubjectList:
    """A list; `id in parent` says what a subject is within."""
    parts = [member.partition(" in ") for member in members]
    listed = {id: Listed(id, id, parent or None) for id, _, parent in parts}
    return SubjectList(kind, listed, complete=given and not more, given=given)


def facts(
    book: Rulebook,
    answers: Mapping[str, Value],
    *lists: SubjectList,
    decisions: tuple[Decision, ...] = (),
    **more: object,
) -> Facts:
    """Answers by `question` or `question of subject`; a list that is not named is complete and empty."""
    known = {kind: listing(kind) for kind in WITHIN} | {one.kind: one for one in lists}
    given = {}
    for name, value in answers.items():
        id, _, subject = name.partition(" of ")
        kind = book.questions[id].kind
        place = Place("answers.yaml", len(given) + 1, 1)
        if value == UNKNOWN:
            given[id, subject or None] = Answer(possible_of(kind, known), place, is_unknown=True)
        elif isinstance(value, Ticks | Days | Numbers | OneOf):
            given[id, subject or None] = Answer(value, place, is_partial=True)
        else:
            given[id, subject or None] = Answer(fact_of(kind, value), place, shown=str(value))
    return Facts(Deployment("d", "o"), DAY, (), given, known, decisions, **more)  # type: ignore[arg-type]


def assessed(book: Rulebook, said: Facts, day: date = DAY, budget: int = 1_000_000) -> Assessment:
    """The assessment, whose proofs hold."""
    assessment = assess(book, said, day, budget=budget)
    assert check_proofs(book, said, assessment) == ()
    return assessment


def finding(
    book: Rulebook, said: Facts, subject: str | None = None, day: date = DAY, budget: int = 1_000_000
) -> Finding:
    """The finding of the first rule for a subject."""
    rule_id = next(iter(book.rules))
    found = [f for f in assessed(book, said, day, budget).findings if (f.rule, f.subject) == (rule_id, subject)]
    assert len(found) == 1
    return found[0]


def classified(book: Rulebook, said: Facts, subject: str | None = None) -> Classified:
    """What the classification comes to for a subject."""
    return next(c for c in assessed(book, said).classifications if c.subject == subject)


def asks(*names: str) -> tuple[Ask, ...]:
    """What is asked: `question`, `question of subject`, or `list of kind`."""
    found = []
    for name in names:
        id, _, subject = name.partition(" of ")
        found.append(Ask("list", subject) if id == "list" else Ask("question", id, subject or None))
    return tuple(found)
