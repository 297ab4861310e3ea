"""Bare `yes`, `no`, `on`, `off`, `true` and `false` in files of packs, where a text, a name or one of some words is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from compliance.packs.shape_keys import Route, fields_of
from compliance.packs.written import ONE_OR_MANY, OR_TEXT, TEXT, TRUTH_TOO
from compliance.sources.document import Data, Document
from compliance.sources.misread import TRUTHS, is_bare, truth_as_text
from compliance.sources.problem import Problems

_BARE = re.compile(rf"[-:,\[{{]\s+(?:{'|'.join(sorted(TRUTHS))})\s*(?:$|[,\]}}#])", re.IGNORECASE | re.MULTILINE)
_LONGEST = max(map(len, TRUTHS))


def bare_words(shape: type[BaseModel], document: Document) -> Iterator[Route]:
    """Yield the routes to every bare word of truth that stands where its shape means something else by it."""
    if not _BARE.search(document.source.text):  # as nearly always
        return
    for route, word in _short_texts(document.data, ()):
        if word.lower() in TRUTHS and is_bare(document.source, document.place(*route)):
            meant = list(_meant(shape, (), route))
            if meant and not any(TRUTH_TOO in marks for marks in meant):
                yield route


def tell_bare_word(route: Route, shape: type[BaseModel], document: Document, problems: Problems) -> None:
    """Record a bare word of truth at a route, with what to write there instead."""
    word = next(text for one, text in _short_texts(document.data, ()) if one == route)
    meant = list(_meant(shape, (), route))
    words = [one for marks in meant for mark in marks if get_origin(mark) is Literal for one in get_args(mark)]
    if words:
        says, advice = f"`{word}` is not one of the words that may stand here", f"write one of {', '.join(words)}"
    elif any(TEXT in marks for marks in meant):
        says, advice = truth_as_text(word)
    else:
        says, advice = (
            f"`{word}` cannot stand here: it says that something is so, or is not",
            "write the name that is meant",
        )
    problems.add("bare-yes-no", says, document.place(*route), advice)


def _short_texts(data: Data, route: Route) -> Iterator[tuple[Route, str]]:
    """Yield every text that is no longer than a word of truth, with the way to it."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        if isinstance(value, str):
            if len(value) <= _LONGEST:
                yield (*route, step), value
        else:
            yield from _short_texts(value, (*route, step))


def _meant(annotation: Any, marks: tuple[Any, ...], route: Route) -> Iterator[tuple[Any, ...]]:
    """Yield what the texts are marked with that may stand where a route leads, beginning with a type."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _meant(inner[0], (*marks, *annotation.__metadata__), route)
    elif origin in (Union, UnionType):
        for member in inner:
            yield from _meant(member, marks, route)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = fields_of(annotation).get(str(route[0])) if route else None
        if field is not None:
            yield from _meant(field.annotation, tuple(field.metadata), route[1:])
        elif not route and OR_TEXT in marks:
            yield (*marks, TEXT)
    elif origin is list and (route or ONE_OR_MANY in marks):
        yield from _meant(inner[0], (), route[1:])
    elif origin is dict and route:
        yield from _meant(inner[1], (), route[1:])
    elif not route and (annotation is str or origin is Literal):
        yield (*marks, annotation)
