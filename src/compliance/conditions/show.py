"""The one canonical spelling of a condition. `parse_condition(show_condition(w)) == w` for every condition that parses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from compliance.conditions.syntax import (
    All,
    Always,
    AtLeast,
    Clock,
    DateIs,
    Either,
    Includes,
    Is,
    Named,
    Not,
    NumberIs,
    Some,
    Word,
    Written,
)


def show_condition(written: Written) -> str:
    """Return the condition on one line, with single blanks and no parenthesis that is not needed."""
    match written:
        case Always():
            return "always"
        case Named(name):
            return name.text
        case Is(name, options, negated, listed):
            options_shown = f"one of {_listed(options)}" if listed else options[0].text
            return f"{name.text} is {'not ' if negated else ''}{options_shown}"
        case Includes(name, "one", options):
            return f"{name.text} includes {options[0].text}"
        case Includes(name, mode, options):
            return f"{name.text} includes {'only' if mode == 'only' else f'{mode} of'} {_listed(options)}"
        case NumberIs(name, op, number, unit):
            return f"{name.text} is {op} {show_number(number)}{f' {unit.text}' if unit else ''}"
        case DateIs(name, op, other):
            return f"{name.text} is {op} {other.text}"
        case Clock(name, op, number, unit):
            return f"{name.text} is {op} {show_number(number)} {unit[:-1] if number == 1 else unit}"
        case Some(quantifier, over, body):
            return f"{quantifier} {over.text} ({show_condition(body)})"
        case AtLeast(count, parts):
            return f"at least {show_number(count)} of ({', '.join(map(show_condition, parts))})"
        case Not(part):
            return f"not {_part(part)}"
        case All(parts):
            return " and ".join(map(_part, parts))
        case Either(parts):
            return " or ".join(map(_part, parts))
        case _:
            assert_never(written)


def show_number(number: int) -> str:
    """Return a number as conditions write it: from 10_000 on in groups of three."""
    return f"{number:_}" if number >= 10_000 else str(number)


def _listed(words: Iterable[Word]) -> str:
    return f"({', '.join(word.text for word in words)})"


def _part(written: Written) -> str:
    shown = show_condition(written)
    return f"({shown})" if isinstance(written, All | Either) else shown
