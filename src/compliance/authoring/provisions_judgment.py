"""Judgments of the Court of Justice: numbered paragraphs, and the operative part."""

from __future__ import annotations

import re

from compliance.authoring.stretch import Path, Stretch, between

_RULES = re.compile(r"^[^\n]*\bhereby rules:?[^\n]*$", re.MULTILINE)
_END = re.compile(r"^\s*(?:\\?\[Signatures\\?\]|\(?\s*\*|Delivered in open court)", re.MULTILINE)
_PARAGRAPH = re.compile(r"^[ \t]*(?P<number>\d{1,3})(?:[ \t]+|\.[ \t]+)(?=\S)", re.MULTILINE)
_POINT = re.compile(r"^[ \t]*(?P<number>\d{1,2})\.\s", re.MULTILINE)


def is_judgment(text: str) -> bool:
    """Say whether a text is a judgment of the Court."""
    return re.search(r"\bCourt\b|\bCOURT\b", text[:3000]) is not None and _RULES.search(text) is not None


def stretches_of_judgment(text: str) -> tuple[Stretch, ...]:
    """Return the paragraphs, numbered without a gap, and the points of the operative part."""
    rules = list(_RULES.finditer(text))[-1]
    marks: list[tuple[int, Path]] = []
    for match in _PARAGRAPH.finditer(text, 0, rules.start()):
        if int(match["number"]) == len(marks) + 1:
            marks.append((match.start(), ("para", match["number"])))
    found = between(marks, rules.start())
    end_mark = _END.search(text, rules.end())
    end = end_mark.start() if end_mark else len(text)
    points: list[tuple[int, Path]] = []
    for match in _POINT.finditer(text, rules.end(), end):
        if int(match["number"]) == len(points) + 1:
            points.append((match.start(), ("operative", match["number"])))
    first = points[0][0] if points else end
    found.append(Stretch(("operative",), rules.start(), first, 1))
    return (*found, *between(points, end))
