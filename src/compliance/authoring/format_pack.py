"""The canonical spelling of the conditions in a file of a pack; every other character of the file stays as it is."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from compliance.conditions.error import ConditionError
from compliance.conditions.parse import parse_condition
from compliance.conditions.show import show_condition
from compliance.sources.document import Document, Route, read_document
from compliance.sources.problem import Problems, Refused
from compliance.sources.values import dataclass

_WIDTH = 120
_NARROWEST = 40
_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_MARK = b"\xef\xbb\xbf"
_FORCE = {"in_force": {"when": None}}
_WHERE: dict[str, Any] = {
    "terms": {"means": None},
    "questions": {"ask_when": None},
    "classifications": {"decide": {"when": None, **_FORCE}},
    "rules": {"applies_when": None, "requires": {"met_when": None, "when": None}, **_FORCE},
}
"""Where conditions stand: keys of groups, or of groups in lists; None marks a condition."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Words to be put in place of those from `start` up to `end`."""

    start: int
    end: int
    words: str


def format_file(name: str, data: bytes) -> bytes:
    """Return the bytes of a file of a pack with each condition in its one spelling.

    A condition that cannot be understood, or that is written with escapes, stays as it is; so does one that differs from
    its one spelling only in where its lines are broken. `name` is what places call the file.

    Raises:
        Refused: the file cannot be read.
    """
    problems = Problems()
    document = read_document(name, data, problems)
    if document is None or problems.errors:
        raise Refused(problems.found, problems.sources)
    text = document.source.text
    if text.encode() != data.removeprefix(_MARK):  # line breaks of old Macs, which were read as others
        return data
    changes = [change for route in _routes(document.data, _WHERE) if (change := _change(document, route))]
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.words + text[change.end :]
    return data[: len(_MARK)] * data.startswith(_MARK) + text.encode()


def _routes(data: Any, where: dict[str, Any] | None, route: Route = ()) -> Iterator[Route]:
    """Return the routes to all conditions in the data of a file."""
    if where is None:
        yield route
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _routes(item, where, (*route, i))
    elif isinstance(data, dict):
        for key, inner in where.items():
            if data.get(key) is not None:
                yield from _routes(data[key], inner, (*route, key))


def _change(document: Document, route: Route) -> _Change | None:
    """Return what has to change in a condition, or None."""
    found = document.condition_text(*route)
    if found is None:
        return None
    words, place_of = found
    try:
        shown = show_condition(parse_condition(words))
    except ConditionError:
        return None
    start = _offset(document, place_of(0, len(words)).line, place_of(0, len(words)).column)
    raw = document.source.text[start : start + len(words)]
    if (
        raw.replace("\n", " ").replace("\r", " ") != words
    ):  # written with escapes: what stands there is not what is read
        return None
    laid_out = _BLANKS.sub(" ", raw) if " ".join(raw.split()) == shown else _laid_out(shown, raw)
    return None if laid_out == raw else _Change(start, start + len(words), laid_out)


def _offset(document: Document, line: int, column: int) -> int:
    text, at = document.source.text, 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def _laid_out(shown: str, raw: str) -> str:
    """Return a condition on as many lines as it needs if it stood on several, else on one."""
    if "\n" not in raw:
        return shown
    following = raw.split("\n")[1]
    indent = following[: len(following) - len(following.lstrip())]
    width = max(_NARROWEST, _WIDTH - len(indent))
    lines = textwrap.wrap(shown, width, break_long_words=False, break_on_hyphens=False)
    ending = "\r\n" if "\r\n" in raw else "\n"
    return f"{ending}{indent}".join(lines)
