"""Where each piece of data stands in a file: a tree of offsets of the same shape as the data, and the way through both."""

from __future__ import annotations

from compliance.sources.unplain import Span

Data = None | str | list["Data"] | dict[str, "Data"]
Route = tuple[str | int, ...]
Marks = int | list["Marks"]
"""Where a value stands: start and end in one number; of a group or list, a list that begins with this number.

The marks of what is in a list follow in order; in a group, those of each key and its value. Numbers and flat lists
take a third of the time that tuples and dictionaries would.
"""

Found = tuple[Span | None, Data, Marks]
"""A value with the offsets of its key, if it has one, and its marks."""

END = 32
_END_MASK = (1 << END) - 1


def follow(step: str | int, key: Span | None, data: Data, marks: Marks) -> Found:
    """Return where one step of a route leads from a value: the value itself, if it has no such part."""
    if isinstance(data, dict) and isinstance(step, str) and step in data and isinstance(marks, list):
        at = 2 * list(data).index(step) + 1
        return span(marks[at]), data[step], marks[at + 1]
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data) and isinstance(marks, list):
        return None, data[step], marks[step + 1]
    return key, data, marks


def span(marks: Marks) -> Span:
    """Return the offsets of a value: where it starts, and where it ends."""
    number = marks[0] if isinstance(marks, list) else marks
    assert isinstance(number, int)
    return number >> END, number & _END_MASK
