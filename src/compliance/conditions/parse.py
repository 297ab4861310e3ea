"""Reads a condition: text in, the tree of what was written out. Knows no names; says what is wrong and what to write.

condition = part { "and" part } | part { "or" part }
part      = "not" part | "(" condition ")" | statement
statement = "always"
          | name
          | name "is" ["not"] ( option | "one of" options )
          | name "includes" ( option | ( "any of" | "all of" | "only" ) options )
          | name "is" ( "at least" | "at most" | "more than" | "less than" ) number [ unit ]
          | name "is" ( "before" | "after" | "on or before" | "on or after" ) ( day | name )
          | name "is" ( "within" | "older than" ) number ( "days" | "weeks" | "months" | "years" )
          | ( "any" | "every" | "no" ) name "(" condition ")"
          | "at least" number "of" "(" condition { "," condition } ")"
options   = "(" option { "," option } ")"
"""

from __future__ import annotations

from typing import cast

from compliance.conditions.cursor import Cursor, word_of
from compliance.conditions.error import ConditionError
from compliance.conditions.kinds import RESERVED
from compliance.conditions.lex import Token
from compliance.conditions.misplaced import can_follow, miscounted, mixed, not_compared, stray, stray_comma
from compliance.conditions.missing import no_body, no_day, no_list, no_statement, no_subject, no_unit
from compliance.conditions.syntax import (
    All,
    Always,
    AtLeast,
    Clock,
    ClockOp,
    ClockUnit,
    DateIs,
    DateOp,
    Either,
    Includes,
    IncludesMode,
    Is,
    Named,
    Not,
    NumberIs,
    NumberOp,
    Quantifier,
    Some,
    Word,
    Written,
)

LONGEST = 20_000
_UNITS = ("days", "weeks", "months", "years")


def parse_condition(text: str) -> Written:
    """Return the condition that `text` says; offsets count from the beginning of `text`.

    Raises ConditionError for the first mistake.
    """
    if len(text) > LONGEST:
        says = f"a condition has at most {LONGEST:_} characters, this one has {len(text):_}"
        raise ConditionError("too-long", says, LONGEST, len(text), "name its parts as terms")
    cursor = Cursor(text)
    if cursor.is_at("end"):
        advice = "write a statement, or `always` for what always holds"
        raise ConditionError("empty-condition", "the condition is empty", 0, len(text), advice)
    written = _condition(cursor)
    left = cursor.now
    if left.kind == ")":
        says = "this parenthesis closes nothing"
        advice = "delete it, or open one where the part begins"
        raise ConditionError("extra-parenthesis", says, left.start, left.end, advice)
    if left.kind == ",":
        raise stray_comma(cursor.tokens, cursor.at)
    return written


# ------------------------------------------------------------------------------------------- and, or, not, (...)


def _condition(cursor: Cursor) -> Written:
    start = cursor.now.start
    parts = [_part(cursor)]
    texts = [cursor.since(start)]
    joints: list[str] = []
    while cursor.sees("and", "or"):
        token = cursor.take()
        joints.append(token.text)
        if token.text != joints[0]:
            raise mixed(token, *_rest(cursor, joints, texts))
        start = cursor.now.start
        parts.append(_part(cursor))
        texts.append(cursor.since(start))
    if not joints:
        return parts[0]
    return All(tuple(parts)) if joints[0] == "and" else Either(tuple(parts))


def _rest(cursor: Cursor, joints: list[str], texts: list[str]) -> tuple[list[str], list[str]]:
    """Return what joins all the parts of a mixed condition, and their texts, as far as they can be read."""
    try:
        while True:
            start = cursor.now.start
            _part(cursor)
            texts.append(cursor.since(start))
            if not cursor.sees("and", "or"):
                return joints, texts
            joints.append(cursor.take().text)
    except ConditionError:
        return joints, texts


def _part(cursor: Cursor) -> Written:
    if cursor.sees("not"):
        cursor.go_deeper()
        cursor.take()
        part = _part(cursor)
        cursor.come_back()
        return Not(part)
    if cursor.is_at("("):
        opened = cursor.open()
        written = _condition(cursor)
        cursor.close(opened)
    else:
        written = _statement(cursor)
    if not can_follow(cursor.now):
        raise stray(cursor.tokens, cursor.at)
    return written


# ----------------------------------------------------------------------------------------------------- statements


def _statement(cursor: Cursor) -> Written:
    if cursor.sees("always"):
        cursor.take()
        return Always()
    if cursor.sees("any", "every", "no"):
        return _quantified(cursor)
    if cursor.sees("at"):
        return _counted(cursor)
    if not cursor.is_at("word") or cursor.now.text in RESERVED:
        raise no_statement(cursor.tokens, cursor.at)
    name = word_of(cursor.take())
    if cursor.sees("is"):
        cursor.take()
        return _is(cursor, name)
    if cursor.sees("includes"):
        cursor.take()
        return _includes(cursor, name)
    return Named(name)


def _quantified(cursor: Cursor) -> Some:
    quantifier = cursor.take()
    if not cursor.is_at("word") or cursor.now.text in RESERVED:
        raise no_subject(cursor.tokens, cursor.at)
    over = cursor.take()
    if not cursor.is_at("("):
        raise no_body(quantifier, over)
    opened = cursor.open()
    body = _condition(cursor)
    cursor.close(opened)
    return Some(cast(Quantifier, quantifier.text), word_of(over), body)


def _counted(cursor: Cursor) -> AtLeast:
    cursor.take()
    cursor.either("least")
    count = cursor.number("at least")
    cursor.either("of")
    if not cursor.is_at("("):
        raise no_list(cursor.tokens, cursor.at)
    opened = cursor.open()
    parts = [_condition(cursor)]
    while cursor.is_at(","):
        cursor.take()
        parts.append(_condition(cursor))
    cursor.close(opened)
    if not 1 <= int(count.text) <= len(parts):
        raise miscounted(count, len(parts))
    return AtLeast(int(count.text), tuple(parts), word_of(count))


def _includes(cursor: Cursor, name: Word) -> Includes:
    modes: dict[str, IncludesMode] = {"any": "any", "all": "all", "only": "only"}
    if not cursor.sees(*modes):
        return Includes(name, "one", (cursor.option(),))
    mode = modes[cursor.take().text]
    if mode != "only":
        cursor.either("of")
    return Includes(name, mode, cursor.options())


def _is(cursor: Cursor, name: Word) -> Written:
    negated = cursor.sees("not")
    if negated:
        cursor.take()
    if cursor.sees("one"):
        cursor.take()
        cursor.either("of")
        return Is(name, cursor.options(), negated, listed=True)
    if not cursor.sees("at", "more", "less", "before", "after", "on", "within", "older"):
        return Is(name, (cursor.option(),), negated)
    first = cursor.now
    op = _operator(cursor)
    if negated:
        raise not_compared(name.text, op, first.start, cursor.tokens, cursor.at)
    match op:
        case "at least" | "at most" | "more than" | "less than":
            return _number_is(cursor, name, op)
        case "within" | "older than":
            return _clock(cursor, name, op)
        case _:
            if not cursor.is_at("day") and (not cursor.is_at("word") or cursor.now.text in RESERVED):
                raise no_day(op, cursor.now)
            return DateIs(name, cast(DateOp, op), word_of(cursor.take()))


def _operator(cursor: Cursor) -> str:
    first = cursor.take().text
    match first:
        case "at":
            return f"at {cursor.either('least', 'most')}"
        case "more" | "less" | "older":
            return f"{first} {cursor.either('than')}"
        case "on":
            return f"on {cursor.either('or')} {cursor.either('before', 'after')}"
        case _:
            return first


def _number_is(cursor: Cursor, name: Word, op: NumberOp) -> NumberIs:
    number = cursor.number(op)
    has_unit = cursor.is_at("word") and cursor.now.text not in RESERVED
    unit = word_of(cursor.take()) if has_unit else None
    return NumberIs(name, op, int(number.text), unit, word_of(number))


def _clock(cursor: Cursor, name: Word, op: ClockOp) -> Clock:
    number = cursor.number(op)
    count = int(number.text)
    unit = _clock_unit(cursor.now, count)
    if unit is None:
        raise no_unit(op, number, cursor.now)
    end = cursor.take().end
    return Clock(name, op, count, unit, Word(cursor.since(number.start), number.start, end))


def _clock_unit(token: Token, count: int) -> ClockUnit | None:
    """Return the unit that a word means: in the plural, or in the singular after 1."""
    spellings = {token.text, f"{token.text}s"} if count == 1 else {token.text}
    found = next((unit for unit in _UNITS if token.kind == "word" and unit in spellings), None)
    return cast(ClockUnit | None, found)
