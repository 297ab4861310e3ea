"""One possible value of something unknown, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from compliance.assessment.finding import Ask, Value
from compliance.conditions.facts import MORE
from compliance.packs.model import Question
from compliance.reports.basis import Basis
from compliance.reports.wording import day_words, listed, lowered, quoted


def value_clause(basis: Basis, ask: Ask, value: Value, home: str | None) -> str:
    """Return as a clause what it would be for `ask` to have a value; `home` is the subject that is spoken of."""
    match ask.what:
        case "decision":
            classification = basis.rulebook.classifications[ask.id]
            of = ""
            if classification.each is not None and ask.subject is not None and ask.subject != home:
                of = f" of {basis.subject_name(classification.each, ask.subject)}"
            return f"{lowered(classification.title)}{of} is decided to be {quoted(classification.title_of(value[0]))}"
        case "list":
            plural = basis.rulebook.subjects[ask.id].plural.replace("_", " ")
            is_so = value[-1] == "yes"
            if value[0] == MORE:
                return f"there are {'' if is_so else 'no '}other {plural}"
            term = basis.rulebook.terms.get(value[0])
            what = term.reads if term is not None else f"`{value[0]}`"
            return f"{'some' if is_so else 'none'} of the {plural} not listed is such that {what}"
        case "question":
            question = basis.rulebook.questions[ask.id]
            asked = basis.question(ask.id, question.each, ask.subject, home)
            return f"the answer to {asked} is {_value(basis, question, value)}"


_NAMED = 2


def value_clauses(basis: Basis, ask: Ask, values: Sequence[Value], home: str | None, brief: bool) -> Iterator[str]:
    """Yield the clauses for all values that `ask` has at once; what is ticked of one list makes one clause.

    `brief` names at most two options that would not be ticked.
    """
    if ask.what != "question" or not all(_is_tick(value) for value in values):
        yield from (value_clause(basis, ask, value, home) for value in values)
        return
    question = basis.rulebook.questions[ask.id]
    asked = basis.question(ask.id, question.each, ask.subject, home)
    labels = {
        word: [quoted(basis.option_label(question, value[0])) for value in values if value[1] == word]
        for word in ("ticked", "not ticked")
    }
    others = listed(labels["not ticked"], "or")
    if brief and len(labels["not ticked"]) > _NAMED:
        others = f"any of {len(labels['not ticked'])} {'others' if labels['ticked'] else 'options'} that matter"
    says = [
        f"includes {listed(labels['ticked'])}" if labels["ticked"] else "",
        f"does not include {others}" if others else "",
    ]
    yield f"the answer to {asked} {listed(part for part in says if part)}"


def value_words(basis: Basis, ask: Ask, value: Value) -> str:
    """Return the words for one case of a case analysis, such as `the answer is “yes”`."""
    if ask.what != "question":
        return value_clause(basis, ask, value, ask.subject)
    question = basis.rulebook.questions[ask.id]
    if _is_tick(value):
        return f"{quoted(basis.option_label(question, value[0]))} is {value[1]}"
    return f"the answer is {_value(basis, question, value)}"


def _is_tick(value: Value) -> bool:
    return len(value) == 2 and value[1] in ("ticked", "not ticked")


def _value(basis: Basis, question: Question, value: Value) -> str:
    match question.kind.name:
        case "choice" | "choices" | "links":
            return (
                quoted(listed((basis.option_label(question, option) for option in value), "and")) if value else "none"
            )
        case "number" | "date" if len(value) == 2:
            low, high = (_amount(question, word) for word in value)
            return f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less"
        case "number" | "date":
            return _amount(question, value[0])
        case _:
            return quoted(" ".join(value))


def _amount(question: Question, word: str) -> str:
    if question.kind.name == "date":
        try:
            return day_words(date.fromisoformat(word))
        except ValueError:
            return word
    if word.isdigit():
        return f"{int(word):,} {question.kind.unit.replace('_', ' ')}".rstrip()
    return quoted(question.label(word)) if word else ""
