"""Marks that a program leaves in a file where it put two versions together and could not settle which one holds."""

from __future__ import annotations

import re

from compliance.sources.place import Source
from compliance.sources.problem import Problems

_MARK = re.compile(r"(?m)^(?:<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|\Z)[^\r\n]*")
_MEANS = {"|": "what both began with", "=": "the second version begins here", ">": "and ends here"}


def first_version(source: Source, problems: Problems) -> Source:
    """Record where two versions were put together and not settled; return the text with the first of each alone.

    What is left out becomes blank, so that all that is left keeps its place.
    """
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text:
        return source
    settled, groups = source, list[list[re.Match[str]]]()
    for mark in _MARK.finditer(source.text):
        if not groups or mark[0][0] == "<" or groups[-1][-1][0][0] == ">":
            groups.append([])
        groups[-1].append(mark)
    for marks in groups:
        signs = [mark[0][0] for mark in marks]
        if signs == ["="]:  # a line of a text may look like this
            continue
        problems.add(
            "broken-yaml",
            "two versions of this file were put together here, and it was not settled which one holds",
            source.place(*marks[0].span()),
            "keep what is right of both, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
            notes=[(source.place(*mark.span()), _MEANS.get(mark[0][0], "")) for mark in marks[1:]],
        )
        pieces = [mark.span() for mark in marks]
        if signs[0] == "<" and signs[-1] == ">" and len(marks) > 2:
            pieces = [pieces[0], (marks[1].start(), marks[-1].end())]
        for start, end in pieces:
            settled = settled.without(start, end)
    return settled
