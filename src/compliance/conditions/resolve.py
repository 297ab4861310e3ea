"""Understands a condition: written words and a vocabulary in, meaning out, or everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from compliance.conditions import meaning, syntax
from compliance.conditions.error import ConditionError, quoted, with_article
from compliance.conditions.kinds import Vocabulary
from compliance.conditions.scope import Near, Scope, kind_of_outcomes, with_parents
from compliance.conditions.show import show_condition
from compliance.conditions.statement import resolve_statement
from compliance.conditions.unfit import refuse_not_at_hand


def resolve_condition(
    written: syntax.Written, vocabulary: Vocabulary, at_hand: frozenset[str], near: Near | None = None
) -> tuple[meaning.Condition | None, list[ConditionError]]:
    """Return what a condition means, or None and every error in it, in the order of the text.

    `at_hand` are the kinds of subject of which one is at hand where the condition stands (their parents are, too).
    `near` are the names that may be suggested for one that is not known; None: all.
    """
    scope = Scope(vocabulary, with_parents(at_hand, vocabulary.subjects), frozenset(), [], near)
    condition = _condition(written, scope)
    errors = sorted(scope.errors, key=lambda error: (error.start, error.end))
    return (None if errors else condition), errors


def _condition(written: syntax.Written, scope: Scope) -> meaning.Condition | None:
    says = show_condition(written)
    match written:
        case syntax.Always():
            return meaning.Always()
        case syntax.Some():
            return _some(written, scope)
        case syntax.AtLeast(count, parts):
            return meaning.AtLeast(count, _parts(parts, scope), says)
        case syntax.Not(part):
            inner = _condition(part, scope)
            return meaning.Not(inner, says) if inner else None
        case syntax.All(parts):
            return meaning.All(_parts(parts, scope, "and"), says)
        case syntax.Either(parts):
            return meaning.Either(_parts(parts, scope), says)
        case syntax.Named() | syntax.Is() | syntax.Includes() | syntax.NumberIs() | syntax.DateIs() | syntax.Clock():
            return resolve_statement(written, scope)
        case _:
            assert_never(written)


def _parts(parts: Sequence[syntax.Written], scope: Scope, joint: str = "or") -> tuple[meaning.Condition, ...]:
    """Return the parts that are understood."""
    found: list[meaning.Condition | None] = []
    for i, part in enumerate(parts):
        sentence = _as_list(parts[:i], part.name.text, joint, scope) if isinstance(part, syntax.Named) else ""
        if isinstance(part, syntax.Named) and sentence:
            says = f"{quoted(part.name.text)} is an option, not a statement"
            scope.refuse("unknown-name", says, part.name, f"write `{sentence}`")
        else:
            found.append(_condition(part, scope))
    return tuple(part for part in found if part is not None)


def _as_list(before: Sequence[syntax.Written], name: str, joint: str, scope: Scope) -> str:
    """Return what to write for `X is a or b`, where `b` is no name but an option of `X`; else "". `joint` joins them."""
    statements = [part for part in before if isinstance(part, syntax.Is | syntax.Includes)]
    if not statements or scope.knows(name):
        return ""
    statement = statements[-1]
    about = statement.name.text
    question, outcomes = scope.vocabulary.questions.get(about), scope.vocabulary.classifications.get(about)
    kind = question.kind if question else kind_of_outcomes(outcomes) if outcomes else None
    if kind is None or not kind.ids_of(name):
        return ""
    first = statement.options[0].text
    if isinstance(statement, syntax.Is):
        return f"{about} is {'not ' if statement.negated else ''}one of ({first}, {name})"
    return f"{about} includes {'all' if joint == 'and' else 'any'} of ({first}, {name})"


def _some(written: syntax.Some, scope: Scope) -> meaning.Condition | None:
    over, subjects = written.over, scope.vocabulary.subjects
    question = scope.vocabulary.questions.get(over.text)
    through: str | None = None
    through_each: str | None = None
    if over.text in subjects:
        kind = over.text
    elif question is not None and question.kind.name == "links":
        refuse_not_at_hand(over, show_condition(written), scope)
        kind, through, through_each = question.kind.to, over.text, question.each
    else:
        _refuse_over(written, scope)
        _condition(written.body, scope.anything_at_hand())
        return None
    if kind in scope.bound:
        says = f"{with_article(kind)} is already at hand here, from the any/every/no around this one"
        advice = f"conditions cannot tell two of them apart: name the inner part as a term of the {kind}, or of the deployment"
        scope.refuse("same-subject-twice", says, over, advice)
    body = _condition(written.body, scope.inside(kind))
    if body is None:
        return None
    return meaning.Some(written.quantifier, kind, through, through_each, body, show_condition(written))


def _refuse_over(written: syntax.Some, scope: Scope) -> None:
    """Any, every and no ask about a kind of subject, or about those that a link question names."""
    over, sorts = written.over, scope.sorts()
    links = [name for name, question in scope.vocabulary.questions.items() if question.kind.name == "links"]
    if over.text in sorts:
        says = f"{quoted(over.text)} is a {sorts[over.text]}, and `{written.quantifier}` asks about subjects"
        advice = "write a subject, as in `any function (...)`, or a link question"
        scope.refuse("wrong-kind", says, over, advice)
        return
    says = f"no subject or link question is called {quoted(over.text)}"
    fitting = {name: sorts[name] for name in (*scope.vocabulary.subjects, *links)}
    subjects = ", ".join(f"`{name}`" for name in sorted(scope.vocabulary.subjects))
    listed = f"the subjects are {subjects}" if subjects and len(subjects) <= 200 else ""
    scope.refuse("unknown-subject", says, over, scope.near_to(over.text, fitting), listed)
