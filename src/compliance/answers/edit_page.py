"""The text of a file with the offsets that editing needs: where keys and values begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right

from compliance.answers.entry import Route
from compliance.sources.document import Document
from compliance.sources.place import Place

Span = tuple[int, int]
_EMPTY_OR_COMMENT = re.compile(r"[ ]*(?:#.*)?\r?")
_COMMENT_AT_END = re.compile(r"[ ]+#.*|[ ]*\r?$")


class Page:
    """One file as text and as data, both unchanged. Offsets count characters; lines count from 0."""

    def __init__(self, document: Document, mark: str = "") -> None:
        """Keep the document and find its lines; `mark` is the byte order mark that the text began with, if it did."""
        self.document = document
        self.mark = mark
        self.text = document.source.text
        self.lines = self.text.split("\n")
        self._starts = [0]
        for line in self.lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def data(self, route: Route) -> object:
        """Return the data at a route, None if there is none."""
        found: object = self.document.data
        for step in route:
            found = found.get(step) if isinstance(found, dict) and isinstance(step, str) else None
        return found

    def has(self, route: Route) -> bool:
        """Return whether the key at the end of a route is written."""
        around = self.data(route[:-1])
        return isinstance(around, dict) and route[-1] in around

    def line_of(self, offset: int) -> int:
        """Return the line that an offset is in."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, line: int) -> int:
        """Return the offset at which a line begins; one past the last line is the end of the text."""
        return self._starts[line] if line < len(self.lines) else len(self.text)

    def offset(self, place: Place) -> int:
        """Return the offset of a place."""
        return self._starts[place.line - 1] + place.column - 1

    def is_flow(self, route: Route) -> bool:
        """Return whether a mapping with keys is written inside `{}`."""
        if not route:
            return self.text.lstrip().startswith("{")
        return self.text.startswith("{", self.offset(self.document.place(*route)))

    def key_indent(self, route: Route) -> int:
        """Return how many characters stand before the key at a route."""
        return self.document.key_place(*route).column - 1

    def colon(self, route: Route) -> int | None:
        """Return the offset behind the colon of a key, None if it does not follow the key."""
        place = self.document.key_place(*route)
        after = self.offset(place) + place.width
        found = re.compile(r"[ ]*:").match(self.text, after)
        return found.end() if found else None

    def value(self, route: Route) -> Span | None:
        """Return where a value on one line, or inside brackets or quotes, begins and ends.

        Empty, behind the colon, where there is no value; None where a value goes on over lines in block style.
        """
        colon = self.colon(route)
        if colon is None:
            return None
        place = self.document.place(*route)
        start = self.offset(place)
        shown = self.text[start : start + place.width]
        if self.data(route) is None:
            return (start, start + place.width) if shown in ("~", "null") and start >= colon else (colon, colon)
        if re.compile(r"[ ]*[|>]").match(self.text, colon):
            return None
        if shown.startswith(("{", "[")):
            end = _bracket_end(self.text, start)
            return None if end is None else (start, end)
        if shown.startswith(("'", '"')):
            end = _quote_end(self.text, start)
            return None if end is None else (start, end)
        return (start, start + place.width) if shown == self.data(route) else None

    def block_end(self, route: Route, comments_belong: bool = False) -> int:
        """Return the last line of what stands below a key in block style.

        Comments and empty lines at the end are left out, unless `comments_belong` says that those further right than
        the key are part of it.
        """
        place = self.document.key_place(*route)
        indent, last = place.column - 1, place.line - 1
        span = self.value(route)
        if span is not None:
            last = max(last, self.line_of(span[1]))
        dashes = isinstance(self.data(route), list)
        for number in range(last + 1, len(self.lines)):
            line = self.lines[number]
            depth = len(line) - len(line.lstrip(" "))
            if is_comment(line):
                if comments_belong and depth > indent and line.strip():
                    last = number
            elif depth > indent or (dashes and depth == indent and line[depth : depth + 1] == "-"):
                last = number
            else:
                break
        return last

    def below(self, route: Route) -> range:
        """Return the lines below a key up to the next key that is not further right, or all lines of the file."""
        if not route:
            return range(len(self.lines))
        place = self.document.key_place(*route)
        for number in range(place.line, len(self.lines)):
            line = self.lines[number]
            if not is_comment(line) and len(line) - len(line.lstrip(" ")) < place.column:
                return range(place.line, number)
        return range(place.line, len(self.lines))

    def commented_out(self, key: str, lines: range) -> int | None:
        """Return the line, among some, on which a key is written as a comment."""
        found = re.compile(rf"[ ]*#[ ]?{re.escape(key)}:(?:\s|$)")
        return next((number for number in lines if found.match(self.lines[number])), None)


def is_comment(line: str) -> bool:
    """Return whether a line says nothing: it is empty, or a comment."""
    return _EMPTY_OR_COMMENT.fullmatch(line) is not None


def kept_at_end(line: str, start: int) -> int:
    """Return where, from `start` on, the comment at the end of a line begins, with the blanks before it."""
    found = _COMMENT_AT_END.search(line, start)
    return found.start() if found else len(line)


def _bracket_end(text: str, start: int) -> int | None:
    """Return the offset behind the bracket that closes the one at `start`."""
    depth, at = 0, start
    while at < len(text):
        char = text[at]
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return at + 1
        elif char in "'\"" and text[at - 1] in " [{,:\n\r":
            end = _quote_end(text, at)
            if end is None:
                return None
            at = end
            continue
        elif char == "#" and text[at - 1] in " \n":
            at = text.find("\n", at)
            if at == -1:
                return None
        at += 1
    return None


def _quote_end(text: str, start: int) -> int | None:
    """Return the offset behind the quote that closes the one at `start`."""
    quoted = r"'(?:[^']|'')*'" if text[start] == "'" else r'"(?:[^"\\]|\\.)*"'
    found = re.compile(quoted, re.DOTALL).match(text, start)
    return found.end() if found else None
