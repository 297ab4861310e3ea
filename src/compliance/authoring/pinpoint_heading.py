"""Whether a text that has no table of provisions has a provision all the same: by its heading and the marks below it.

Copies in part, and texts of an unusual form, have none. What is found here is certain to be a provision of that number:
heading and marks stand at the beginnings of lines, each within the one before it.
"""

from __future__ import annotations

import re

from compliance.authoring.read_pinpoint import read_pinpoint

_WORDS = {"section": r"(?:section|sec\.?|§)", "rule": "rule", "art": r"(?:article|art\.?)"}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def has_below_heading(at: str, text: str) -> bool:
    """Return whether a text has the heading of a pinpoint, and below it the mark of each of its steps.

    A pinpoint without steps is never found: of a whole section more can be missing than stands in a copy.
    """
    claims = read_pinpoint(at)
    return bool(claims) and all(not claim.rest and _is_there(claim.path, text) for claim in claims)


def _is_there(path: tuple[str, ...], text: str) -> bool:
    word = _WORDS.get(path[0], "")
    number, steps = (path[1], path[2:]) if word and len(path) > 1 else (path[0], path[1:])
    if not steps or not (word or re.fullmatch(r"\d+[a-z]?[.-]\d.*|\d{4,}", number)):
        return False
    return any(_has_steps(below, steps) for below in _below(word, number, text))


def _below(word: str, number: str, text: str) -> list[str]:
    """Return what stands below each heading with this number, up to the next heading of the form."""
    any_word = word or r"(?:(?:section|sec\.?|§)\s*)?"
    any_number = r"\d+[a-z]?" if word else r"\d+[a-z]?(?:[.-]\d+[a-z]?)+|\d{4,}"
    heading = re.compile(rf"^[#*\s]*{any_word}\s*({any_number})(?![\w-]|\.\d)[.:]?\**", re.IGNORECASE | re.MULTILINE)
    heads = list(heading.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [text[head.end() : end] for head, end in zip(heads, ends, strict=False) if head[1] == number]


def _has_steps(text: str, steps: tuple[str, ...]) -> bool:
    for step in steps:
        found = _mark(step).search(text)
        if found is None:
            return False
        text = text[found.end() :]
        for after in _next(step):
            end = _mark(after).search(text)
            text = text[: end.start()] if end is not None else text
    return True


def _mark(step: str) -> re.Pattern[str]:
    """Return what finds a mark at the beginning of a line, perhaps behind the marks that it stands in."""
    one = re.escape(step)
    return re.compile(rf"^[ \t]*(?:\(\w{{1,5}}\)\s?)*(?:\({one}\)|{one}[.)](?=\s))", re.MULTILINE)


def _next(step: str) -> list[str]:
    """Return the marks with which what stands under one ends."""
    if step.isdigit():
        return [str(int(step) + 1)]
    found = [chr(ord(step) + 1)] if len(step) == 1 and step not in "zZ" else []
    if step in _ROMAN[:-1]:
        found.append(_ROMAN[_ROMAN.index(step) + 1])
    return found
