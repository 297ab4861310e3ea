"""The ways to write something new into the text of a file, or in place of something, the best one first.

None of them looks at what the new text means: `edit` reads each one again and takes the first that is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.answers.edit_page import Page, is_comment, kept_at_end
from compliance.answers.edit_value import Written, as_yaml
from compliance.answers.entry import Route
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be written behind a key: on one line, or (if it holds keys itself) as lines below it."""

    flow: str
    block: tuple[str, ...] = ()
    first: str = ""

    @staticmethod
    def of(route: Sequence[str], value: Written) -> Content:
        """Return a value with the keys that lead to it."""
        if not route:
            return Content(as_yaml(value))
        inner = Content.of(route[1:], value)
        return Content(f"{{{as_yaml(route[0])}: {inner.flow}}}", inner.lines(route[0]), route[0])

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the lines of this content under a key."""
        if not self.block:
            return (f"{as_yaml(key)}: {self.flow}",)
        return (f"{as_yaml(key)}:", *(f"  {line}" for line in self.block))


def replaced(page: Page, route: Route, content: Content) -> Iterator[str]:
    """Return texts in which the value of a key that is there is replaced."""
    colon = page.colon(route)
    if colon is None:
        return
    span = page.value(route)
    in_flow = page.is_flow(route[:-1])
    if span is None:
        if not in_flow:
            yield from _over_lines(page, route, colon, content)
        return
    start, end = span
    row = page.line_of(colon)
    if content.block and not in_flow and page.line_of(end) == row:
        line = page.lines[row]
        lines = list(page.lines)
        lines[row] = line[: colon - page.start_of(row)] + line[end - page.start_of(row) :]
        indent = page.key_indent(route)
        example = page.commented_out(content.first, page.below(route))
        if example is not None:
            depth = len(lines[example]) - len(lines[example].lstrip(" "))
            yield _joined(page, lines, example + 1, content.block, depth if depth > indent else indent + 2)
        yield _joined(page, lines, row + 1, content.block, indent + 2)
    blank = " " if page.text[start - 1] == ":" else ""
    yield page.text[:start] + blank + content.flow + page.text[end:]


def _over_lines(page: Page, route: Route, colon: int, content: Content) -> Iterator[str]:
    """Replace a value that goes on over lines; the comments between its keys stay."""
    row = page.line_of(colon)
    line, column = page.lines[row], colon - page.start_of(row)
    is_text = isinstance(page.data(route), str)
    head = f"{line[:column]} {content.flow}{line[kept_at_end(line, column) :]}"
    is_block_text = is_text and line[column:].lstrip(" ").startswith(("|", ">"))
    for comments_belong in (is_block_text, not is_block_text):
        last = page.block_end(route, comments_belong)
        kept = [] if is_text else [line for line in page.lines[row + 1 : last + 1] if is_comment(line)]
        yield "\n".join([*page.lines[:row], head, *kept, *page.lines[last + 1 :]])


def inserted(page: Page, route: Route, key: str, content: Content) -> Iterator[str]:
    """Return texts in which a key is added to a mapping that has keys already."""
    around = page.data(route)
    if not isinstance(around, dict) or not around:
        return
    last: Route = (*route, list(around)[-1])
    if page.is_flow(route):
        span = page.value(last)
        if span is not None:
            blank = " " if span[0] == span[1] else ""
            yield f"{page.text[: span[1]]}{blank}, {as_yaml(key)}: {content.flow}{page.text[span[1] :]}"
        return
    indent = page.key_indent(last)
    lines = content.lines(key)
    example = page.commented_out(key, page.below(route))
    if example is not None:
        yield _joined(page, page.lines, example if content.block else example + 1, lines, indent)
    for comments_belong in (False, True):
        yield _joined(page, page.lines, page.block_end(last, comments_belong) + 1, lines, indent)


def removed(page: Page, route: Route) -> Iterator[str]:
    """Return texts without a key that is there, and not alone."""
    span = page.value(route)
    place = page.document.key_place(*route)
    if page.is_flow(route[:-1]):
        if span is not None:
            before, after = page.text[: page.offset(place)], page.text[span[1] :]
            if after.lstrip(" ").startswith(","):
                yield before + after.lstrip(" ").removeprefix(",").lstrip(" ")
            yield before.rstrip(" ").removesuffix(",") + after
        return
    last = page.block_end(route)
    yield "\n".join([*page.lines[: place.line - 1], *page.lines[last + 1 :]])


def _joined(page: Page, lines: Sequence[str], at: int, new: Sequence[str], indent: int) -> str:
    """Return the lines as one text, with new ones before line `at`."""
    end = "\r" if "\r\n" in page.text else ""
    added = [f"{' ' * indent}{line}{end}" for line in new]
    before = list(lines[:at])
    if at == len(lines):
        # The file does not end with a line break: its last line needs one now, and the new last line none.
        before[-1] += end
        added[-1] = added[-1].removesuffix("\r")
    return "\n".join([*before, *added, *lines[at:]])
