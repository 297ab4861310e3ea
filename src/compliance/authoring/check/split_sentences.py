"""Lists of sentences written in `[]`, in which a comma inside a sentence has made two items of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from compliance.answers.entry import quote
from compliance.packs.find import pack_files
from compliance.sources.document import Document, read_document
from compliance.sources.problem import Problems

_LISTS_OF_SENTENCES = ("leaves_out",)
_ENDS = (".", "!", "?")


def find_split_sentences(folder: Path, problems: Problems) -> None:
    """Warn of every item that goes on with the one before it: it begins in lower case, or only the last ends in a stop."""
    about = pack_files(folder, Problems()).files.get("pack.yaml", b"")
    document = read_document(f"{folder.resolve().name}/pack.yaml", about, Problems())
    if document is None:
        return
    for key in _LISTS_OF_SENTENCES:
        for number, before, item in _continued(document, key):
            problems.add(
                "split-text",
                f"a comma ended the text here, so that {quote(before)} and {quote(item)} are two items",
                document.place(key, number),
                "if they are one, put the whole text in quotes; if not, write each on a line of its own after `- `",
                level="warning",
            )


def _continued(document: Document, key: str) -> Iterator[tuple[int, str, str]]:
    """Yield items that were split off, with their positions and the item before each."""
    items = document.data.get(key) if isinstance(document.data, dict) else None
    if not isinstance(items, list) or _first_sign(document, key) != "[":
        return
    texts = [item if isinstance(item, str) else "" for item in items]
    only_the_last_ends = texts[-1].endswith(_ENDS) and not any(text.endswith(_ENDS) for text in texts[:-1])
    for number, (before, item) in enumerate(pairwise(texts), 1):
        is_plain = _first_sign(document, key, number) == item[:1]
        if is_plain and item and (item[0].islower() or only_the_last_ends):
            yield number, before, item


def _first_sign(document: Document, *route: str | int) -> str:
    place = document.place(*route)
    return (document.source.line(place.line) or "")[place.column - 1 : place.column]
