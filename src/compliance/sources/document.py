"""Reads the plain YAML of packs and answers: every scalar is text, and every piece of data keeps its place in the file.

One pass over the events of libyaml builds the data and, beside it, a tree of offsets of the same shape. Nothing is
smuggled into the data. What our files may not use (aliases, tags, duplicate keys ...) becomes a problem with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from functools import partial
from typing import Any

import yaml

from compliance.sources.broken import add_broken
from compliance.sources.decode import decode, refuse_tabs
from compliance.sources.marks import END, Data, Found, Marks, Route, follow, span
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem, Problems
from compliance.sources.read_on import read_on
from compliance.sources.two_versions import first_version
from compliance.sources.unplain import Enough, Span, Unplain
from compliance.sources.values import dataclass

__all__ = ["Data", "Document", "Marks", "Route", "read_document"]

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
    _near: dict[Route, Found] = field(default_factory=dict, repr=False, compare=False)

    def place(self, *route: str | int) -> Place:
        """Return where a value stands; of a text in block style, its first line."""
        _, (start, end), value = self._find(route)
        if isinstance(value, str):
            start = self._text_start(start, end)
        return self.source.place(start, end)

    def key_place(self, *route: str | int) -> Place:
        """Return where the key of a value stands, or the value if it is an item of a list."""
        key, value, _ = self._find(route)
        return self.source.place(*(key or value))

    def condition_text(self, *route: str | int) -> tuple[str, Callable[[int, int], Place]] | None:
        """Return a text as it stands in the file, with line breaks as blanks, and the way from its offsets to places.

        None if no text stands there. A quoted text with escapes is returned as it reads; its place is always the whole.
        """
        _, (start, end), value = self._find(route)
        _, group, _ = self._find(route[:-1])
        if not isinstance(value, str) or (route and (start, end) == group):
            return None
        text = self.source.text
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

    def _find(self, route: Route) -> tuple[Span | None, Span, Data]:
        """Follow a route as far as the file goes; return the offsets of the last key, those of the value, and the value."""
        group = route[:-1]
        found = self._near.get(group)
        if found is None:  # mostly the next that is looked for stands in the same group
            found = (None, self.data, self._marks)
            for step in group:
                found = follow(step, *found)
            self._near.clear()
            self._near[group] = found
        key, data, marks = follow(route[-1], *found) if route else found
        return key, span(marks), data


def read_document(name: str, data: bytes, problems: Problems, *, escapes: bool = True) -> Document | None:
    """Return the YAML of a file, or None if no data can be made of it; what is wrong goes to `problems`.

    A document may be returned although problems were found, so that more of them can be found in it. `name` is how
    places call the file. An empty file is a document without data. In a file without `escapes`, a backslash in
    double quotes stands only before another one and before a quote.
    """
    source = decode(name, data, problems)
    if source is None:
        return None
    settled = first_version(source, problems)
    reading = partial(_read, escapes=escapes)
    if tabs := refuse_tabs(settled, problems):
        read_on(settled, tabs, reading, problems)
        return None
    read = reading(settled, problems)
    if isinstance(read, Problem):
        read_on(settled, [read], reading, problems)
        return None
    return read if read is None or settled is source else replace(read, source=source)


def _read(source: Source, problems: Problems, *, escapes: bool) -> Document | Problem | None:
    """Return what a text says; if it is no YAML, the problem that ended the reading."""
    building = _Building(source, problems, escapes)
    try:
        found, marks = building.build(_events(source.text))
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark, error.context_mark
        at = mark.index if mark else len(source.text)
        add_broken(source, problems, str(error.problem), at, context.index if context else None, span(building.last))
        return problems.found[-1]
    except yaml.YAMLError:
        problems.add("broken-yaml", "this file cannot be read as YAML", source.place(0, 0))
        return None
    except Enough:
        return None
    return Document(source, found, marks)


def _events(text: str) -> Iterator[Any]:
    """Return the events of a text, made by libyaml if it is there, else by the slower reader in Python."""
    parser: Any = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    return iter(parser.get_event, None)


class _Building:
    """Makes data and marks of events. `last` is where the last text stands that was read."""

    def __init__(self, source: Source, problems: Problems, escapes: bool) -> None:
        self._text = source.text
        self._escapes = escapes or "\\" not in source.text
        self._refuse = Unplain(source, problems)
        self._documents = 0
        self._runs_on: list[Marks] | None = None
        self.last = 0

    def build(self, events: Iterator[Any]) -> tuple[Data, Marks]:
        """Return the data of a whole file and its marks."""
        # This loop sees every word of a file, so what is needed often is in local names and what is rare elsewhere.
        nothing, key_given, escapes = _NOTHING, False, self._escapes
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        comments = self._text_ends_before_comments()
        opened: list[tuple[Any, Any, str, int, bool, bool]] = []
        data: Any = []
        marks: Any = []
        key, key_mark, nodes = "", 0, 0
        in_map = in_flow = False
        for event in events:
            kind = type(event)
            if kind is scalar:
                value = event.value
                start, end = event.start_mark.index, event.end_mark.index
                if event.anchor is not None or event.tag is not None:
                    self._extras(event)
                if not escapes and event.style == '"':
                    self._refuse.escapes((start, end))
                if in_map and not key_given:
                    key, key_mark, key_given = value, start << END | end, True
                    if value in data or value in nothing or value == "<<":
                        is_item = len(opened) > 1 and not (opened[-1][4] or in_flow)
                        self._check_key(key, event.style, (start, end), data, marks, is_item)
                    continue
                if not event.style:
                    if len(value) < 5 and value in nothing:
                        value = None
                        if in_flow and in_map and start == end and self._is_bare(key, span(key_mark)):
                            key_given = False
                            continue
                    elif in_flow and value.count("(") != value.count(")"):
                        self._refuse.split_text(value, (start, end))
                    if end in comments:
                        self._refuse.cut_by_comment(end)
                self.last = node = start << END | end
            elif kind is mapping or kind is sequence:
                if in_map and not key_given:
                    self._refuse.group_as_key(self._span(event))
                    raise Enough
                if event.anchor is not None or event.tag is not None:
                    self._extras(event)
                opened.append((data, marks, key, key_mark, in_map, in_flow))
                if len(opened) > _DEEPEST:
                    self._refuse.too_deep(_DEEPEST, self._span(event))
                    raise Enough
                in_map, in_flow, key_given = kind is mapping, event.flow_style, False
                data, marks = {} if in_map else [], [event.start_mark.index << END]
                continue
            elif kind in ends:
                marks[0] |= event.end_mark.index
                value, node = data, marks
                data, marks, key, key_mark, in_map, in_flow = opened.pop()
            elif kind is yaml.AliasEvent:
                value, node = None, event.start_mark.index << END | event.end_mark.index
                self._refuse.alias(event.anchor, self._span(event))
                if in_map and not key_given:
                    raise Enough
            else:
                self._between(event)
                continue
            nodes += 1
            if nodes > _MOST_NODES:
                self._refuse.too_many_nodes(_MOST_NODES, self._span(event))
                raise Enough
            if not in_map:
                data.append(value)
                marks.append(node)
                continue
            key_given = False
            if key not in data:
                data[key] = value
                marks.append(key_mark)
                marks.append(node)
        return (data[0], marks[0]) if data else (None, len(self._text))

    def _text_ends_before_comments(self) -> set[int]:
        """Return where a text would end that runs up to something like ` #3`."""
        found = set()
        for match in _LIKE_A_COMMENT.finditer(self._text):
            at = match.start()
            while at and self._text[at - 1] == " ":
                at -= 1
            found.add(at)
        return found

    def _check_key(
        self, key: str, style: str | None, at: Span, data: dict[str, Data], marks: list[Marks], is_item: bool
    ) -> None:
        if key in data:
            position = list(data).index(key)
            if is_item and not position:  # what an item begins with stands there again: so a new item begins
                self._runs_on = marks
                self._refuse.item_without_dash(key, at, span(marks[1]))
            elif self._runs_on is not marks:
                self._refuse.duplicate_key(key, at, span(marks[2 * position + 1]))
        elif not style and key in _NOTHING:
            self._refuse.empty_key((at[0], at[1] + 1))
        elif not style and key == "<<":
            self._refuse.merge_key(at)

    def _is_bare(self, key: str, at: Span) -> bool:
        """Say whether no colon follows a key inside `{}`, and refuse it: it is a piece of a text that a comma has split."""
        if self._text[at[1] : at[1] + _FAR].lstrip().startswith(":"):
            return False
        self._refuse.key_without_value(key, at)
        return True

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
                raise Enough

    @staticmethod
    def _span(event: Any) -> Span:
        return event.start_mark.index, event.end_mark.index
