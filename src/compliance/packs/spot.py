"""A spot in a file that was read: a document and a route in it, extended step by step while what is written is checked."""

from __future__ import annotations

from collections.abc import Callable

from compliance.sources.document import Document
from compliance.sources.place import Place
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece of a file is. `spot / "rules" / 3` leads further in."""

    document: Document
    route: tuple[str | int, ...] = ()

    def __truediv__(self, step: str | int) -> Spot:
        """Return the spot one step further in; a step that the file does not have changes nothing."""
        return Spot(self.document, (*self.route, step))

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.document.place(*self.route)

    @property
    def key_place(self) -> Place:
        """Where the key of the value stands."""
        return self.document.key_place(*self.route)

    def condition_text(self) -> tuple[str, Callable[[int, int], Place]] | None:
        """Return the text that stands here as it stands in the file, and the way from its offsets to places."""
        return self.document.condition_text(*self.route)
