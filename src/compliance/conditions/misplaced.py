"""Words, commas and parentheses that stand where nothing can stand: what is wrong, and what to write instead.

The functions take the tokens and the index of the one that cannot stand there, and return the error.
"""

from __future__ import annotations

from collections.abc import Sequence

from compliance.conditions.error import ConditionError, quoted
from compliance.conditions.foreign import foreign_comparison, foreign_statement, no_such_word
from compliance.conditions.instead import JOINING, OPPOSITE
from compliance.conditions.kinds import RESERVED
from compliance.conditions.lex import Token
from compliance.conditions.near import nearest
from compliance.conditions.sentence import completed, is_word, list_at, name_before, operand_at

_DUE_UNITS = ("days", "weeks", "months", "years", "working_days")
"""What deadlines count in; clocks know the same but for working days."""

_ENOUGH = 100
"""A sentence longer than this is not repeated in advice."""

_JOIN = "join statements with `and` or `or`"


def can_follow(token: Token) -> bool:
    """Return whether a token may stand after a complete part."""
    return token.kind in {"end", ")", ","} or is_word(token, "and", "or")


def stray(tokens: Sequence[Token], at: int) -> ConditionError:
    """What stands after a complete statement and does not join it to another."""
    token, before = tokens[at], tokens[at - 1]
    if is_word(token, "after", "before") and at >= 2 and tokens[at - 2].kind == "number":
        return _counted_between(tokens, at)
    earlier = [tokens[at - back].text if at >= back and tokens[at - back].kind == "word" else "" for back in (2, 3)]
    error: ConditionError | None = None
    if earlier[0] == "is" or earlier == ["not", "is"]:
        error = foreign_comparison(tokens, at, negated=earlier[0] == "not")
    elif earlier[0] == "includes" and before.text == "none":
        error = no_such_word(before, f"`not {name_before(tokens, at)} includes any of {list_at(tokens, at)}`")
    elif before.kind == "word" and earlier[0] != "includes":
        error = foreign_statement(tokens, at) if before.text not in RESERVED else None
    return error or _unjoined(before, token)


def _counted_between(tokens: Sequence[Token], at: int) -> ConditionError:
    """`X is at most 3 working_days after Y`: conditions do not count from one answer to another."""
    number, unit, word = tokens[at - 2], tokens[at - 1].text, tokens[at].text
    name, other = name_before(tokens, at), operand_at(tokens, at + 1)
    says = f"a condition does not count {quoted(unit)} from one day to another"
    first = "after" if word == "before" else "before"
    advice = [
        f"ask for the number itself, with a question of the kind `number` and `unit: {unit}`",
        f"which of two days comes first can be said: `{name} is on or {first} {other}`",
    ]
    if word == "after" and unit in _DUE_UNITS and "." in other:
        due = f"`due: {number.text} {unit} after {other}`"
        advice.insert(0, f"to give a duty a last day, write {due} beside its `met_when`; or")
    return _error(tokens[at], says, *advice)


def _unjoined(before: Token, token: Token) -> ConditionError:
    """Two statements that nothing joins, or that a mistyped word joins."""
    if token.kind == "word" and token.text not in RESERVED:
        if joint := JOINING.get(token.text) or nearest(token.text, ["and", "or"]):
            return no_such_word(token, f"`{joint}`")
        if before.text not in RESERVED and (joint := nearest(before.text, ["and", "or"])):
            return no_such_word(before, f"`{joint}`")
        if token.text in {"old", "ago"}:
            advice = "write `is older than 12 months`, or `is within 12 months`"
            return _error(token, f"conditions have no `{token.text}`", advice)
    if token.kind == "(":
        return _error(token, "a parenthesis cannot stand here", _JOIN)
    return _error(token, f"{quoted(token.text)} cannot stand after {quoted(before.text)}", _JOIN)


def stray_comma(tokens: Sequence[Token], at: int) -> ConditionError:
    """A comma outside a list."""
    verb = tokens[at - 2] if at >= 2 else tokens[0]
    name, options = name_before(tokens, at), list_at(tokens, at - 1)
    advice = _JOIN
    if is_word(verb, "is"):
        advice = f"write `{name} is one of {options}`"
    elif is_word(verb, "includes"):
        advice = f"write `{name} includes any of {options}`, or `all of {options}`"
    says = "a comma cannot stand here: commas separate the options of a list, and what `at least 2 of (...)` counts"
    return _error(tokens[at], says, advice)


def not_in_list(tokens: Sequence[Token], at: int) -> ConditionError:
    """Something between two options that is not a comma."""
    token = tokens[at]
    if is_word(token, "and", "or"):
        return _error(token, f"options in a list have commas between them, not `{token.text}`", "write `,`")
    if token.kind == "word":
        return _error(token, f"a comma is missing before {quoted(token.text)}", f"write `, {token.text}`")
    return _error(
        token, f"{quoted(token.text)} cannot stand in a list of options", "write options with commas: `(a, b)`"
    )


def mixed(token: Token, joints: Sequence[str], parts: Sequence[str]) -> ConditionError:
    """`and` and `or` without parentheses; `joints` stand between the texts of the `parts`, up to the first mistake."""
    says = "`and` and `or` stand side by side, and it matters which belongs together"
    advice: tuple[str, ...] = ("put parentheses around what belongs together, or name that part as a term",)
    if sum(map(len, parts)) <= _ENOUGH and len(joints) == len(parts) - 1:
        advice = (f"write `{_grouped(joints, parts, 'and')}`", f"or `{_grouped(joints, parts, 'or')}`")
    return ConditionError("mixed-and-or", says, token.start, token.end, *advice)


def _grouped(joints: Sequence[str], parts: Sequence[str], inner: str) -> str:
    """Return the parts with parentheses around those that `inner` joins."""
    groups = [[" ".join(parts[0].split())]]
    for joint, part in zip(joints, parts[1:], strict=True):
        text = " ".join(part.split())
        if joint == inner:
            groups[-1].append(text)
        else:
            groups.append([text])
    outer = " or " if inner == "and" else " and "
    return outer.join(f"({f' {inner} '.join(group)})" if len(group) > 1 else group[0] for group in groups)


def not_compared(name: str, op: str, start: int, tokens: Sequence[Token], at: int) -> ConditionError:
    """`X is not at least 5`: `start` is where the comparison begins, `at` the index of what follows it."""
    opposite = OPPOSITE.get(op)
    sentence = f"{name} is {opposite}" if opposite else f"not {name} is {op}"
    says, end = f"`{op}` cannot stand after `is not`", tokens[at - 1].end
    return ConditionError("unexpected-word", says, start, end, f"write `{completed(sentence, tokens, at)}`")


def miscounted(count: Token, parts: int) -> ConditionError:
    """More is asked than is counted, or nothing."""
    number = quoted(count.text)
    if int(count.text) == 0:
        says, advice = "at least 0 of anything always holds", "write 1 or more"
    elif parts == 1:
        says, advice = f"{number} are asked for, but only one statement is counted", "put commas between the statements"
    else:
        says, advice = f"{number} are asked for, but only {parts} statements are counted", f"write {parts} or less"
    return ConditionError("count-out-of-range", says, count.start, count.end, advice)


def _error(token: Token, says: str, *advice: str) -> ConditionError:
    return ConditionError("unexpected-word", says, token.start, token.end, *advice)
