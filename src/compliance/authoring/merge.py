"""What a case says, put over what it is like: one assessment's data, of which each part knows the file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compliance.answers.entry import Entry, Route
from compliance.sources.place import Place


class Merged:
    """Data made of parts of several files; it is read like a file of its own."""

    def __init__(self, fallback: Place) -> None:
        """Start empty; what comes from no file is said to stand at `fallback`."""
        self.data: dict[str, Any] = {}
        self._origins: dict[Route, Entry] = {}
        self._fallback = fallback

    def put(self, route: Route, entry: Entry) -> None:
        """Put a part of a file where `route` leads, in place of what was there."""
        data: dict[str, Any] = self.data
        for step in route[:-1]:
            below = data.get(str(step))
            if not isinstance(below, dict):
                below = data[str(step)] = {}
            data = below
        data[str(route[-1])] = entry.data
        self._origins = {r: e for r, e in self._origins.items() if r[: len(route)] != route}
        self._origins[route] = entry

    def _origin(self, route: tuple[str | int, ...]) -> tuple[Entry, Route] | None:
        for length in range(len(route), 0, -1):
            entry = self._origins.get(route[:length])
            if entry is not None:
                return entry, route[length:]
        return None

    def place(self, *route: str | int) -> Place:
        """Return the place of a value in the file that it came from."""
        found = self._origin(route)
        if found is None:
            return self._fallback
        entry, rest = found
        return entry.document.place(*entry.route, *rest)

    def key_place(self, *route: str | int) -> Place:
        """Return the place of a key in the file that it came from."""
        found = self._origin(route)
        if found is None:
            return self._fallback
        entry, rest = found
        return entry.document.key_place(*entry.route, *rest)


def put_over(merged: Merged, entry: Entry, plurals: Mapping[str, str]) -> None:
    """Put the answers, subjects and decisions of a case (or of a `given`) over what `merged` holds already.

    An answer replaces the answer to the same question, nothing else; `plurals` maps the plural of each kind to the kind.
    """
    for question, answer in entry["answers"].items():
        merged.put(("answers", question), answer)
    for plural in plurals:
        if entry.has(plural) and not isinstance(merged.data.get(plural), dict):
            merged.put((plural,), Entry(entry[plural].document, entry[plural].route, {}))
        for id, subject in entry[plural].items():
            if not subject.is_mapping:
                merged.put((plural, id), subject)
                continue
            for key, value in subject.items():
                if key != "answers":
                    merged.put((plural, id, key), value)
            for question, answer in subject["answers"].items():
                merged.put((plural, id, "answers", question), answer)
    for key in ("decisions", "evidence", "answered_with"):
        if entry.has(key):
            merged.put((key,), entry[key])
