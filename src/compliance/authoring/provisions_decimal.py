"""Guidance whose headings are counted in decimals, each after the one before: `4.0`, `4.1`, ..., `12.4.2`, `12.5`; with annexures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from compliance.authoring.stretch import Stretch

_HEAD = re.compile(r"^(?:#+[ \t]*)?(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[ \t]+(?=[A-Z“\"])", re.MULTILINE)
_AFTER = re.compile(r"^(?:#+[ \t]*)?(?:\d{1,2}\.[ \t]+[A-Z]|Annexure|ANNEXURE|Appendix|APPENDIX)", re.MULTILINE)
_ANNEXURE = re.compile(r"^(?:#+[ \t]*)?(?:Annexure|ANNEXURE)[ \t]+(?P<letter>[A-Z])\b", re.MULTILINE)
_PART = re.compile(r"^\((?P<letter>[A-Z])\)[ \t]", re.MULTILINE)
_FEWEST = 8


def is_counted_in_decimals(text: str) -> bool:
    """Say whether a text has a row of headings that are counted in decimals from `1.0` on."""
    return len(_row(text)) >= _FEWEST


def stretches_counted_in_decimals(text: str) -> tuple[Stretch, ...]:
    """Return the stretch of each heading, up to the next one; what is counted below it is not told apart."""
    row = _row(text)
    if not row:
        return ()
    last = _AFTER.search(text, row[-1].end())
    ends = [*(head.start() for head in row[1:]), last.start() if last is not None else len(text)]
    found = [Stretch((head["number"],), head.start(), end, 1) for head, end in zip(row, ends, strict=True)]
    return (*found, *_annexures(text, ends[-1]))


def _annexures(text: str, start: int) -> Iterator[Stretch]:
    """Yield the stretch of each annexure after a place, and of its parts `(A)`, `(B)`, each after the one before."""
    heads = list(_ANNEXURE.finditer(text, start))
    stops_of = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, stops_of, strict=False):
        above = (f"annexure {head['letter'].lower()}",)
        parts: list[re.Match[str]] = []
        for part in _PART.finditer(text, head.end(), end):
            if part["letter"] == ascii_uppercase[len(parts) : len(parts) + 1]:
                parts.append(part)
        stops = [*(part.start() for part in parts), end]
        yield Stretch(above, head.start(), stops[0], 1)
        for part, after in zip(parts, stops[1:], strict=True):
            yield Stretch((*above, part["letter"]), part.start(), after, 2)


def _row(text: str) -> list[re.Match[str]]:
    """Return the longest row of headings of which each may follow the one before; a table of contents has one as well."""
    heads = list(_HEAD.finditer(text))
    rows = [_from(heads[i:]) for i, head in enumerate(heads) if head["number"] == "1.0"]
    return max(rows, key=lambda row: (len(row), row[-1].end() - row[0].start()), default=[])


def _from(heads: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    row = [heads[0]]
    for head in heads[1:]:
        if head["number"] == "1.0":
            break
        if _may_follow(_count(row[-1]["number"]), _count(head["number"])):
            row.append(head)
    return row


def _count(number: str) -> tuple[int, ...]:
    """Return a number as it counts: `4.0` is 4, `12.4.2` is 12, 4, 2."""
    counted = tuple(int(part) for part in number.split("."))
    return counted[:-1] if counted[-1] == 0 else counted


def _may_follow(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Return whether a number is the first below another, or the next on its level or on one further out."""
    if after == (*before, 1):
        return True
    depth = len(after)
    return depth <= len(before) and after == (*before[: depth - 1], before[depth - 1] + 1)
