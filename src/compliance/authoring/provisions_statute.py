"""Sections of the US Code and of the Code of Federal Regulations with their paragraphs: 360j(o)(1)(E)(iii), 807.81(a)."""

from __future__ import annotations

import re
from itertools import pairwise

from compliance.authoring.provisions_nesting import nest
from compliance.authoring.stretch import Path, Stretch
from compliance.sources.values import dataclass

_SECTION = re.compile(r"^#*\s*§\s*(?P<number>\d[\w.–-]*?)\.?(?=\s|$)(?P<title>[^\n]*)$", re.MULTILINE)
_OUTSIDE = re.compile(
    r"^(?:SUBPART|Subpart|PART|Part|APPENDIX|Appendix)\b[^\n]*$|^(?:Editorial Notes|Statutory Notes|Amendments|References in Text|Historical and Revision Notes)[^\n]*$",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t]*\n|\n(?=[ \t]*(?:[-*][ \t]+)?\(\w{1,5}\)))\s*\S")
_LABELS = re.compile(r'\s*(?:[-*]\s+)?(?:\*+)?[“"]?(?P<labels>(?:\((?:[a-z]{1,5}|[A-Z]{1,5}|\d{1,2})\)\s*)+)')
_LABEL = re.compile(r"\((\w+)\)")
_INLINE = re.compile(
    r"(?P<head>[A-Z*][^()]{0,140}?[.:—–-]\*?\s*)(?P<labels>(?:\((?:1|i|A|a|I)\)\s*)(?:\(\w{1,4}\)\s*)*)"
)
_TERM = re.compile(
    r"(?!The |In |As |For |Any |This |These |It |If |An? )(?P<term>[A-Z][\w'’\-/ ]{1,80}?)(?:,(?:(?!\n[ \t]*\n)[^.;:]){0,120})?"
    r"(?:\s+(?:means?|includes?|is|has the|have the|is defined|refers)\b|:|\s+\(\w+\)\s+means)"
)
_USC_ORDER = ("a", "1", "A", "i", "I", "aa")
_CFR_ORDER = ("a", "1", "i", "A", "1", "i")
_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or the part of one before the next label. `heads` says that what follows unlabelled belongs to it."""

    start: int
    labels: tuple[str, ...]
    heads: bool


def is_us_law(text: str) -> bool:
    """Say whether a text has sections as American law has."""
    return _SECTION.search(text) is not None


def stretches_of_us_law(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of all sections; a section whose heading is printed again goes on where it was."""
    found: list[Stretch] = []
    sections = _sections(text)
    at = 0
    while at < len(sections):
        number = sections[at][0]
        same = at
        while same < len(sections) and sections[same][0] == number:
            same += 1
        found.extend(_section(text, number, sections[at:same]))
        at = same
    return tuple(found)


def _sections(text: str) -> list[tuple[str, str, int, int, int]]:
    """Return number, title, start, start of the body and end of every section, in order."""
    cuts = sorted([match.start() for match in _OUTSIDE.finditer(text)] + [m.start() for m in _SECTION.finditer(text)])
    found = []
    for match in _SECTION.finditer(text):
        end = next((cut for cut in cuts if cut > match.start()), len(text))
        number = match["number"].replace("–", "-").rstrip(".")
        found.append((number, match["title"], match.start(), match.end(), end))
    return found


def _section(text: str, number: str, parts: list[tuple[str, str, int, int, int]]) -> list[Stretch]:
    is_code = "." in number
    defines = is_code and any("efinition" in part[1] for part in parts)
    found: list[Stretch] = []
    pieces: list[tuple[_Piece, int, str]] = []  # with end and the term that is defined
    for _, _, start, body, end in parts:
        found.append(Stretch((number,), start, body, 1))
        cut = [*_pieces(text, body, end), _Piece(end, (), False)]
        for piece, after in pairwise(cut):
            term = _TERM.match(text, piece.start) if defines and not piece.labels else None
            pieces.append((piece, after.start, term["term"].strip().lower() if term else ""))
    groups: list[tuple[str, list[tuple[_Piece, int]]]] = [("", [])]
    for piece, end, defined in pieces:
        if defined:
            groups.append((defined, []))
        groups[-1][1].append((piece, end))
    for defined, group in groups:
        found.extend(_group((number, f'"{defined}"') if defined else (number,), group, is_code))
    return found


def _group(above: Path, group: list[tuple[_Piece, int]], is_code: bool) -> list[Stretch]:
    """Return the stretches of pieces that share one row of labels."""
    order = (_CFR_ORDER if is_code else _USC_ORDER) if len(above) == 1 else ("1", "i", "A", "1", "i")
    nested = iter(nest([label for piece, _ in group for label in piece.labels], order))
    found: list[Stretch] = []
    path, sure, heads = above, len(above), True
    for piece, end in group:
        places = [next(nested) for _ in piece.labels]
        placed = [place for place in places if place.path is not None]
        if placed and placed[-1].path is not None:
            path = above + placed[-1].path
            sure = len(path) if all(place.is_sure for place in placed) else len(above)
            heads = piece.heads
        elif places or not heads:  # what follows a paragraph without a label may belong to any provision around it
            found.append(Stretch(path, piece.start, end, len(above)))
            continue
        found.append(Stretch(path, piece.start, end, sure))
    return found


def _pieces(text: str, start: int, end: int) -> list[_Piece]:
    """Return the labelled and unlabelled pieces of a body."""
    found: list[_Piece] = []
    body = "\n\n" + text[start:end]
    paragraphs = [start + match.end() - 3 for match in _PARAGRAPH.finditer(body)]
    for at, after in zip(paragraphs, [*paragraphs[1:], end], strict=False):
        labelled = _LABELS.match(text, at, after)
        if labelled is None:
            found.append(_Piece(at, (), True))
            inline = _INLINE.match(text, at, after)
        else:
            labels = tuple(_LABEL.findall(labelled["labels"]))
            found.append(_Piece(at, labels, _is_heading(text[labelled.end() : after])))
            inline = _INLINE.match(text, labelled.end(), after)
        while inline is not None:
            deeper = tuple(_LABEL.findall(inline["labels"]))
            found.append(_Piece(inline.start("labels"), deeper, _is_heading(text[inline.end() : after])))
            inline = _INLINE.match(text, inline.end(), after)
    return found


def _is_heading(text: str) -> bool:
    """Say whether what follows a label is only a heading, so that the paragraph below it is its body."""
    words = " ".join(text.split())
    return words[:1].isupper() and len(words) <= _LONGEST_HEADING and not re.search(r"[;,](?: and| or)?$", words)
