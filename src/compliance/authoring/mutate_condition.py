"""All conditions that differ from one by a single small mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from compliance.authoring.say import retold
from compliance.conditions.meaning import (
    All,
    Always,
    AtLeast,
    Chosen,
    Clock,
    Condition,
    DateIs,
    DatesCompare,
    Decided,
    Either,
    Linked,
    Not,
    NumberIs,
    Some,
    Ticked,
    Yes,
)
from compliance.conditions.show import show_number
from compliance.conditions.syntax import Quantifier

Change = tuple[str, Condition]
"""What was changed, in words, and the condition that came of it."""

_QUANTITIES: tuple[Quantifier, ...] = ("any", "every")
_TURNED: dict[str, Any] = {
    "before": "on or before",
    "on or before": "before",
    "after": "on or after",
    "on or after": "after",
    "at least": "more than",
    "more than": "at least",
    "at most": "less than",
    "less than": "at most",
    "within": "older than",
    "older than": "within",
}


def mutate_condition(condition: Condition) -> Iterator[Change]:
    """Yield each changed condition with what was changed."""
    for says, changed in _changed(condition):
        yield says, retold(changed)


def _changed(condition: Condition) -> Iterator[Change]:
    match condition:
        case Always():
            return
        case Not(part):
            yield "took `not` away", part
            for says, changed in _changed(part):
                yield says, replace(condition, part=changed)
        case All(parts) | Either(parts):
            for i, part in enumerate(parts):
                left = (*parts[:i], *parts[i + 1 :])
                yield f"dropped `{part.says}`", left[0] if len(left) == 1 else replace(condition, parts=left)
            if isinstance(condition, All):
                yield "made `and` an `or`", Either(parts, "")
            else:
                yield "made `or` an `and`", All(parts, "")
            yield from _inside(condition, parts)
        case AtLeast(count, parts):
            for other in (count - 1, count + 1):
                if 1 <= other <= len(parts):
                    yield f"made {count} of them {other}", replace(condition, count=other)
            yield from _inside(condition, parts)
        case Some(quantifier, _, _, _, body):
            for quantity in _QUANTITIES:
                if quantity != quantifier:
                    yield f"made `{quantifier}` an `{quantity}`", replace(condition, quantifier=quantity)
            for says, changed in _changed(body):
                yield says, replace(condition, body=changed)
        case _:
            yield f"put `not` before `{condition.says}`", Not(condition, "")
            yield from _leaf(condition)


def _inside(condition: Any, parts: tuple[Condition, ...]) -> Iterator[Change]:
    for i, part in enumerate(parts):
        for says, changed in _changed(part):
            yield says, replace(condition, parts=(*parts[:i], changed, *parts[i + 1 :]))


def _leaf(leaf: Condition) -> Iterator[Change]:
    match leaf:
        case NumberIs(_, _, op, number):
            for other in (number - 1, number + 1):
                yield (
                    f"made {number} {other}",
                    _worded(replace(leaf, number=other), show_number(number), show_number(other)),
                )
            yield f"made `{op}` `{_TURNED[op]}`", _worded(replace(leaf, op=_TURNED[op]), op, _TURNED[op])
        case DateIs(_, _, op, day):
            for other_day in (day - timedelta(1), day + timedelta(1)):
                yield (
                    f"made {day} {other_day}",
                    replace(leaf, day=other_day, says=f"{leaf.question} is {op} {other_day}"),
                )
        case DatesCompare(_, _, op, _):
            yield f"made `{op}` `{_TURNED[op]}`", _worded(replace(leaf, op=_TURNED[op]), op, _TURNED[op])
        case Clock(_, _, op, number):
            for other in (number - 1, number + 1):
                yield (
                    f"made {number} {other}",
                    _worded(replace(leaf, number=other), show_number(number), show_number(other)),
                )
            yield f"made `{op}` `{_TURNED[op]}`", _worded(replace(leaf, op=_TURNED[op]), op, _TURNED[op])
        case Chosen(_, _, options) | Decided(_, _, options):
            yield from _fewer(leaf, "options" if isinstance(leaf, Chosen) else "outcomes", options, "is one of")
        case Ticked(question, _, mode, options):
            yield from _fewer(leaf, "options", options, f"includes {mode} of" if mode != "only" else "includes only")
            if len(options) > 1 and mode in ("any", "all"):
                other_mode: Any = "all" if mode == "any" else "any"
                says = f"{question} includes {other_mode} of ({', '.join(options)})"
                yield f"made `{mode} of` `{other_mode} of`", replace(leaf, mode=other_mode, says=says)
        case Yes() | Linked() | _:
            return


def _fewer(leaf: Any, field: str, options: tuple[str, ...], words: str) -> Iterator[Change]:
    if len(options) < 2:
        return
    name = leaf.classification if isinstance(leaf, Decided) else leaf.question
    for option in options:
        left = tuple(one for one in options if one != option)
        says = f"{name} {words} ({', '.join(left)})"
        yield f"dropped the option `{option}`", replace(leaf, **{field: left, "says": says})


def _worded(leaf: Any, was: str, became: str) -> Any:
    return replace(leaf, says=leaf.says.replace(was, became, 1))
