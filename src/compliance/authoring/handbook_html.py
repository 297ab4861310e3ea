"""A handbook as one HTML page, from which the PDF is laid out, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import assert_never

from compliance.authoring.handbook_blocks import Block, Bullets, Heading, Quote, Table, Words


def handbook_html(blocks: Sequence[Block], style: str) -> str:
    """Return the document as HTML with a table of contents; `style` is the style sheet that it carries."""
    title = next((block.text for block in blocks if isinstance(block, Heading)), "Handbook")
    anchors = frozenset(block.anchor for block in blocks if isinstance(block, Heading))
    [first, *rest] = _split(blocks)
    body = [*(_html(block, anchors) for block in first), _contents(blocks)]
    for part in rest:
        body += ["<section>", *(_html(block, anchors) for block in part), "</section>"]
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f"<style>\n{style}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _split(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the document in parts, each but the first beginning with a heading of level 2."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append([])
        parts[-1].append(block)
    return parts


def _contents(blocks: Sequence[Block]) -> str:
    shown = [block for block in blocks if isinstance(block, Heading) and block.level in (2, 3)]
    rows = [
        f'<li class="level{one.level}"><a href="#{_id(one.anchor)}">{escape(one.text)}</a>{_name(one)}</li>'
        for one in shown
    ]
    return f"<nav><h2>Contents</h2><ul>{''.join(rows)}</ul></nav>" if rows else ""


def _html(block: Block, anchors: frozenset[str]) -> str:
    match block:
        case Heading(level, text, anchor):
            id = f' id="{_id(anchor)}"' if anchor else ""
            return f"<h{level}{id}>{escape(text)}{_name(block)}</h{level}>"
        case Words(text):
            return f"<p>{_inline(text, anchors)}</p>"
        case Table(rows):
            cells = "".join(
                f"<tr><th scope=row>{escape(label)}</th><td>{_cell(text, anchors)}</td></tr>" for label, text in rows
            )
            return f"<table>{cells}</table>"
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{_inline(item, anchors)}</li>' for item in items)}</ul>"
        case Quote(words, source, missing):
            source = f'<span class="source">{escape(source)}</span>'
            if missing:
                return f'<p class="missing">{source}: {escape(words)}</p>'
            return f"<blockquote><p>“{escape(words)}”</p>{source}</blockquote>"
        case _:
            assert_never(block)


def _name(heading: Heading) -> str:
    return f" <code>{escape(heading.name)}</code>" if heading.name else ""


def _cell(text: str, anchors: frozenset[str]) -> str:
    return "<br>".join(_inline(line, anchors) for line in text.split("\n"))


def _inline(text: str, anchors: frozenset[str]) -> str:
    """Return a text with the names between backticks as code, and with links to what has a heading of its own."""
    return "".join(_pieces(text, anchors))


def _pieces(text: str, anchors: frozenset[str]) -> Iterator[str]:
    for i, piece in enumerate(re.split(r"`([^`\n]+)`", text)):
        if i % 2 == 0:
            yield escape(piece)
            continue
        words = re.split(r"([a-z][\w.-]*)", piece)
        yield f"<code>{''.join(_linked(word, anchors) for word in words)}</code>"


def _linked(word: str, anchors: frozenset[str]) -> str:
    return f'<a href="#{_id(word)}">{escape(word)}</a>' if word in anchors else escape(word)


def _id(anchor: str) -> str:
    return escape(re.sub(r"\s+", "-", anchor))
