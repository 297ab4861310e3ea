"""Guidance of agencies, made from PDF: headings as its table of contents has them, numbered items below, footnotes.

Only headings that the table of contents names, and that stand in the text in the same order, are taken for headings.
Around one that is not found, nothing is sure.
"""

from __future__ import annotations

import re

from compliance.authoring.provisions_nesting import nest
from compliance.authoring.stretch import Path, Stretch, between
from compliance.sources.values import dataclass

_CONTENTS = re.compile(r"^[ \t]*(?:Table of Contents|TABLE OF CONTENTS|Contents)[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(
    r"^[ \t]*(?P<label>(?:Appendix|APPENDIX)\s+[A-Z]\b[.:]?|[IVX]{1,5}\.|[A-Z]\.|\d{1,2}\.|\(\d{1,2}\)|[a-z]\.|\([a-z]\))(?:\s+(?P<title>\S.*))?$"
)
_DOTS = re.compile(r"\s*\.{3,}\s*\d{0,3}\s*$|\s{3,}\d{1,3}\s*$")
_ITEM = re.compile(
    r"^[ \t]*(?:(?P<dot>\d{1,2}|[a-z])\.|\((?P<paren>\d{1,2}|[a-z])\)|(?P<half>[a-z])\))(?=[ \t]+\S)", re.MULTILINE
)
_FOOTNOTE = re.compile(
    r"^[ \t]*(?P<number>\d{1,3})(?:[ \t]+|[ \t]*\n\s*)(?=[A-Z“\"(]|https?:)(?!Contains Nonbinding|Draft |CFR |U\.?S\.?C|FR )",
    re.MULTILINE,
)
_PAGE = re.compile(
    r"^[ \t\f]*(?:Contains Nonbinding Recommendations|Draft\s*[-–—]\s*Not for Implementation)[ \t]*$", re.MULTILINE
)
_GAP = re.compile(r"\n[ \t]*\n")
_PRINCIPLE = re.compile(r"^#+\s*(?P<number>\d{1,2})\.\s", re.MULTILINE)
_LONGEST_CONTENTS = 160
_NEAR = 3
_ORDER = (".I", ".A", ".1", ".a")


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    end: int
    path: Path
    sure: int


def is_guidance(text: str) -> bool:
    """Say whether a text has a table of contents, or numbered principles marked as headings."""
    return _CONTENTS.search(text[:30_000]) is not None or len(_PRINCIPLE.findall(text)) >= 5


def stretches_of_guidance(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of headings, of numbered items below them, and of footnotes."""
    contents = _CONTENTS.search(text)
    if contents is None:
        return tuple(_principles(text))
    entries, end = _entries(text, contents.end())
    headings = _find(text, _ways(entries), end)
    footnotes = _footnotes(text)
    found: list[Stretch] = []
    for heading, after in zip(headings, [*(h.start for h in headings[1:]), len(text)], strict=False):
        found.append(Stretch(heading.path, heading.start, heading.end, heading.sure))
        found.extend(_items(text, heading.path, heading.end, after, heading.sure, footnotes))
    return tuple(sorted([*_without(found, footnotes), *footnotes], key=lambda stretch: stretch.start))


def _entries(text: str, start: int) -> tuple[list[tuple[str, str]], int]:
    """Return label and title of every line of the table of contents, and where it ends."""
    found: list[tuple[str, str]] = []
    label, title, at, end, since = "", "", start, start, 0
    for line in text[start:].split("\n")[:_LONGEST_CONTENTS]:
        entry = _ENTRY.match(line)
        dotted = _DOTS.search(line) is not None
        if entry is not None and not label:
            label, title = entry["label"], _DOTS.sub("", entry["title"] or "")
        elif label and line.strip() and not _PAGE.match(line) and not line.strip().isdigit():
            title = f"{title} {_DOTS.sub('', line).strip()}"
        at += len(line) + 1
        since += 1
        if dotted:
            if label:
                found.append((label, title.strip()))
            label, title, end, since = "", "", at, 0
        elif since > 12 and found:
            break
    return found, end


def _ways(entries: list[tuple[str, str]]) -> list[tuple[Path, str, str]]:
    """Return the way to every entry with its label and title; each appendix begins a row of its own."""
    found: list[tuple[Path, str, str]] = []
    above: Path = ()
    group: list[tuple[str, str]] = []

    def close() -> None:
        order = _ORDER if not above else (".A", ".1", ".a")
        signs = ["(" + label.strip("().") if label.startswith("(") else "." + label.strip("().") for label, _ in group]
        for (label, title), place in zip(group, nest(signs, order), strict=True):
            found.append(((*above, *place.path) if place.path is not None and place.is_sure else (), label, title))
        group.clear()

    for label, title in entries:
        appendix = re.match(r"(?i:appendix)\s+([A-Z])", label)
        if appendix is None:
            group.append((label, title))
            continue
        close()
        above = (f"appendix {appendix[1].lower()}",)
        found.append((above, label, title))
    close()
    return found


def _find(text: str, ways: list[tuple[Path, str, str]], start: int) -> list[_Heading]:
    """Return where the headings stand, in order.

    What lies under the heading before one that is missing may lie under the missing one: it is sure only as far as both
    have the same way.
    """
    found: list[_Heading] = []
    at = start
    for path, label, title in ways:
        match = _heading(label, title).search(text, at) if path else None
        if match is not None:
            found.append(_Heading(match.start(), match.end(), path, len(path)))
            at = match.end()
        elif found:
            last = found[-1]
            shared = next((i for i, pair in enumerate(zip(path, last.path, strict=False)) if pair[0] != pair[1]), None)
            sure = min(len(path), len(last.path)) if shared is None else shared
            found[-1] = _Heading(last.start, last.end, last.path, min(last.sure, sure))
    return found


def _heading(label: str, title: str) -> re.Pattern[str]:
    """Return what finds a heading at the beginning of a line, however its words are divided among lines."""
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", title)]
    between = r"[\W_]{0,8}?"
    bare = re.escape(label.rstrip(".:"))
    bare = bare.replace(r"\ ", r"\s+")
    return re.compile(rf"^[ \t]*{bare}[.:]?\s+[\W_]{{0,3}}" + between.join(words) + r"\b", re.MULTILINE | re.IGNORECASE)


def _items(text: str, above: Path, start: int, end: int, sure: int, footnotes: list[Stretch]) -> list[Stretch]:
    """Return the numbered items below a heading. Where the last of a row ends is told only by a gap after it."""
    marks = [
        (match.start(), f".{match['dot']}" if match["dot"] else f"({match['paren'] or match['half']}")
        for match in _ITEM.finditer(text, start, end)
        if not any(note.start <= match.start() < note.end for note in footnotes)
    ]
    order = ("(1", "(a") if marks and marks[0][1].startswith("(") else (".1", ".a")
    places = nest([label for _, label in marks], order)
    cuts = [(at, place) for (at, _), place in zip(marks, places, strict=True) if place.path is not None]
    found = [Stretch(above, start, cuts[0][0] if cuts else end, sure)]
    for i, (at, place) in enumerate(cuts):
        after = cuts[i + 1][0] if i + 1 < len(cuts) else end
        path = (*above, *(place.path or ()))
        following = cuts[i + 1][1].path if i + 1 < len(cuts) else ()
        # The text after an item may no longer belong to it, unless a later item of its row or one within it follows.
        goes_on = bool(following) and len(following or ()) >= len(place.path or ())
        gap = None if goes_on else _GAP.search(text, at, after)
        certain = len(path) if place.is_sure and sure == len(above) else sure
        found.append(Stretch(path, at, gap.end() if gap else after, certain))
        if gap is not None:
            found.append(Stretch(path, gap.end(), after, sure))
    return found


def _principles(text: str) -> list[Stretch]:
    """Return principles that are numbered in headings of their own."""
    marks: list[tuple[int, Path]] = []
    for match in _PRINCIPLE.finditer(text):
        if int(match["number"]) == len(marks) + 1:
            marks.append((match.start(), ("item", match["number"])))
    return between(marks, len(text))


def _footnotes(text: str) -> list[Stretch]:
    """Return the footnotes: numbered about one after the other, each up to the next one or to the end of its page."""
    marks: list[tuple[int, str]] = []
    seen = {0}
    for match in _FOOTNOTE.finditer(text):
        number = int(match["number"])
        if number not in seen and abs(number - max(seen)) <= _NEAR:  # those of one page may stand in another order
            seen.add(number)
            marks.append((match.start(), match["number"]))
    found: list[Stretch] = []
    for (at, label), after in zip(marks, [*(start for start, _ in marks[1:]), len(text)], strict=False):
        page = _PAGE.search(text, at)
        found.append(Stretch(("footnote", label), at, min(after, page.start() if page else after), 2))
    return found


def _without(stretches: list[Stretch], holes: list[Stretch]) -> list[Stretch]:
    """Return stretches without the footnotes that interrupt them."""
    found: list[Stretch] = []
    for stretch in stretches:
        at = stretch.start
        for hole in holes:
            if at <= hole.start < stretch.end:
                if hole.start > at:
                    found.append(Stretch(stretch.path, at, hole.start, stretch.sure))
                at = max(at, hole.end)
        if at < stretch.end:
            found.append(Stretch(stretch.path, at, stretch.end, stretch.sure))
    return found
