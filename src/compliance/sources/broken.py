"""Why a text cannot be read as YAML, in an officer's words, and where to look."""

from __future__ import annotations

import re

from compliance.sources.odd_letters import odd_sign
from compliance.sources.place import Source
from compliance.sources.problem import Problems
from compliance.sources.unplain import IN_QUOTES, Span

_INDENT = (
    "lines that belong together begin in the same column; what belongs below a key begins two blanks further right"
)


_BLOCK = re.compile(r"(?P<before> *(?:- +)?)(?P<key>[\w.-]+): *[>|][-+0-9]* *\r?$")
_FOLDED = re.compile(r" *(?:- +)?[\w.-]+: *(?P<sign>>=?) *[^\s>#+-]")
_KEY_OR_ITEM = re.compile(r" *(?:- |[\w.-]+:(?: |$))")
_DASH = re.compile(r" *-(?=[\[{'\"])")
_MOST_LINES = 60


def add_broken(
    source: Source, problems: Problems, reason: str, at: int, context: int | None, last: Span | None
) -> None:
    """Record why reading stopped.

    `reason` is what the YAML reader says, `at` the offset where it stopped, `context` the offset where the piece began
    that it was reading, and `last` where the last text stands that it understood.
    """
    text = source.text
    line_end = text.find("\n", at)
    rest = text[at : len(text) if line_end == -1 else line_end]
    here = (at, at + max(1, len(rest.rstrip())))
    name = "a backtick" if text[at : at + 1] == "`" else f"`{text[at : at + 1]}`"

    def add(id: str, says: str, span: Span, *help: str) -> None:
        problems.add(id, says, source.place(*span), *help, notes=_hints(source, at, last))

    if (block := _unindented(source, at)) is not None:
        key, span = block
        says = f"the text below `{key}:` begins no further right than `{key}` itself, and so does not belong to it"
        problems.add("broken-yaml", says, source.place(*span), "begin every line of it two blanks further right")
    elif (dash := _dash_without_blank(source, at)) is not None:
        add("broken-yaml", "a blank is missing after this `-`", dash, "write `- ` before each item of a list")
    elif (folded := _FOLDED.match(source.line(source.place(at, at).line) or "")) is not None:
        begin = at - (source.place(at, at).column - 1)
        add(
            "folded-sign",
            f"`{folded['sign']}` at the beginning of a value opens a folded text, and is no sign of a comparison",
            (begin + folded.start("sign"), begin + folded.end("sign")),
            "in a condition write words, such as `name is more than 30 days` or `name is at least 30 days`",
            "a text that begins with this sign stands in quotes",
        )
    elif "nesting depth" in reason:
        add(
            "too-deep",
            "groups and lists stand inside each other far too deep",
            (at, at + 1),
            "is a bracket not closed?",
        )
    elif "mapping values are not allowed" in reason:
        _add_bare_colon(source, problems, at, last)
    elif "end of stream" in reason and context is not None:
        add(
            "broken-yaml",
            "this quote is never closed",
            (context, context + 1),
            "write the same quote at the end of the text",
        )
    elif "unknown escape" in reason or "escape sequence" in reason or "hexadecimal" in reason:
        slash = text.rfind("\\", 0, at + 1)
        says = f"`{text[slash : slash + 2]}` means nothing inside double quotes"
        add("broken-yaml", says, (slash, slash + 2), "use single quotes, or write `\\\\` for a backslash")
    elif "cannot start any token" in reason:
        add("broken-yaml", f"a text may not start with {name}", here, IN_QUOTES)
    elif "alphabetic or numeric" in reason:
        start = context if context is not None else at
        add("broken-yaml", f"a text may not start with `{text[start : start + 1]}`", (start, here[1]), IN_QUOTES)
    elif "tag" in reason:
        start = context if context is not None else at
        add("tag", "a text may not start with `!`", (start, here[1]), IN_QUOTES)
    elif "',' or" in reason and context is not None:
        _add_unclosed(source, problems, at, context, last)
    elif "expected ':'" in reason:
        start = context if context is not None else at
        end = text.find("\n", start)
        add(
            "broken-yaml",
            "this line is neither `key: value` nor an item of a list",
            (start, len(text) if end == -1 else end),
            "write a colon and a blank after the key, or `- ` before an item",
            "if it continues the text above, begin it further right than the key of that text",
        )
    elif "sequence entries are not allowed" in reason:
        add(
            "broken-yaml",
            "an item of a list cannot begin here",
            here,
            "begin each item on a line of its own, below the key",
        )
    elif "'-' indicator" in reason or ("block collection" in reason):
        says = "this line should be an item of the list above, beginning with `- `"
        add("broken-yaml", says, here, odd_sign(rest[:1]) or _INDENT)
    elif "incompatible YAML document" in reason or "directive" in reason:
        add("broken-yaml", "lines that begin with `%` mean nothing here", here, "delete this line")
    elif "node content" in reason and text[:at].rstrip()[-1:] in ("[", "{"):
        opened = len(text[:at].rstrip()) - 1
        closing = "]" if text[opened] == "[" else "}"
        says = f"this `{text[opened]}` is not closed"
        add(
            "broken-yaml",
            says,
            (opened, opened + 1),
            f"write `{closing}` where it ends; for nothing, `{text[opened]}{closing}`",
        )
    elif "node content" in reason:
        add("broken-yaml", "something is missing before this", here, "is there a comma or a bracket too much?")
    else:
        _add_misplaced(source, problems, here, last)


def _add_bare_colon(source: Source, problems: Problems, at: int, last: Span | None) -> None:
    """A colon stands where no key can be: in a text that is not quoted, or below a line that is not indented alike."""
    start, end = last or (at, at)
    line = source.place(at, at).line
    if source.place(start, start).line == line or source.place(end, end).line == line:
        begin = max(start, at - (source.place(at, at).column - 1))
        while source.text[begin] in " \r\n":
            begin += 1
        problems.add(
            "bare-colon",
            "a colon with a blank after it begins a new value, and none can begin here",
            source.place(begin, at + 1),
            "if it belongs to the text, " + IN_QUOTES,
            "if this is a key, begin its line in the same column as the keys above it",
            notes=_hints(source, at, None),
        )
    else:
        problems.add("bare-colon", "this colon has no key before it", source.place(at, at + 1), "write `key: value`")


def _unindented(source: Source, at: int) -> tuple[str, Span] | None:
    """Return a key with `>-` or `|` whose text begins no further right than itself, and where that text begins."""
    number = source.place(at, at).line
    for before in range(number - 1, max(0, number - _MOST_LINES), -1):
        opened = _BLOCK.match(source.line(before) or "")
        if opened is None:
            continue
        below = source.line(before + 1) or ""
        indent = len(below) - len(below.lstrip(" "))
        if not below.strip() or indent > len(opened["before"]) or _KEY_OR_ITEM.match(below):
            return None
        start = sum(len(line) + 1 for line in source.text.split("\n")[:before]) + indent
        return opened["key"], (start, start + len(below.strip()))
    return None


def _dash_without_blank(source: Source, at: int) -> Span | None:
    """Return where the `-` stands that begins the line at an offset, if a bracket or quote follows it at once."""
    start = at - (source.place(at, at).column - 1)
    found = _DASH.match(source.text, start)
    return (found.end() - 1, found.end()) if found else None


def _add_unclosed(source: Source, problems: Problems, at: int, context: int, last: Span | None) -> None:
    if last is not None and source.text[last[0] : last[0] + 1] in ("'", '"'):
        quoted = source.text[last[0] : last[1]]
        if "\n" in quoted or quoted[:-1].endswith((": ", ":")):
            _add_ends_late(source, problems, last)
            return
    bracket = source.text[context : context + 1]
    if bracket not in "[{":
        context = at
    place = source.place(at, at + 1)
    problems.add(
        "broken-yaml",
        f"this `{bracket}` is not closed, or a comma is missing in it"
        if bracket in "[{"
        else "a comma is missing here",
        source.place(context, context + 1),
        f"it was read up to line {place.line}, column {place.column}",
        "a text with a comma, colon or bracket in it must stand in quotes here",
    )


def _add_ends_late(source: Source, problems: Problems, last: Span, *more: str) -> None:
    """A quote ends further down than its text seems to: it was not closed, and the next one closed it."""
    end = source.place(last[1] - 1, last[1])
    says = f"the quote that begins here ends only in line {end.line}, column {end.column}"
    advice = f"write `{source.text[last[0]]}` where its text ends"
    notes = [(end, "it ends here, and what follows cannot stand there")] if more else []
    problems.add("broken-yaml", says, source.place(last[0], last[0] + 1), advice, *more, notes=notes)


def _add_misplaced(source: Source, problems: Problems, here: Span, last: Span | None) -> None:
    """A piece stands where nothing can: mostly wrong indentation, or words after a quote that ends too early."""
    text, at = source.text, here[0]
    if last and text[last[1] - 1 : last[1]] in ("'", '"') and "\n" not in text[last[1] : here[0]]:
        advice = "if the text has a quote in it: use the other kind of quotes around it, or `>-` below its key"
        if "\n" in text[last[0] : last[1]]:
            _add_ends_late(source, problems, last, advice)
            return
        says = "the quoted text before this has ended"
        problems.add("broken-yaml", says, source.place(*here), advice, notes=_hints(source, at, last))
        return
    bracket = text[here[0] : here[0] + 1]
    if bracket == ":":
        place = source.place(here[0], here[0] + 1)
        problems.add("bad-key", "there is no key before this colon", place, "write `key: value`")
        return
    if bracket in ("]", "}"):
        problems.add("broken-yaml", f"this `{bracket}` closes nothing", source.place(here[0], here[0] + 1), "delete it")
        return
    problems.add(
        "broken-yaml",
        "this line does not fit to the lines above it",
        source.place(*here),
        _INDENT,
        notes=_hints(source, at, last),
    )


def _hints(source: Source, at: int, last: Span | None) -> list[tuple[None, str]]:
    """Point at what is easily overlooked: a quote that was meant to end earlier, a blank that is none."""
    hints: list[tuple[None, str]] = []
    if last is not None and source.text[last[0] : last[0] + 1] in ("'", '"'):
        first, final = source.place(*last).line, source.place(last[1], last[1]).line
        if final > first:
            says = f"the text before this is in quotes from line {first} to line {final}: should it end earlier?"
            hints.append((None, says))
    line = source.place(at, at).line
    if any("\N{NO-BREAK SPACE}" in (source.line(number) or "") for number in (line - 1, line)):
        hints.append((None, "there is a no-break blank here, which looks like a blank and is none: write it anew"))
    return hints
