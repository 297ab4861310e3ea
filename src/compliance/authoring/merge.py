"""What a case says, put over what it is like: one assessment's data, of which each part knows the file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compliance.answers.entry import Entry, Route
from compliance.sources.place import Place


class Merged:
    """Data made of parts of several files; it is read like a file of its own.

    `known` keeps places that were looked up: cases that build on each other look up the same ones again and again.
    """

    def __init__(self, fallback: Place, known: dict[tuple[int, bool, Route], Place]) -> None:
        """Start empty; what comes from no file is said to stand at `fallback`."""
        self.data: dict[str, Any] = {}
        self._origins = _Origin(None)
        self._fallback = fallback
        self._known = known

    def put(self, route: Route, entry: Entry) -> None:
        """Put a part of a file where `route` leads, in place of what was there."""
        data: dict[str, Any] = self.data
        origin = self._origins
        for step in route[:-1]:
            below = data.get(str(step))
            if not isinstance(below, dict):
                below = data[str(step)] = {}
            data = below
            origin = origin.below.setdefault(step, _Origin(None))
        data[str(route[-1])] = entry.data
        origin.below[route[-1]] = _Origin(entry)

    def place(self, *route: str | int) -> Place:
        """Return the place of a value in the file that it came from."""
        return self._place(route, of_key=False)

    def key_place(self, *route: str | int) -> Place:
        """Return the place of a key in the file that it came from."""
        return self._place(route, of_key=True)

    def source(self, route: Route) -> tuple[int, Route] | None:
        """Return which piece of which file an answer is; None if it comes from no file."""
        found = self._entry(route)
        return (id(found[0].document), found[1]) if found is not None else None

    def _place(self, route: Route, *, of_key: bool) -> Place:
        found = self._entry(route)
        if found is None:
            return self._fallback
        entry, whole = found
        memo = (id(entry.document), of_key, whole)
        known = self._known.get(memo)
        if known is None:
            find = entry.document.key_place if of_key else entry.document.place
            known = self._known[memo] = find(*whole)
        return known

    def _entry(self, route: Route) -> tuple[Entry, Route] | None:
        """Return what was put nearest to where a route leads, and the route there in its own file."""
        origin, entry, rest = self._origins, None, 0
        for depth, step in enumerate(route, 1):
            below = origin.below.get(step)
            if below is None:
                break
            origin = below
            if origin.entry is not None:
                entry, rest = origin.entry, depth
        return (entry, (*entry.route, *route[rest:])) if entry is not None else None


class _Origin:
    """Which part of a file was put here, if one was, and what was put below it later."""

    __slots__ = ("below", "entry")

    def __init__(self, entry: Entry | None) -> None:
        self.entry = entry
        self.below: dict[str | int, _Origin] = {}


def put_over(merged: Merged, entry: Entry, plurals: Mapping[str, str]) -> None:
    """Put the answers, subjects and decisions of a case (or of a `given`) over what `merged` holds already.

    An answer replaces the answer to the same question, nothing else; `plurals` maps the plural of each kind to the kind.
    """
    _put_answers(merged, ("answers",), entry)
    for plural in plurals:
        if entry.has(plural) and not isinstance(merged.data.get(plural), dict):
            merged.put((plural,), Entry(entry[plural].document, entry[plural].route, {}))
        for id, subject in entry[plural].items():
            if not subject.is_mapping:
                merged.put((plural, id), subject)
                continue
            listed = merged.data.get(plural)
            if isinstance(listed, dict) and id not in listed:  # listed, though nothing may be said of it
                merged.put((plural, id), Entry(subject.document, subject.route, {}))
            for key, value in subject.items():
                if key != "answers":
                    merged.put((plural, id, key), value)
            _put_answers(merged, (plural, id, "answers"), subject)
    for key in ("decisions", "evidence", "answered_with"):
        if entry.has(key):
            merged.put((key,), entry[key])


def _put_answers(merged: Merged, route: Route, entry: Entry) -> None:
    """Put the answers of an entry where `route` leads; what is no mapping is put there too, so that somebody tells it."""
    answers = entry["answers"]
    if answers.data is not None and not answers.is_mapping:
        merged.put(route, answers)
    for question, answer in answers.items():
        merged.put((*route, question), answer)
