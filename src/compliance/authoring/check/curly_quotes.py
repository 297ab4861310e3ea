"""Texts that somebody has put in curly quotation marks, which YAML takes for a part of the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compliance.packs.find import pack_files
from compliance.sources.document import Data, read_document
from compliance.sources.problem import Problems

_PAIRS = {"“": "”", "„": "“”", "”": "”", "«": "»", "‘": "’"}
_QUOTED = ("quote",)


def find_curly_quotes(folder: Path, problems: Problems) -> None:
    """Warn of every text of a pack that begins and ends with curly quotation marks; quotes of the law may have them."""
    for name, data in pack_files(folder, Problems()).files.items():
        if not any(mark.encode() in data for mark in _PAIRS):
            continue
        document = read_document(f"{folder.resolve().name}/{name}", data, Problems())
        if document is None:
            continue
        for route in _routes(document.data):
            place = document.place(*route)
            if (document.source.line(place.line) or "")[place.column - 1 : place.column] not in _PAIRS:
                continue  # straight ones stand around them
            problems.add(
                "curly-quotes",
                "these curly quotation marks are shown as part of the text",
                place,
                'take them away, or type straight ones: `"`',
                level="warning",
            )


def _routes(data: Data, *so_far: str | int) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every text that stands in curly quotation marks as a whole."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _QUOTED:
                yield from _routes(value, *so_far, key)
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _routes(value, *so_far, i)
    elif isinstance(data, str) and len(data) > 1 and data[-1] in _PAIRS.get(data[0], ""):
        inner = data[1:-1]
        if not any(mark in inner for mark in (data[0], data[-1])):
            yield so_far
