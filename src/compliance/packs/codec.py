"""A rulebook as plain data and back: lines of JSON, of which each is understood when it is first asked for.

Only frozen dataclasses and enums of the few modules named here can come out; nothing in the data is ever run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any, TypeVar

from compliance.conditions.kinds import Vocabulary
from compliance.packs.model import Rulebook

T = TypeVar("T")

_MODULES = (
    "compliance.conditions.facts",
    "compliance.conditions.kinds",
    "compliance.conditions.meaning",
    "compliance.conditions.truth",
    "compliance.packs.clock",
    "compliance.packs.duty",
    "compliance.packs.law",
    "compliance.packs.model",
    "compliance.sources.place",
)
# How a list in the data begins: with one of these, or with the number of a class, counted from _FIRST_CLASS. A class
# whose number is negative holds nothing but plain values, and so does a plain tuple: what is in them is taken as it is.
_TUPLE, _SET, _DATE, _PLAIN_TUPLE, _FIRST_CLASS = 0, 1, 2, 3, 4

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def encode_rulebook(rulebook: Rulebook) -> bytes:
    """Return a rulebook as lines: what is in it, then one thing on each line."""
    classes: dict[type, int] = {}
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for name, section in _sections(rulebook).items():
        sections[name] = list(section)
        lines.extend(_dumps(_encode(value, classes)) for value in section.values())
    described = [[cls.__module__, cls.__qualname__, *_field_names(cls)] for cls in classes]
    head = _dumps({"digest": rulebook.digest, "classes": described, "sections": sections})
    return "\n".join([head, *lines]).encode()


def decode_rulebook(data: bytes) -> Rulebook:
    """Return the rulebook that was encoded. Raises ValueError if the data does not fit the classes of today."""
    lines = data.split(b"\n")
    try:
        head = json.loads(lines[0])
        builders = [_builder(*described) for described in head["classes"]]
        sections: dict[str, Any] = {}
        at = 1
        for name, ids in head["sections"].items():
            sections[name] = _Kept(dict(zip(ids, lines[at : at + len(ids)], strict=True)), builders)
            at += len(ids)
        if at != len(lines):
            raise ValueError("there are more lines than things")
        words = {field.name: sections.pop(f"vocabulary.{field.name}") for field in fields(Vocabulary)}
        return Rulebook(digest=head["digest"], vocabulary=Vocabulary(**words), **sections)
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError("the data does not fit") from error


def _sections(rulebook: Rulebook) -> dict[str, Mapping[str, Any]]:
    """Return every mapping of a rulebook by its name."""
    found = {f.name: getattr(rulebook, f.name) for f in fields(Rulebook) if f.name not in {"digest", "vocabulary"}}
    return found | {f"vocabulary.{f.name}": getattr(rulebook.vocabulary, f.name) for f in fields(Vocabulary)}


class _Kept(Mapping[str, T]):
    """Things by their ids, each made from its line when it is first asked for."""

    def __init__(self, lines: dict[str, bytes], builders: list[Callable[..., Any]]) -> None:
        self._lines = lines
        self._builders = builders
        self._made: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        made = self._made.get(id)
        if made is None:
            made = self._made[id] = _decode(json.loads(self._lines[id]), self._builders)
        return made

    def __contains__(self, id: object) -> bool:
        return id in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __repr__(self) -> str:
        return repr(dict(self.items()))


# ----------------------------------------------------------------------------------------------------- single things


def _encode(value: Any, classes: dict[type, int]) -> Any:
    kind = type(value)
    if value is None or kind in (str, int, bool):
        return value
    if kind is tuple:
        items = [_encode(item, classes) for item in value]
        return [_PLAIN_TUPLE if _are_plain(items) else _TUPLE, *items]
    if kind is frozenset:
        return [_SET, *sorted(value)]
    if kind is date:
        return [_DATE, value.isoformat()]
    if isinstance(value, Mapping):
        return {key: _encode(item, classes) for key, item in value.items()}
    if kind.__module__ not in _MODULES:
        raise TypeError(f"{kind.__qualname__} cannot be kept")
    number = classes.setdefault(kind, len(classes)) + _FIRST_CLASS
    if isinstance(value, Enum):
        return [number, value.value]
    items = [_encode(getattr(value, name), classes) for name in _field_names(kind)]
    return [-number if _are_plain(items) else number, *items]


def _are_plain(items: list[Any]) -> bool:
    return not any(isinstance(item, (list, dict)) for item in items)


def _decode(value: Any, builders: list[Callable[..., Any]]) -> Any:
    kind = type(value)
    if kind is list:
        number = value[0]
        if number < 0:
            return builders[-number - _FIRST_CLASS](*value[1:])
        if number == _PLAIN_TUPLE:
            return tuple(value[1:])
        if number == _TUPLE:
            return tuple([_decode(item, builders) if type(item) is list else item for item in value[1:]])
        if number == _SET:
            return frozenset(value[1:])
        if number == _DATE:
            return date.fromisoformat(value[1])
        return builders[number - _FIRST_CLASS](
            *[_decode(item, builders) if type(item) in (list, dict) else item for item in value[1:]]
        )
    if kind is dict:
        return {key: _decode(item, builders) for key, item in value.items()}
    return value


def _field_names(cls: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; an enum has none."""
    return getattr(cls, "__match_args__", ())


def _builder(module: str, name: str, *names: str) -> Callable[..., Any]:
    """Return what makes objects of a class of ours, if the class still has the fields that were kept."""
    if module not in _MODULES:
        raise ValueError(f"{module} holds nothing that can be kept")
    cls: Any = getattr(import_module(module), name)
    is_ours = isinstance(cls, type) and (hasattr(cls, "__compared__") or issubclass(cls, Enum))
    if not is_ours or _field_names(cls) != names:
        raise ValueError(f"{name} is not what it was")
    made: Callable[..., Any] = cls
    return made
