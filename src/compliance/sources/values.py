"""Dataclasses that are cheap to define: the command line imports more than a hundred of them before it can do anything.

To a type checker `dataclass` is the standard library's own. When the program runs, `frozen` is left to the type checker,
the methods for comparing, hashing and showing are shared, and `__init__` is written when the first instance is made:
most of the classes that are defined are never used in one run. `dataclasses.fields` and `replace` work as ever. Fields
with `compare=False` count neither in `==` nor in `hash`.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=True, slots=False, order=False):  # noqa: ARG001 - for the type checker
        """Make a dataclass as `dataclasses.dataclass` does, with shared methods; it may not build on another one."""

        def decorate(cls):
            written = cls.__dict__
            annotations = written.get("__annotations__", {})
            names = tuple(annotations)
            defaults = {name: written[name] for name in names if name in written}
            compared = [name for name in names if getattr(defaults.get(name), "compare", True) is not False]
            body = {name: value for name, value in written.items() if name not in _OWN and name not in annotations}
            if slots:
                body["__slots__"] = names
            body |= {
                "__qualname__": cls.__qualname__,
                "__match_args__": names,
                "__compared__": staticmethod(attrgetter(*compared)) if compared else staticmethod(_nothing),
                "__dataclass_fields__": _Fields(annotations, defaults),
                "__eq__": _equal,
                "__hash__": _hash,
                "__repr__": _show,
            }
            if order:
                body["__lt__"] = _before
            made = type(cls)(cls.__name__, cls.__bases__, body)

            def first(self, *args, **named):
                made.__init__ = _written_init(names, defaults, hasattr(made, "__post_init__"))
                made.__init__(self, *args, **named)

            made.__init__ = first
            return made

        return decorate if cls is None else decorate(cls)


_OWN = ("__dict__", "__weakref__")


class _Fields:
    """The fields of a class as `dataclasses` describes them, made when somebody asks."""

    def __init__(self, annotations: dict[str, Any], defaults: dict[str, Any]) -> None:
        self.written = {**defaults, "__annotations__": annotations, "__doc__": ""}
        self.made: Any = None

    def __get__(self, instance: Any, owner: type) -> Any:
        if self.made is None:
            twin: Any = dataclasses.dataclass(type(owner.__name__, (), self.written | {"__module__": owner.__module__}))
            self.made = twin.__dataclass_fields__
        return self.made


def _written_init(names: tuple[str, ...], defaults: dict[str, Any], has_more: bool) -> Any:
    """Return an `__init__` that takes these names; defaults are values, or fields with a factory."""
    known: dict[str, Any] = {"missing": dataclasses.MISSING}
    takes, sets = ["self"], []
    for name in names:
        default: Any = defaults.get(name, dataclasses.MISSING)
        factory: Any = dataclasses.MISSING
        value = name
        if isinstance(default, dataclasses.Field):
            default, factory = default.default, default.default_factory
        if factory is not dataclasses.MISSING:
            known[f"make_{name}"] = factory
            takes.append(f"{name}=missing")
            value = f"make_{name}() if {name} is missing else {name}"
        elif default is not dataclasses.MISSING:
            known[f"default_{name}"] = default
            takes.append(f"{name}=default_{name}")
        else:
            takes.append(name)
        sets.append(f" self.{name} = {value}")
    if has_more:
        sets.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(takes)}):\n" + ("\n".join(sets) or " pass"), known)  # noqa: S102 - our own names
    return known["__init__"]


def _nothing(_: Any) -> tuple[()]:
    return ()


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
