"""Statutes saved as plain text, whose sections begin a line: `Sec. 15.`, `Section 15.`, `## Section 15`, `22601.` and so on.

Below them stand paragraphs such as (a)(1)(A), or `1.`, `a.`, `i.` where the sections have their word before them. A head
that is out of order may be a reference that begins a line, or an entry of a table of contents: what it may cut is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.authoring.provisions_nesting import kinds_of, nest
from compliance.authoring.stretch import Path, Stretch
from compliance.sources.values import dataclass

_NUMBER = r"(?P<number>\d+[A-Za-z]{0,2}(?:[.–-]\d+[A-Za-z]{0,2})*)"
_WORDED = re.compile(
    rf"^[ \t]*(?:[#*]+[ \t]*)?(?:\([^)\n]{{1,40}}\)[ \t]*)?(?:NEW SECTION\.[ \t]*)?"
    rf"(?:(?P<word>Sec\.|SEC\.|Section|SECTION)|(?P<sign>(?:[A-Z][A-Za-z.]*[ \t]+){{0,3}}§))[ \t]*{_NUMBER}"
    r"(?:[.:]\)?(?=[ \t]|$)|(?=[ \t]*$)|(?=[ \t]+[—–-])|(?=[ \t]+[A-Z][a-z]))",
    re.MULTILINE,
)
_BARE = re.compile(rf"^[ \t]*{_NUMBER}\.(?=[ \t]+[A-Z“\"(\[])", re.MULTILINE)
_OUTSIDE = re.compile(
    r"^[ \t]*(?:#+[ \t]*)?(?:(?:SUB)?CHAPTER|(?:Sub)?[Cc]hapter|PART|Part|ARTICLE|Article|(?:SUB)?TITLE|(?:Sub)?[Tt]itle"
    r"|SCHEDULE|Schedule|ANNEX|Annex|APPENDIX|Appendix)\b[^\n]{0,120}$",
    re.MULTILINE,
)
_LABELS = r"(?:\((?:\d{1,3}|[A-Za-z]{1,5})\)\s*)+"
_LEADING = re.compile(rf"\s*(?:[-*][ \t]+)?[“\"]?(?P<labels>{_LABELS})")
_DOTTED = re.compile(r"[ \t]*(?P<dot>\d{1,3}|[A-Za-z]{1,5})\.(?=[ \t])")
_INLINE = re.compile(rf"(?<=[.;:—–])\s+(?:(?:and|or|AND|OR)\s+)?(?P<labels>{_LABELS})|;\s*(?P<close>{_LABELS})")
_LABEL = re.compile(r"\((\w+)\)")
_LINE = re.compile(r"[^\n]*\n?")
_ENDS = re.compile(r"[.;:][”\"')\]]*\s*$")
_LONGEST_HEADING = 100
_MOST_HEADS = 2_000
_FEWEST_BARE = 3


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may begin a section; `style` is how it is written, since sections of one row are written alike."""

    start: int
    body: int
    number: str
    style: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two labels. `is_loose` says that it may belong to any provision around it."""

    start: int
    labels: tuple[str, ...]
    is_loose: bool


def has_sections(text: str) -> bool:
    """Say whether a text has sections that begin a line."""
    return bool(_heads(text))


def stretches_of_sections(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of all sections with their paragraphs."""
    heads = _heads(text)
    worded = bool(heads) and heads[0].style != ""
    kept = {head.start for style in {head.style for head in heads} for head in _in_order(heads, style, len(text))}
    cuts = sorted({*(head.start for head in heads), *(match.start() for match in _OUTSIDE.finditer(text)), len(text)})
    found: list[Stretch] = []
    above: Path = ()
    for head in heads:
        end = next(cut for cut in cuts if cut > head.start)
        if head.start in kept:
            above = ("section", head.number)
            if not text[head.body : end].strip():  # of what stands there nothing was copied but the heading
                continue
            found.append(Stretch(above, head.start, head.body, 2))
            found.extend(_body(text, above, head.body, end, dotted=worded))
        elif above:
            found.append(Stretch(above, head.start, end, 0))
    return tuple(found)


def _heads(text: str) -> list[_Head]:
    """Return what may begin a section. Bare numbers count where none has a word, and only if they look like a statute's."""
    worded = [
        _Head(match.start(), match.end(), match["number"].replace("–", "-"), "§" if match["sign"] else "Sec.")
        for match in _WORDED.finditer(text)
        if not _goes_on(text, match.start())
    ]
    if worded:
        return worded[:_MOST_HEADS]
    bare = [_Head(m.start(), m.end(), m["number"].replace("–", "-"), "") for m in _BARE.finditer(text)]
    long = [head for head in bare if re.search(r"\d{3}", head.number)]
    if long and len(long) == len(bare):
        return bare[:_MOST_HEADS]
    numbers = [_key(head.number) for head in bare]
    if len(bare) >= _FEWEST_BARE and numbers == sorted(set(numbers)) and _has_labels(text, bare):
        return bare[:_MOST_HEADS]
    return []


def _goes_on(text: str, at: int) -> bool:
    """Say whether a line goes on with the sentence of the line right before it, so that it only names a section."""
    before = text[:at].rstrip(" \t")[-200:]
    return before.endswith("\n") and re.search(r"[^\s.;:—*)\]\"”'’-]\n\Z", before) is not None


def _has_labels(text: str, heads: list[_Head]) -> bool:
    """Say whether paragraphs such as (a) stand under heads, as they do in statutes and not in mere lists."""
    return re.search(r"^[ \t]*(?:\d+\.[ \t]+)?\((?:a|1)\)[ \t]", text[heads[0].start :], re.MULTILINE) is not None


def _key(number: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(digits), letters) for digits, letters in re.findall(r"(\d+)([A-Za-z]*)", number))


def _in_order(heads: list[_Head], style: str, end: int) -> list[_Head]:
    """Return the heads of one style whose numbers rise, and under which most of the text stands."""
    row = [head for head in heads if head.style == style]
    stops = [*(head.start for head in row[1:]), end]
    keys = [_key(head.number) for head in row]
    most: list[tuple[int, int]] = []  # of each head: the text under it and those before it, and which is the one before
    for i, (head, stop) in enumerate(zip(row, stops, strict=True)):
        before = max(((most[j][0], j) for j in range(i) if keys[j] < keys[i]), default=(0, -1))
        most.append((before[0] + stop - head.start, before[1]))
    at = most.index(max(most))
    kept: list[_Head] = []
    while at >= 0:
        kept.append(row[at])
        at = most[at][1]
    return kept


def _body(text: str, above: Path, start: int, end: int, *, dotted: bool) -> list[Stretch]:
    """Return the stretches of one section."""
    pieces = [*_pieces(text, start, end, dotted=dotted)]
    labels = [label for piece in pieces for label in piece.labels]
    nested = iter(nest(labels, _order(labels)))
    found: list[Stretch] = []
    path, sure = above, len(above)
    for piece, after in zip(pieces, [*(piece.start for piece in pieces[1:]), end], strict=True):
        places = [next(nested) for _ in piece.labels]
        placed = [place.path for place in places if place.path is not None]
        if placed:
            path = above + placed[-1]
            sure = len(path) if all(place.is_sure and place.path is not None for place in places) else len(above)
        loose = piece.is_loose or (bool(places) and not placed)
        found.append(Stretch(path, piece.start, after, len(above) if loose else sure))
    return found


def _order(labels: list[str]) -> tuple[str, ...]:
    first = labels[0] if labels else ""
    if first.startswith("."):
        return (".1", ".a", ".i", ".A", ".I")
    return ("1", "a", "i", "A", "I") if first.isdigit() else ("a", "1", "A", "i", "I")


def _pieces(text: str, start: int, end: int, *, dotted: bool) -> Iterator[_Piece]:
    """Yield the labelled pieces of a section, and the paragraphs that have no label though one stands before them."""
    labelled, heading, is_gap = False, True, True
    for line in _LINE.finditer(text, start, end):
        words = line[0].strip()
        if not words:
            is_gap = True
            continue
        leading = _LEADING.match(text, line.start(), line.end())
        dot = _DOTTED.match(text, line.start(), line.end()) if dotted and line.start() > start else None
        at = line.start()
        if leading is not None and kinds_of(_LABEL.findall(leading["labels"])[0]):
            labelled, at = True, leading.end()
            heading = _is_heading(text[at : line.end()])
            yield _Piece(line.start(), tuple(_LABEL.findall(leading["labels"])), is_loose=False)
        elif dot is not None and kinds_of("." + dot["dot"]):
            labelled, at = True, dot.end()
            heading = _is_heading(text[at : line.end()])
            yield _Piece(line.start(), ("." + dot["dot"],), is_loose=False)
        elif is_gap or line.start() == start:
            yield _Piece(line.start(), (), is_loose=labelled and not heading)
        for inline in _INLINE.finditer(text, at, line.end()):
            group = "labels" if inline["labels"] else "close"
            labels = tuple(_LABEL.findall(inline[group]))
            if kinds_of(labels[0]):
                labelled, heading = True, False
                yield _Piece(inline.start(group), labels, is_loose=False)
        is_gap = _ENDS.search(line[0]) is not None


def _is_heading(text: str) -> bool:
    """Say whether what follows a label is only a heading, so that the paragraph below it is its body."""
    words = " ".join(text.split())
    is_short = words[:1].isupper() and len(words) <= _LONGEST_HEADING
    return is_short and not re.search(r"[;,](?: and| or)?$|\b(?:shall|may|must|is|are|means)\b", words)
