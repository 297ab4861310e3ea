"""Dataclasses that are cheap to define: the command line imports about a hundred of them before it can do anything.

To a type checker `dataclass` is the standard library's own. When the program runs, `frozen` is left to the type checker,
and the methods for comparing, hashing and showing are shared instead of being generated for every class: defining a class
takes a third of the time, making an instance half. Fields with `compare=False` count neither in `==` nor in `hash`.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=True, slots=False, order=False):  # noqa: ARG001 - for the type checker
        """Make a dataclass as `dataclasses.dataclass` does, with shared methods."""

        def decorate(cls):
            made = dataclasses.dataclass(cls, eq=False, repr=False, slots=slots)
            names = [field.name for field in dataclasses.fields(made) if field.compare]
            made.__compared__ = staticmethod(attrgetter(*names)) if names else staticmethod(lambda _: ())
            made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _show
            if order:
                made.__lt__ = _before
            return made

        return decorate if cls is None else decorate(cls)


def _equal(self: Any, other: Any) -> Any:
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__compared__(self) == self.__compared__(other)


def _hash(self: Any) -> int:
    return hash((self.__class__, self.__compared__(self)))


def _before(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__compared__(self) < self.__compared__(other)


def _show(self: Any) -> str:
    fields = ", ".join(
        f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr
    )
    return f"{self.__class__.__qualname__}({fields})"


__all__ = ["dataclass"]
