"""Understands one statement: what its name means, whether the comparison fits it, what its options and units mean."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from compliance.conditions import meaning, syntax
from compliance.conditions.error import quoted
from compliance.conditions.kinds import OutcomeNames, QuestionName
from compliance.conditions.options import read_options
from compliance.conditions.scope import Scope, TermName, kind_of_outcomes
from compliance.conditions.show import show_condition, show_number
from compliance.conditions.unfit import (
    refuse_alone,
    refuse_clock,
    refuse_comparison,
    refuse_includes,
    refuse_is,
    refuse_linked,
    refuse_not_at_hand,
)

_MEASURES = ({"minute": 1, "hour": 60, "day": 1440, "week": 10_080}, {"month": 1, "year": 12})
"""Units of time that can be converted into each other, by how many of the smallest each has."""

Statement = syntax.Named | syntax.Is | syntax.Includes | syntax.NumberIs | syntax.DateIs | syntax.Clock


def resolve_statement(written: Statement, scope: Scope) -> meaning.Condition | None:
    """Return what a statement means; what is wrong with it is recorded in `scope` and makes the result worthless."""
    errors = len(scope.errors)
    condition = _understand(written, scope)
    shown = show_condition(written) if len(scope.errors) == errors else "..."
    refuse_not_at_hand(written.name, shown, scope)
    if isinstance(written, syntax.DateIs):
        refuse_not_at_hand(written.other, shown, scope)
    return condition


def _understand(written: Statement, scope: Scope) -> meaning.Condition | None:
    match written:
        case syntax.Named():
            return _named(written, scope)
        case syntax.Is():
            return _is(written, scope)
        case syntax.Includes():
            return _includes(written, scope)
        case syntax.NumberIs():
            return _number_is(written, scope)
        case syntax.DateIs():
            return _date_is(written, scope)
        case syntax.Clock():
            return _clock(written, scope)
        case _:
            assert_never(written)


def _named(written: syntax.Named, scope: Scope) -> meaning.Condition | None:
    name, says = written.name, show_condition(written)
    found = scope.find(name, "yes/no question", "term")
    if found is None:
        return None
    match found:
        case TermName(each):
            return meaning.Holds(name.text, each, says)
        case QuestionName(each, kind) if kind.name == "yes_no":
            return meaning.Yes(name.text, each, says)
        case QuestionName() | OutcomeNames():
            refuse_alone(name, found, scope)
            return None
        case _:
            assert_never(found)


def _is(written: syntax.Is, scope: Scope) -> meaning.Condition | None:
    name, says = written.name, show_condition(written)
    found = scope.find(name, "choice", "classification")
    if found is None:
        return None
    positive = show_condition(syntax.Is(name, written.options, negated=False, listed=written.listed))
    condition: meaning.Condition
    match found:
        case OutcomeNames(each):
            outcomes = read_options(written.options, name.text, kind_of_outcomes(found), scope, "outcomes")
            condition = meaning.Decided(name.text, each, outcomes, positive)
        case QuestionName(each, kind) if kind.name == "choice" or (kind.name == "number" and kind.named):
            options = read_options(written.options, name.text, kind, scope)
            condition = meaning.Chosen(name.text, each, options, positive)
        case QuestionName() | TermName():
            refuse_is(written, found, scope)
            return None
        case _:
            assert_never(found)
    return meaning.Not(condition, says) if written.negated else condition


def _includes(written: syntax.Includes, scope: Scope) -> meaning.Condition | None:
    name, says = written.name, show_condition(written)
    found = scope.find(name, "tick list", "link question")
    if found is None:
        return None
    if isinstance(found, QuestionName) and found.kind.name == "choices":
        options = read_options(written.options, name.text, found.kind, scope)
        mode = "any" if written.mode == "one" and len(options) > 1 else written.mode
        return meaning.Ticked(name.text, found.each, mode, options, says)
    if isinstance(found, QuestionName) and found.kind.name == "links":
        to = found.kind.to
        if written.mode == "one" and written.options[0].text == to and to in scope.at_hand:
            return meaning.Linked(name.text, found.each, to, says)
        refuse_linked(written, to, scope)
        return None
    refuse_includes(written, found, scope)
    return None


def _number_is(written: syntax.NumberIs, scope: Scope) -> meaning.Condition | None:
    name = written.name
    found = scope.find(name, "number")
    if found is None:
        return None
    if not isinstance(found, QuestionName) or found.kind.name != "number":
        refuse_comparison(written, found, scope)
        return None
    unit, needed = written.unit.text if written.unit else "", found.kind.unit
    if unit != needed:
        if not needed:
            says = f"{quoted(name.text)} is a number without a unit"
        elif unit:
            says = f"{quoted(name.text)} is counted in {quoted(needed)}, not in {quoted(unit)}"
        else:
            says = f"the unit is missing: {quoted(name.text)} is counted in {quoted(needed)}"
        scope.refuse(
            "wrong-unit",
            says,
            written.unit or written.at,
            *_in_unit(written, unit, needed),
            noted=_asked_in(name, needed),
        )
    return meaning.NumberIs(name.text, found.each, written.op, written.number, show_condition(written))


def _asked_in(name: syntax.Word, unit: str) -> tuple[str, str]:
    """Return the question whose unit it is, and what to say where it is declared."""
    return name.text, f"asked in {unit.replace('_', ' ')} here" if unit else "asked without a unit here"


def _in_unit(written: syntax.NumberIs, unit: str, needed: str) -> tuple[str, ...]:
    """Return the ways out: the number in the unit of its question, or the question in the unit of the number."""
    if not unit or not needed:
        number = f"write `{written.op} {show_number(written.number)}{f' {needed}' if needed else ''}`"
        return (number, f"or write `unit: {unit}` at the question" if unit else "")
    units = unit if unit.endswith("s") or not any(unit in measure for measure in _MEASURES) else f"{unit}s"
    other = f"or write `unit: {units}` at the question, if the law counts in {units.replace('_', ' ')}"
    for measure in _MEASURES:
        ours, theirs = measure.get(unit.rstrip("s"), 0), measure.get(needed.rstrip("s"), 0)
        if ours and theirs and written.number * ours % theirs == 0:
            number = show_number(written.number * ours // theirs)
            return (f"if the law means that, write `{written.op} {number} {needed}`", other)
    convert = "units are not converted: a month is not 30 days"
    return (f"write the limit as the law counts it in {quoted(needed)}", other, convert)


def _date_is(written: syntax.DateIs, scope: Scope) -> meaning.Condition | None:
    name, other, says = written.name, written.other, show_condition(written)
    found = scope.find(name, "date")
    is_date = isinstance(found, QuestionName) and found.kind.name == "date"
    if found is not None and not is_date:
        refuse_comparison(written, found, scope)
    each = found.each if found else None
    if other.text[0].isdigit():
        return meaning.DateIs(name.text, each, written.op, date.fromisoformat(other.text), says)
    if other.text in scope.vocabulary.dates:
        return meaning.DateIs(name.text, each, written.op, scope.vocabulary.dates[other.text], says)
    if other.text == name.text:
        advice = "compare it with another date"
        scope.refuse("compared-with-itself", f"{quoted(name.text)} is compared with itself", other, advice)
        return None
    second = _other_date(other, scope)
    if second is None:
        return None
    return meaning.DatesCompare(name.text, each, written.op, other.text, second.each, says)


def _other_date(other: syntax.Word, scope: Scope) -> QuestionName | None:
    """Return the question that the second name of a comparison asks; it has to be one for a date."""
    sorts = scope.sorts()
    question = scope.vocabulary.questions.get(other.text)
    if question is not None and question.kind.name == "date":
        return question
    if other.text in sorts:
        says = f"{quoted(other.text)} is a {sorts[other.text]}, and a date has to stand here"
        advice = "write a day as `2026-01-31`, the name of a date of the pack, or a question that asks for a date"
        scope.refuse("wrong-kind", says, other, advice)
        return None
    says = f"no date is called {quoted(other.text)}"
    dates = {name: sort for name, sort in sorts.items() if sort.startswith("date")}
    if other.text in {"today", "now"}:
        advice = "to count back from the day that is judged write `is within 12 months` or `is older than 12 months`"
    else:
        advice = scope.near_to(other.text, dates)
    general = "write a day as `2026-01-31`, the name of a date of the pack, or a question that asks for a date"
    scope.refuse("unknown-name", says, other, advice or general)
    return None


def _clock(written: syntax.Clock, scope: Scope) -> meaning.Condition | None:
    name = written.name
    found = scope.find(name, "date")
    if found is None:
        return None
    if not isinstance(found, QuestionName) or found.kind.name != "date":
        refuse_clock(written, found, scope)
        return None
    says = show_condition(written)
    return meaning.Clock(name.text, found.each, written.op, written.number, written.unit, says)
