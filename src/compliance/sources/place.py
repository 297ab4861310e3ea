"""Where something stands in somebody's file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field

from compliance.sources.values import dataclass

_SIGN = re.compile(r"[^\n\r]")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file; `line` and `column` count from 1, `width` is in characters (0 if not known)."""

    file: str
    line: int
    column: int
    width: int = 0

    def __str__(self) -> str:
        """Return the `file:line:column` that editors understand."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file under the name it is shown by."""

    name: str
    text: str
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def _line_starts(self) -> list[int]:
        if not self._starts:
            starts = [0]
            find = self.text.find
            at = find("\n")
            while at != -1:
                starts.append(at + 1)
                at = find("\n", at + 1)
            self._starts.extend(starts)
        return self._starts

    def line(self, number: int) -> str | None:
        """Return the text of a line (counted from 1) without its line break, or None if there is no such line."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return None
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def without(self, start: int, end: int) -> Source:
        """Return this with the characters from offset `start` up to `end` blank, so that all else keeps its place."""
        return Source(self.name, self.text[:start] + _SIGN.sub(" ", self.text[start:end]) + self.text[end:])

    def place(self, start: int, end: int) -> Place:
        """Return the place of the characters from offset `start` up to `end` (cut at the end of the first line)."""
        starts = self._line_starts()
        row = bisect_right(starts, start) - 1
        line_end = starts[row + 1] - 1 if row + 1 < len(starts) else len(self.text)
        return Place(self.name, row + 1, start - starts[row] + 1, max(0, min(end, line_end) - start))
