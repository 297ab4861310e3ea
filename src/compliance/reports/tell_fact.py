"""One answer in words: what was asked, what was said, what of it counts, and who said so."""

from __future__ import annotations

from typing import assert_never

from compliance.answers.model import Answer
from compliance.assessment.finding import FactProof
from compliance.conditions.facts import Fact, Ticks
from compliance.conditions.meaning import Chosen, Clock, DateIs, DatesCompare, Leaf, Linked, NumberIs, Ticked, Yes
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, YES, Truth
from compliance.packs.model import Question
from compliance.reports.basis import Basis, number_words, place_words
from compliance.reports.told import Told
from compliance.reports.wording import day_words, listed, quoted, shortened

_MANY = 4
"""More options than these are not repeated; the answer itself is shown."""
_LONG, _LONGEST = 60, 300
"""When brief, of a longer answer only what decided is told, and no answer or note is told beyond so many characters."""


def tell_fact(
    basis: Basis, key: Key, known: FactProof, leaf: Leaf | None, truth: Truth, home: str | None, brief: bool
) -> Told:
    """Return one answer in words; `leaf` is the statement about it and `truth` what the statement came to.

    `home` is the subject that is spoken of; a question about another one says which. What an answer that was not asked
    for rests on is not told here. `brief` leaves out what a reader can see for herself, and what else a long answer says.
    """
    question = basis.rulebook.questions[key[0]]
    asked = basis.question(key[0], question.each, key[1], home)
    answer = known.answer
    match known.told:
        case "answered":
            assert answer is not None
            shown = answer.shown or basis.fact_words(question, known.fact)
            shown = shortened(shown, _LONGEST) if brief else shown
            counts = _what_counts(basis, question, leaf, truth, known.fact)
            if not brief or not isinstance(leaf, Ticked | Chosen):
                says = f"Answer: {shown}{_stop(shown)}{counts}"
            elif len(shown) > _LONG and counts.startswith(" This "):
                says = f"The answer{counts.removeprefix(' This')}"
            else:
                says = f"Answer: {shown}{_stop(shown)}"
        case "partly":
            says = f"Answered in part: {answer.shown if answer else ''}."
            if truth in (YES, NO):
                says += _what_counts(basis, question, leaf, truth, known.fact)
        case "unknown":
            says = "Somebody looked and does not know yet."
        case "unanswered":
            says = "Not answered yet."
        case "unlisted":
            says = "Not known, because the list is not complete."
        case "not_asked":
            counts_as = basis.fact_words(question, known.fact)
            says = f"Not asked; it counts as {quoted(counts_as)}."
        case _:
            assert_never(known.told)
    at = place_words(answer.place) if answer is not None else ""
    is_open = known.told in ("unanswered", "unlisted", "unknown")
    detail = tuple(shortened(part, _LONGEST) if brief else part for part in answer_detail(basis, answer))
    return Told(f"{asked} {says}", at=at, detail=detail, fact=key, answer=says, is_open=is_open)


def answer_detail(basis: Basis, answer: Answer | None) -> tuple[str, ...]:
    """Return who gave an answer, when, on what evidence, how surely and with which note."""
    if answer is None:
        return ()
    said = " on ".join(word for word in (answer.by, day_words(answer.dated) if answer.dated else "") if word)
    detail = [f"by {said}" if answer.by else said] if said else []
    detail += [f"evidence: {basis.evidence_title(use.evidence, use.where)}" for use in answer.evidence]
    if not answer.sure:
        detail.append("marked as not sure")
    if answer.inherited_from:
        detail.append(f"taken over from `{answer.inherited_from}`")
    if answer.note:
        detail.append(f"note: {answer.note}")
    return tuple(detail)


def _what_counts(basis: Basis, question: Question, leaf: Leaf | None, truth: Truth, fact: Fact) -> str:
    """Return what of the answer decided, where the answer alone does not show it."""
    is_so = truth is YES
    match leaf:
        case None | Yes() | DatesCompare():
            return ""
        case Chosen(options=options):
            labels = [question.label(option) for option in options]
            return "" if is_so or len(labels) > _MANY else f" It is not {_either(labels)}."
        case Ticked():
            return _ticked(basis, question, leaf, is_so, fact)
        case Linked(kind=kind):
            return "" if is_so else f" The {basis.rulebook.subjects[kind].title.lower()} is not among them."
        case NumberIs(op=op, number=number):
            amount = number_words(number, number, question.kind.unit)
            return f" That is {'' if is_so else 'not '}{op} {amount}."
        case DateIs(op=op, day=day):
            return f" That is {'' if is_so else 'not '}{op} {day_words(day)}."
        case Clock(op=op, number=number, unit=unit):
            span = f"{number} {unit[:-1] if number == 1 else unit}"
            clock = f"within the last {span}" if op == "within" else f"more than {span} ago"
            return f" That is {'' if is_so else 'not '}{clock}."
        case _:
            assert_never(leaf)


def _ticked(basis: Basis, question: Question, leaf: Ticked, is_so: bool, fact: Fact) -> str:
    assert isinstance(fact, Ticks)
    named = [o for o in leaf.options if (o in fact.ticked) == (is_so or leaf.mode == "only")]
    if leaf.mode == "only":
        named = [] if is_so else [o for o in question.kind.options if o in fact.ticked and o not in leaf.options]
    if not named or len(named) > _MANY or (is_so and len(named) == len(fact.ticked)):
        return ""
    labels = [basis.option_label(question, option) for option in named]
    if is_so:
        return f" This includes {_all(labels)}."
    if leaf.mode == "only":
        return f" {_all(labels)} {'is' if len(labels) == 1 else 'are'} more than it may be."
    return f" This does not include {_all(labels) if leaf.mode == 'all' else _either(labels)}."


def _either(labels: list[str]) -> str:
    return listed((quoted(label) for label in labels), "or")


def _all(labels: list[str]) -> str:
    return listed((quoted(label) for label in labels), "and")


def _stop(shown: str) -> str:
    return "" if shown.endswith((".", "!", "?")) else "."
