"""What the shape of a file knows: which keys may stand where, what each of them is for, and which words it takes."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Route = tuple[str | int, ...]


def known_keys(shape: type[BaseModel], route: Route) -> list[str]:
    """Return the keys that may stand where a route leads."""
    return [key for group in shapes_at(shape, route) for key in fields_of(group)]


def described(shape: type[BaseModel], route: Route) -> str:
    """Return what a key is for."""
    for group in shapes_at(shape, route[:-1]):
        field = fields_of(group).get(str(route[-1]))
        if field is not None and field.description:
            words = words_of(field.annotation)
            allowed = f"; write one of {', '.join(words)}" if words else ""
            return f"it says: {field.description[0].lower()}{field.description[1:].rstrip('.')}{allowed}"
    return ""


def such_as(shape: type[BaseModel], route: Route) -> str:
    """Return what a group may look like where a route leads: the keys that it has to have, or else some that it may."""
    groups = shapes_at(shape, route)
    fields = fields_of(groups[0]) if groups else {}
    wanted = [key for key, field in fields.items() if field.is_required()] or list(fields)[:2]
    return f", such as `{{{', '.join(f'{key}: …' for key in wanted)}}}`" if wanted else ""


def words_of(annotation: Any) -> list[str]:
    """Return the words of which one has to be written, where only some may be."""
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    return words_of(get_args(annotation)[0]) if get_origin(annotation) is Annotated else []


def fields_of(shape: type[BaseModel]) -> dict[str, Any]:
    """Return the fields of a group by the keys that stand for them."""
    return {field.alias or name: field for name, field in shape.model_fields.items()}


def shapes_at(annotation: Any, route: Route) -> list[type[BaseModel]]:
    """Return the shapes that a group may have where a route of pydantic leads, beginning with a type."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return shapes_at(get_args(annotation)[0], route)
    if origin in (Union, UnionType):
        return [shape for member in get_args(annotation) for shape in shapes_at(member, route)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not route:
            return [annotation]
        field = fields_of(annotation).get(str(route[0]))
        return shapes_at(field.annotation, route[1:]) if field else shapes_at(annotation, route[1:])
    if origin is list and route:
        return shapes_at(get_args(annotation)[0], route[1:])
    if origin is dict and route:
        invented = str(route[0]).startswith("<")
        return shapes_at(annotation if invented else get_args(annotation)[1], route[1:])
    return []
