"""A handbook as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from compliance.authoring.handbook_blocks import Block, Bullets, Heading, Quote, Table, Words


def handbook_markdown(blocks: Sequence[Block]) -> str:
    """Return the document as Markdown, one empty line between its parts."""
    return "\n\n".join(part for block in blocks for part in _parts(block)) + "\n"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text, _, name):
            yield f"{'#' * level} {_one_line(text)}" + (f" (`{name}`)" if name else "")
        case Words(text):
            yield _one_line(text)
        case Table(rows):
            yield "\n".join(f"- {label}:{_lines(text)}" for label, text in rows)
        case Bullets(items):
            yield "\n".join(f"- {_one_line(item)}" for item in items)
        case Quote(words, source, missing):
            yield f"> {_one_line(words)}\n>\n> {source}" if not missing else f"{source}: {_one_line(words)}"
        case _:
            assert_never(block)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    """Return a text of one line after a blank, and one of several as items of a list below."""
    lines = [_one_line(line) for line in text.split("\n")]
    return f" {lines[0]}" if len(lines) == 1 else "".join(f"\n  - {line}" for line in lines)
