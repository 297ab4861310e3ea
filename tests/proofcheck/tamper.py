"""Changes one thing somewhere in an assessment, deep in the structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum

from compliance.assessment.finding import Ask, Assessment, Completion
from compliance.conditions.truth import Truth
from properties.dice import Dice

Path = tuple[object, ...]

UNCHECKED = {
    "day",  # the day that is judged is an input: on another day the same proofs may hold
    "notes", "fragile", "rests_on_guidance", "decisions", "loose",  # told beside the verdict, not proved
    "could_be", "open_questions", "asks",  # checked where a proof speaks of them; see the tests by hand
    "place",  # where something stands in a file is never compared
}  # fmt: skip


def sites(value: object, path: Path = ()) -> Iterator[Path]:
    """Every place in an assessment that can be changed."""
    match value:
        case Completion():
            yield (*path, "verdict")  # other answers may prove the same
        case Ask():
            yield (*path, "id")
        case _ if is_dataclass(value):
            for one in fields(value):
                if one.name not in UNCHECKED and not (
                    path and path[0] == "classifications" and one.name in ("possible", "outcome") and len(path) == 2
                ):
                    yield from sites(getattr(value, one.name), (*path, one.name))
        case tuple():
            if value:
                yield path
            for i, one in enumerate(value):
                yield from sites(one, (*path, i))
        case Mapping():
            for key, one in value.items():
                yield from sites(one, (*path, key))
        case None | frozenset():
            return
        case _:
            yield path


def changed(dice: Dice, assessment: Assessment, path: Path) -> Assessment:
    """The assessment with something else at one place."""
    result = _rebuilt(assessment, path, dice)
    assert isinstance(result, Assessment)
    return result


def _rebuilt(value: object, path: Path, dice: Dice) -> object:
    if not path:
        return _other(value, dice)
    first, rest = path[0], path[1:]
    if isinstance(value, tuple):
        assert isinstance(first, int)
        return (*value[:first], _rebuilt(value[first], rest, dice), *value[first + 1 :])
    if isinstance(value, Mapping):
        return {**value, first: _rebuilt(value[first], rest, dice)}
    return replace(value, **{str(first): _rebuilt(getattr(value, str(first)), rest, dice)})  # type: ignore[type-var]


def _other(value: object, dice: Dice) -> object:
    match value:
        case Truth() | Enum():
            return dice.pick([one for one in type(value) if one is not value])
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return dice.pick([f"{value}!", "" if value else "!"])
        case date():
            return value + timedelta(days=dice.pick((-1, 1, 40)))
        case tuple():
            at = dice.below(len(value))
            return dice.pick([value[:at] + value[at + 1 :], (*value, value[at])])
        case _:
            raise AssertionError(value)


def last_name(path: Path) -> str:
    """The name of the innermost field that a place belongs to."""
    return next(str(step) for step in reversed(path) if isinstance(step, str))
