"""Acts of the European Union: recitals, and articles with paragraphs, points and sub-points; annexes."""

from __future__ import annotations

import re

from compliance.authoring.provisions_nesting import nest
from compliance.authoring.stretch import Path, Stretch, between

_ARTICLE = re.compile(r"^\s*Article\s+(?P<number>\d+[a-z]{0,2})\s*$", re.MULTILINE)
_ANNEX = re.compile(r"^\s*ANNEX\s*(?P<number>[IVXL]*)\s*$", re.MULTILINE)
_OUTSIDE = re.compile(r"^\s*(?:CHAPTER|TITLE|SECTION|Section|PART)\s+[\dIVXL]+[a-z]?\s*$", re.MULTILINE)
_RECITAL = re.compile(r"^\s*\((?P<number>\d{1,3})\)\s", re.MULTILINE)
_MARKS = r"(?:[►▼][A-Z]+\d*\s*)*"
_LABEL = re.compile(
    rf"^[ \t]*{_MARKS}(?:(?P<point>\d{{1,2}}[a-z]?)\.(?=\s|$)|\((?P<paren>\d{{1,2}}|[a-z]{{1,4}})\)(?=\s|$))"
)
_LINE = re.compile(r"[^\n]*\n?")


def is_eu_act(text: str) -> bool:
    """Say whether a text has articles as acts of the Union have."""
    return len(_ARTICLE.findall(text)) >= 3


def stretches_of_eu_act(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of recitals, articles and annexes."""
    articles = list(_ARTICLE.finditer(text))
    first = next((match for match in articles if match["number"] == "1"), articles[0])
    found = _recitals(text, first.start())
    heads: list[tuple[int, int, Path]] = []
    heads += [(m.start(), m.end(), ("art", m["number"])) for m in articles if m.start() >= first.start()]
    heads += [(m.start(), m.end(), ("annex", m["number"])) for m in _ANNEX.finditer(text, first.start())]
    heads += [(m.start(), m.end(), ()) for m in _OUTSIDE.finditer(text, first.start())]
    heads.sort()
    for (start, body, path), after in zip(heads, [*(head[0] for head in heads[1:]), len(text)], strict=True):
        if path:
            found.append(Stretch(path, start, body, 2))
            found.extend(_body(text, path, body, after))
    return tuple(found)


def _recitals(text: str, end: int) -> list[Stretch]:
    """Return the recitals: numbered without a gap before the first article."""
    marks: list[tuple[int, Path]] = []
    for match in _RECITAL.finditer(text, 0, end):
        if int(match["number"]) == len(marks) + 1:
            marks.append((match.start(), ("recital", match["number"])))
    return between(marks, end)


def _body(text: str, above: Path, start: int, end: int) -> list[Stretch]:
    """Return the stretches of an article. A subparagraph after points belongs to the paragraph, not to the last point."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text, start, end) if match[0].strip()]
    labels = [_label(text, *line) for line in lines]
    nested = iter(nest([label for label in labels if label], _order(labels)))
    found: list[Stretch] = []
    path, sure = above, len(above)
    bare, was_label = False, False
    for (at, after), label in zip(lines, labels, strict=True):
        place = next(nested) if label else None
        if place is not None and place.path is not None:
            path = above + place.path
            sure = len(path) if place.is_sure else len(above)
            bare = not _rest(text, at, after)
            was_label = True
        elif text[at:after].strip().startswith(("▼", "►")) and len(text[at:after].strip()) < 6:
            pass
        elif bare:
            bare = False
        elif was_label and len(path) > len(above):
            # A further subparagraph: of the numbered paragraph for sure, of a point only perhaps.
            numbered = len(above) + (1 if path[len(above)][:1].isdigit() else 0)
            sure = min(sure, numbered)
        found.append(Stretch(path, at, after, sure))
    return found


def _order(labels: list[str]) -> tuple[str, ...]:
    first = next((label for label in labels if label), "")
    if first.startswith("."):
        return (".1", "(a", "(i")
    return ("(1", "(a", "(i") if first[1:].isdigit() else ("(a", "(i")


def _label(text: str, start: int, end: int) -> str:
    match = _LABEL.match(text[start:end])
    if match is None:
        return ""
    return f".{match['point']}" if match["point"] else f"({match['paren']}"


def _rest(text: str, start: int, end: int) -> str:
    match = _LABEL.match(text[start:end])
    return text[start:end][match.end() :].strip() if match else ""
