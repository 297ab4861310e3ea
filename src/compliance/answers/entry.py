"""A part of somebody's file at hand: its data, and where it stands.

What comes out of an `Entry` is never a surprise: a text where there is none is empty, a mapping where there is none has
no items. Whether the file has the right shape is said once, by `answers.written`; every later step can then go on with
what is there, so that all problems of a file are told together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from compliance.sources.place import Place
from compliance.sources.values import dataclass

Route = tuple[str | int, ...]
"""The way to a piece of data: keys, and positions in lists."""

_LONGEST = 60


class Located(Protocol):
    """Data that knows where each part of it stands: a `Document`, or what a pack's cases put together of several."""

    @property
    def data(self) -> object:
        """The whole as dicts, lists, texts and None."""

    def place(self, *route: str | int) -> Place:
        """Return the place of the value at a route."""

    def key_place(self, *route: str | int) -> Place:
        """Return the place of the key at the end of a route."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a file; `data` is None where nothing stands."""

    document: Located
    route: Route
    data: object

    def __getitem__(self, key: str) -> Entry:
        """Return the part under a key (an empty part if there is none)."""
        found = self.data.get(key) if isinstance(self.data, dict) else None
        return Entry(self.document, (*self.route, key), found)

    def has(self, key: str) -> bool:
        """Return whether the key is written, whatever stands behind it."""
        return isinstance(self.data, dict) and key in self.data

    @property
    def is_mapping(self) -> bool:
        """Whether keys stand here."""
        return isinstance(self.data, dict)

    @property
    def is_list(self) -> bool:
        """Whether a list stands here."""
        return isinstance(self.data, list)

    @property
    def text(self) -> str:
        """The text that stands here, or an empty one."""
        return self.data.strip() if isinstance(self.data, str) else ""

    def items(self) -> Iterator[tuple[str, Entry]]:
        """Walk the keys of a mapping, in the order of the file."""
        if isinstance(self.data, dict):
            for key, value in self.data.items():
                yield str(key), Entry(self.document, (*self.route, key), value)

    def members(self) -> Iterator[Entry]:
        """Walk the members of a list."""
        if isinstance(self.data, list):
            for number, value in enumerate(self.data):
                yield Entry(self.document, (*self.route, number), value)

    @property
    def quote(self) -> str:
        """The text that stands here as a message can quote it: on one line, and not too long."""
        return quote(self.text)

    @property
    def at(self) -> Place:
        """Where the value stands, or what it is missing from."""
        return self.document.place(*self.route)

    @property
    def key_at(self) -> Place:
        """Where the key of the value stands; the value itself if it has no key."""
        return self.document.key_place(*self.route)


def quote(text: str) -> str:
    """Return somebody's words in backticks, on one line and cut where they go on for too long."""
    line = " ".join(text.split())
    return f"`{line}`" if len(line) <= _LONGEST else f"`{line[:_LONGEST]}...`"


def whole(document: Located) -> Entry:
    """Return the whole file as one entry."""
    return Entry(document, (), document.data)
