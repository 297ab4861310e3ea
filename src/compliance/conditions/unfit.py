"""Statements that do not fit what they are about: what it is, and the form that fits, in the user's own names.

Every function records one error in the scope, if there is one to record, and returns None.
"""

from __future__ import annotations

from typing import assert_never

from compliance.conditions.error import quoted, with_article
from compliance.conditions.forms import right_form
from compliance.conditions.kinds import Kind, OutcomeNames, QuestionName
from compliance.conditions.options import WHETHER_ANSWERED, whether_answered
from compliance.conditions.scope import KIND_WORDS, Scope, TermName, kind_of_outcomes
from compliance.conditions.show import show_condition, show_number
from compliance.conditions.syntax import Clock, DateIs, Includes, Is, NumberIs, Word

_ENOUGH = 100
"""A statement longer than this is not repeated in advice."""

_Found = QuestionName | TermName | OutcomeNames


def refuse_not_at_hand(name: Word, shown: str, scope: Scope) -> None:
    """A name that belongs to a subject may stand only where one is at hand; `shown` is the statement it stands in."""
    each = scope.each_of(name.text)
    if each is None or each in scope.at_hand:
        return
    shown = shown if len(shown) <= _ENOUGH else "..."
    about = "asked of" if name.text in scope.vocabulary.questions else "about"
    links = [
        question
        for question, found in scope.vocabulary.questions.items()
        if found.kind.name == "links" and found.kind.to == each and (found.each is None or found.each in scope.at_hand)
    ]
    scope.refuse(
        "subject-not-at-hand",
        f"{quoted(name.text)} is {about} each {each}, and no {each} is at hand here",
        name,
        f"write `any {each} ({shown})`, or `every` or `no` instead of `any`; what is said of the same {each} goes inside, too",
        f"or `any {links[0]} ({shown})` for those that it names" if links else "",
        f"or say `each: {each}` where this condition belongs to, if it is judged for each {each} on its own",
        lacks=(name.text, each),
    )


def refuse_alone(name: Word, found: _Found, scope: Scope) -> None:
    """A name that stands alone has to be a term or a yes/no question."""
    _refuse(name, found, "cannot stand alone", scope)


def refuse_is(written: Is, found: _Found, scope: Scope) -> None:
    """`is` asks for an option of a choice, an outcome, or a named answer."""
    kind = found.kind if isinstance(found, QuestionName) else None
    name, options = written.name.text, [option.text for option in written.options]
    if kind is None or kind.name == "text":
        _refuse(written.name, found, "cannot be compared with `is`", scope)
    elif kind.name == "choices" and options == ["none"]:
        says = f"{quoted(name)} is a tick list, which has no `none`"
        every = ", ".join(kind.options) if len(", ".join(kind.options)) <= _ENOUGH else "..."
        advice = f"for nothing ticked write `not {name} includes any of ({every})`, with all its options"
        scope.refuse("wrong-kind", says, written.options[0], advice)
    elif not written.listed and options[0] in {*WHETHER_ANSWERED, "none"} and not kind.ids_of(options[0]):
        whether_answered(written.options[0], scope)
    elif kind.name == "choices" and all(map(kind.ids_of, options)):
        includes = Includes(written.name, "any" if written.listed else "one", written.options)
        shown = f"{'not ' if written.negated else ''}{show_condition(includes)}"
        says = f"{quoted(name)} is a tick list, and several of its options may be ticked"
        noted = (name, "several may be ticked here")
        other = "or make it a `choice`, if only one of them can be the answer"
        scope.refuse("wrong-kind", says, written.name, f"write {_statement(shown)}", other, noted=noted)
    else:
        _refuse(written.name, found, "cannot be compared with `is`", scope)


def refuse_includes(written: Includes, found: _Found, scope: Scope) -> None:
    """`includes` asks for the options of a tick list, or for a subject that a link question names."""
    kind = found.kind if isinstance(found, QuestionName) else None
    kind = kind_of_outcomes(found) if isinstance(found, OutcomeNames) else kind
    if kind is not None and kind.name == "choice" and all(kind.ids_of(option.text) for option in written.options):
        sort = "classification" if isinstance(found, OutcomeNames) else "choice"
        says = f"{quoted(written.name.text)} is a {sort}, which comes to one answer only"
        shown = show_condition(Is(written.name, written.options, listed=written.mode != "one"))
        advice = f"{'if any of them will do, write' if written.mode == 'all' else 'write'} {_statement(shown)}"
        if sort == "classification":
            scope.refuse("wrong-kind", says, written.name, advice)
        else:
            noted = (written.name.text, "only one may be chosen here")
            other = "or make it `choices`, if several can be ticked"
            scope.refuse("wrong-kind", says, written.name, advice, other, noted=noted)
    else:
        _refuse(written.name, found, "includes nothing", scope)


def refuse_linked(written: Includes, to: str, scope: Scope) -> None:
    """A link question includes the subject at hand that it points to, and nothing else."""
    name, option = written.name.text, written.options[0]
    through = f"write `any {name} (...)` with a condition about each {to} that it names"
    at_hand = f"or, where {with_article(to)} is at hand, `{name} includes {to}`"
    if option.text == to and to not in scope.at_hand:
        says = f"no {to} is at hand that {quoted(name)} could include"
        inside = f"or write it where one is at hand: inside `any {to} (...)`, or where it says `each: {to}`"
        scope.refuse("subject-not-at-hand", says, option, through, inside)
    elif option.text == to:
        scope.refuse("wrong-kind", f"{quoted(name)} has no list of options", option, f"write `{name} includes {to}`")
    else:
        says = f"{quoted(name)} names {to} by {to}, and {quoted(option.text)} is not `{to}`"
        scope.refuse("wrong-kind", says, option, through, at_hand)


def refuse_comparison(written: NumberIs | DateIs, found: _Found, scope: Scope) -> None:
    """`is at least` and the like ask for a number, `is before` and the like for a date."""
    kind = found.kind.name if isinstance(found, QuestionName) else ""
    if isinstance(written, NumberIs) and kind == "date" and written.unit is not None:
        says = f"{quoted(written.name.text)} is a date, and `{written.op}` compares numbers"
        op = "older than" if written.op in {"at least", "more than"} else "within"
        span = f"{op} {show_number(written.number)} {written.unit.text}"
        advice = f"for a span before the day that is judged write `{written.name.text} is {span}`"
        scope.refuse("wrong-kind", says, written.name, advice)
    else:
        compared = "number" if isinstance(written, NumberIs) else "date"
        _refuse(written.name, found, f"cannot be compared with a {compared}", scope)


def refuse_clock(written: Clock, found: _Found, scope: Scope) -> None:
    """`is within` and `is older than` ask for a date."""
    if isinstance(found, QuestionName) and found.kind.name == "number" and found.kind.unit in {"", written.unit}:
        says = f"{quoted(written.name.text)} is a number, and `{written.op}` counts back from a day"
        op = "at most" if written.op == "within" else "more than"
        unit = f" {found.kind.unit}" if found.kind.unit else ""
        advice = f"write `{written.name.text} is {op} {show_number(written.number)}{unit}`"
        scope.refuse("wrong-kind", says, written.name, advice)
    else:
        _refuse(written.name, found, f"cannot be `{written.op}` a span of time", scope)


def _refuse(name: Word, found: _Found, trouble: str, scope: Scope) -> None:
    """Say what a name is and which forms fit it."""
    sort, kind = _sort_of(found)
    forms = right_form(name.text, kind, "outcomes" if isinstance(found, OutcomeNames) else "options")
    if kind.name == "text":
        says = f"{quoted(name.text)} is answered in free words, which are never judged"
        scope.refuse("never-judged", says, name, *forms)
    else:
        scope.refuse("wrong-kind", f"{quoted(name.text)} is a {sort} and {trouble}", name, *forms)


def _sort_of(found: _Found) -> tuple[str, Kind]:
    match found:
        case TermName():
            return "term", Kind("yes_no")
        case OutcomeNames():
            return "classification", kind_of_outcomes(found)
        case QuestionName(kind=kind):
            return KIND_WORDS[kind.name], kind
        case _:
            assert_never(found)


def _statement(shown: str) -> str:
    return f"`{shown}`" if len(shown) <= _ENOUGH else "it the other way"
