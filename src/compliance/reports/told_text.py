"""Statements of a proof as indented text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from compliance.reports.readable import readable
from compliance.reports.told import Quoted, Told

_INDENT = "  "


def told_text(told: Iterable[Told], width: int, depth: int = 0) -> Iterator[str]:
    """Yield the lines of some statements: each with its source, the law's words for it, and what it rests on below."""
    for one in told:
        says = " ".join(filter(None, (one.lead, one.says)))
        yield from paragraph(says, width, _INDENT * depth, "- " if depth else "")
        source = " · ".join(filter(None, (one.at, *one.detail)))
        if source:
            yield from paragraph(f"({source})", width, _INDENT * (depth + 1))
        for quote in one.quotes:
            yield from quote_text(quote, width, depth + 1)
        yield from told_text(one.parts, width, depth + 1)


def quote_text(quote: Quoted, width: int, depth: int) -> Iterator[str]:
    """Yield the lines of one citation."""
    where = ", ".join(filter(None, (quote.source, quote.at)))
    yield from paragraph(
        f"{where}: {f'“{quote.words}”' if quote.words else quote.absent}", width, _INDENT * depth, "| "
    )


def paragraph(text: str, width: int, indent: str, mark: str = "") -> Iterator[str]:
    """Yield a text as lines of at most `width` characters; `mark` stands before the first.

    What could steer a terminal is shown by its code.
    """
    indent = indent[: max(0, width - 40)]  # what stands deep still has room for words
    yield from wrap(
        readable(text),
        width,
        initial_indent=indent + mark,
        subsequent_indent=indent + " " * len(mark),
        break_long_words=True,
        break_on_hyphens=False,
    )
