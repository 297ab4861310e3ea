"""Reads on behind a piece of a file that is no YAML, so that a second mistake is not hidden by the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from compliance.sources.place import Source
from compliance.sources.problem import Problem, Problems

_ITEM = re.compile(r"(?m)^( *)- ")
_MOST_TIMES = 20


def read_on(
    source: Source,
    broken: Sequence[Problem],
    read: Callable[[Source, Problems], object],
    problems: Problems,
) -> None:
    """Add what else is wrong in a file that is no YAML: what is left without the pieces at fault is read again.

    `read` returns the problem that ends its reading, if one does.
    """
    for _ in range(_MOST_TIMES):
        for one in broken:
            left = _without_piece(source, one)
            if left is None:
                return
            source = left
        again = Problems()
        ended = read(source, again)
        problems.found.extend(one for one in again.found if one not in problems.found)
        if not isinstance(ended, Problem):
            return
        broken = [ended]


def _without_piece(source: Source, problem: Problem) -> Source | None:
    """Return a text in which the piece with a problem is blank: an item of a list at the top of the file, or a key there.

    All that is left keeps its place. None if no such piece can be told, or nothing but it stands in the file.
    """
    if problem.at is None:
        return None
    starts = list(_piece_starts(source.text))
    start = max((one for one in starts if source.place(one, one).line <= problem.at.line), default=None)
    if start is None:
        return None
    end = min((one for one in starts if one > start), default=len(source.text))
    piece = source.text[start:end]
    if not piece.strip() or (_is_key(piece) and _ITEM.match(source.text, end)):  # items below a key need it
        return None
    return source.without(start, end)


def _is_key(piece: str) -> bool:
    return not piece.startswith((" ", "-"))


def _piece_starts(text: str) -> Iterator[int]:
    """Yield where pieces begin: each line that is not indented, and each item that is indented as the first one is."""
    first = _ITEM.search(text)
    indent = first[1] if first is not None else ""
    at = 0
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end == -1 else line_end
        line = text[at:line_end]
        if line.startswith(f"{indent}- ") or (line[:1].strip() and line[:1] not in "#-]}"):
            yield at
        at = line_end + 1
