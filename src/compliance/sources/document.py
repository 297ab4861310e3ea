"""Reads the plain YAML of packs and answers: every scalar is text, and every piece of data keeps its place in the file.

One pass over the events of libyaml builds the data and, beside it, a tree of offsets of the same shape. Nothing is
smuggled into the data. What our files may not use (aliases, tags, duplicate keys ...) becomes a problem with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from compliance.sources.broken import add_broken
from compliance.sources.decode import decode
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problems
from compliance.sources.unplain import Span, Unplain

Data = None | str | list["Data"] | dict[str, "Data"]
Route = tuple[str | int, ...]
Marks = tuple[int, int, "dict[str, tuple[Span, Marks]] | list[Marks] | None"]
"""The offsets of a value, and the marks of what it holds: each with the offsets of its key, or in order."""

_DEEPEST = 60
_MOST_NODES = 250_000
_FAR = 1_000
_NOTHING = frozenset(("", "~", "null"))
_BLOCK_START = re.compile(r"[|>][^\n]*\n\s*")
_LIKE_A_COMMENT = re.compile(r" #[^\s#]")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its data, and where each piece of it stands.

    A route is the way to a piece of data: keys and positions in lists, as in `place("rules", 3, "severity")`. Steps that
    the file does not have are skipped, so a route always leads to the nearest piece that is there.
    """

    source: Source
    data: Data
    _marks: Marks = field(repr=False, compare=False)

    def place(self, *route: str | int) -> Place:
        """Return where a value stands; of a text in block style, its first line."""
        _, (start, end, held) = self._find(route)
        if held is None:
            start = self._text_start(start, end)
        return self.source.place(start, end)

    def key_place(self, *route: str | int) -> Place:
        """Return where the key of a value stands, or the value if it is an item of a list."""
        key, (start, end, _) = self._find(route)
        return self.source.place(*(key or (start, end)))

    def condition_text(self, *route: str | int) -> tuple[str, Callable[[int, int], Place]] | None:
        """Return a text as it stands in the file, with line breaks as blanks, and the way from its offsets to places.

        None if no text stands there. A quoted text with escapes is returned as it reads; its place is always the whole.
        """
        value = self.data
        for step in route:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        if not isinstance(value, str):
            return None
        text = self.source.text
        _, (start, end, _) = self._find(route)
        quote = text[start] if text[start : start + 1] in ("'", '"') else ""
        if quote and ("'" if quote == "'" else "\\") in text[start + 1 : end - 1]:
            whole = self.place(*route)
            return value, lambda _start, _end: whole
        begin = start + 1 if quote else self._text_start(start, end)
        shown = text[begin : end - len(quote)].replace("\n", " ").replace("\r", " ")
        base = begin + len(shown) - len(shown.lstrip())
        return shown.strip(), lambda start, end: self.source.place(base + start, base + end)

    def _text_start(self, start: int, end: int) -> int:
        """Return where a text itself begins: in block style, below the `|` or `>`."""
        block = _BLOCK_START.match(self.source.text, start, end)
        return block.end() if block else start

    def _find(self, route: Route) -> tuple[Span | None, Marks]:
        """Follow a route as far as the file goes; return the offsets of the last key on it, if any, and the marks."""
        key: Span | None = None
        marks = self._marks
        for step in route:
            held = marks[2]
            if isinstance(held, dict) and isinstance(step, str) and step in held:
                key, marks = held[step]
            elif isinstance(held, list) and isinstance(step, int) and 0 <= step < len(held):
                key, marks = None, held[step]
        return key, marks


def read_document(name: str, data: bytes, problems: Problems) -> Document | None:
    """Return the YAML of a file, or None if no data can be made of it; what is wrong goes to `problems`.

    A document may be returned although problems were found, so that more of them can be found in it. `name` is how
    places call the file. An empty file is a document without data.
    """
    source = decode(name, data, problems)
    if source is None:
        return None
    building = _Building(source, problems)
    try:
        found, marks = building.build(_events(source.text))
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark, error.context_mark
        at = mark.index if mark else len(source.text)
        add_broken(source, problems, str(error.problem), at, context.index if context else None, building.last)
        return None
    except _Stop:
        return None
    return Document(source, found, marks)


class _Stop(Exception):
    """Nothing more can be read; the reason is among the problems."""


def _events(text: str) -> Iterator[Any]:
    """Return the events of a text, made by libyaml if it is there, else by the slower reader in Python."""
    parser: Any = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    return iter(parser.get_event, None)


class _Building:
    """Makes data and marks of events. `last` is where the last text stands that was read."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self._text = source.text
        self._refuse = Unplain(source, problems)
        self._documents = 0
        self.last: Span = (0, 0)

    def build(self, events: Iterator[Any]) -> tuple[Data, Marks]:
        """Return the data of a whole file and its marks."""
        # This loop sees every word of a file, so what is needed often is in local names and what is rare elsewhere.
        nothing, key_given = _NOTHING, False
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        comments = self._text_ends_before_comments()
        opened: list[tuple[Any, Any, str, Span, int, bool, bool]] = []
        data: Any = []
        marks: Any = []
        key, key_span = "", (0, 0)
        begin = nodes = 0
        in_map = in_flow = False
        for event in events:
            kind = type(event)
            if kind is scalar:
                value = event.value
                start, end = event.start_mark.index, event.end_mark.index
                if event.anchor is not None or event.tag is not None:
                    self._extras(event)
                if in_map and not key_given:
                    key, key_span, key_given = value, (start, end), True
                    if value in marks or value in nothing or value == "<<":
                        self._check_key(key, event.style, key_span, marks)
                    continue
                if not event.style:
                    if len(value) < 5 and value in nothing:
                        value = None
                        if in_flow and in_map and start == end:
                            self._check_bare(key, key_span)
                    elif in_flow and value.count("(") != value.count(")"):
                        self._refuse.split_text(value, (start, end))
                    if end in comments:
                        self._refuse.cut_by_comment(end)
                self.last = (start, end)
                node = (start, end, None)
            elif kind is mapping or kind is sequence:
                if in_map and not key_given:
                    self._refuse.group_as_key(self._span(event))
                    raise _Stop
                if event.anchor is not None or event.tag is not None:
                    self._extras(event)
                opened.append((data, marks, key, key_span, begin, in_map, in_flow))
                begin, in_map, in_flow, key_given = event.start_mark.index, kind is mapping, event.flow_style, False
                if len(opened) > _DEEPEST:
                    self._refuse.too_deep(_DEEPEST, (begin, begin + 1))
                    raise _Stop
                data, marks = ({}, {}) if in_map else ([], [])
                continue
            elif kind in ends:
                value, node = data, (begin, event.end_mark.index, marks)
                data, marks, key, key_span, begin, in_map, in_flow = opened.pop()
            elif kind is yaml.AliasEvent:
                value, node = None, (*self._span(event), None)
                self._refuse.alias(event.anchor, self._span(event))
                if in_map and not key_given:
                    raise _Stop
            else:
                self._between(event)
                continue
            nodes += 1
            if nodes > _MOST_NODES:
                self._refuse.too_many_nodes(_MOST_NODES, (node[0], node[0] + 1))
                raise _Stop
            if not in_map:
                data.append(value)
                marks.append(node)
                continue
            key_given = False
            if key not in marks:
                data[key] = value
                marks[key] = (key_span, node)
        return (data[0], marks[0]) if data else (None, (0, len(self._text), None))

    def _text_ends_before_comments(self) -> set[int]:
        """Return where a text would end that runs up to something like ` #3`."""
        text = self._text
        return {len(text[: match.start()].rstrip(" ")) for match in _LIKE_A_COMMENT.finditer(text)}

    def _check_key(self, key: str, style: str | None, at: Span, marks: dict[str, tuple[Span, Marks]]) -> None:
        if key in marks:
            self._refuse.duplicate_key(key, at, marks[key][0])
        elif not style and key in _NOTHING:
            self._refuse.empty_key((at[0], at[1] + 1))
        elif not style and key == "<<":
            self._refuse.merge_key(at)

    def _check_bare(self, key: str, at: Span) -> None:
        """Refuse a key inside `{}` that no colon follows: a comma has split a text."""
        if not self._text[at[1] : at[1] + _FAR].lstrip().startswith(":"):
            self._refuse.key_without_value(key, at)

    def _extras(self, event: Any) -> None:
        """Refuse the anchor and the tag of a value."""
        if event.anchor is not None:
            self._refuse.anchor(event.anchor, self._span(event))
        if event.tag is not None:
            self._refuse.tag(event.tag, self._span(event))

    def _between(self, event: Any) -> None:
        """See to the events that are about the file as a whole: only one document may begin."""
        if type(event) is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._refuse.several_documents(self._span(event))
                raise _Stop

    @staticmethod
    def _span(event: Any) -> Span:
        return event.start_mark.index, event.end_mark.index
