"""Indian acts and rules as they are archived: `[Section 6 - Consent]`, with sub-sections and clauses inside a paragraph."""

from __future__ import annotations

import re

from compliance.authoring.provisions_nesting import nest
from compliance.authoring.stretch import Path, Stretch

_HEAD = re.compile(
    r"^\[(?P<what>Section|Rule|(?P<nth>\w+) Schedule|Schedule)\s*(?P<number>\d+[A-Z]{0,2})?\s*(?:-[^\]]*)?\](?:[^\S\n]+\S[^\n]*)?\s*$",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"(?:^|(?<=[.;:,—–-])|(?<=[.;:,—–-] )|(?<=; and )|(?<=; or )|(?<=, and )|(?<=, or ))\s*\((?P<label>\d{1,2}|[a-z]{1,4}|[A-Z])\)\s"
)
_ASIDE = re.compile(r"(?:^|(?<=[.:;])\s+)(?:Provided (?:further )?that|Illustration|Explanation|Note\s*:)")
_ORDER = ("1", "a", "i", "A")
_AMENDED = re.compile(r"(?<!\w)\d{1,2}\s?\[(?=(?P<label>[\s\d\[]*\())?")
"""Where words that an amending act has put in begin: `5[(3) A person` is sub-section (3), and `2[or cosmetic]` is none."""


def is_indian_law(text: str) -> bool:
    """Say whether a text is archived with headings of its sections or rules in brackets."""
    return len(_HEAD.findall(text)) >= 2


def stretches_of_indian_law(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of all sections, rules and schedules."""
    heads = list(_HEAD.finditer(text))
    found: list[Stretch] = []
    for head, end in zip(heads, [*(head.start() for head in heads[1:]), len(text)], strict=True):
        path: Path
        if head["number"]:
            path = (head["what"].lower(), head["number"])
        else:
            path = ("schedule", (head["nth"] or "").lower()) if head["nth"] else ("schedule",)
        found.append(Stretch(path, head.start(), head.end(), len(path)))
        found.extend(
            _body(text, path, head.end(), end) if head["number"] else [Stretch(path, head.end(), end, len(path))]
        )
    return tuple(found)


def _body(text: str, above: Path, start: int, end: int) -> list[Stretch]:
    """Return the stretches of a section. A proviso or an illustration may belong to any provision around it."""
    body = _without_marks(text[start:end])
    number = re.match(r"\s*\d+[A-Z]{0,2}\.\s+", body)
    labels = [(match.start("label") - 1, match["label"]) for match in _LABEL.finditer(body)]
    if number is not None:
        opening = re.match(r"\((\d{1,2}|[a-z])\)\s", body[number.end() :])
        if opening is not None and (number.end(), opening[1]) not in labels:
            labels.insert(0, (number.end(), opening[1]))
    nested = nest([label for _, label in labels], _ORDER)
    cuts: list[tuple[int, Path | None, bool]] = [(0, above, True)]
    cuts += [
        (at, above + place.path, place.is_sure)
        for (at, _), place in zip(labels, nested, strict=True)
        if place.path is not None
    ]
    cuts += [(match.start(), None, False) for match in _ASIDE.finditer(body)]
    cuts.sort(key=lambda cut: cut[0])
    found: list[Stretch] = []
    path = above
    for (at, way, sure), after in zip(cuts, [*(cut[0] for cut in cuts[1:]), len(body)], strict=True):
        path = way if way is not None else path
        found.append(Stretch(path, start + at, start + after, len(path) if sure else len(above)))
    return found


def _without_marks(body: str) -> str:
    """Return a text as long as another, in which the marks of amendments are blanks; before a label stands a semicolon."""
    plain = _AMENDED.sub(lambda mark: (";" if mark["label"] else " ").ljust(len(mark[0])), body)
    return plain.replace("]", " ")
