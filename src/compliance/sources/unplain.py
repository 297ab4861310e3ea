"""What plain YAML leaves out, and how an officer is told: one function for each thing that our files may not use."""

from __future__ import annotations

import re

from compliance.sources.odd_letters import odd_sign
from compliance.sources.place import Source
from compliance.sources.problem import Problems

Span = tuple[int, int]

IN_QUOTES = "put the whole text in quotes, or write it below its key with `>-`"
_TEXT = f"if a text begins with `*`, {IN_QUOTES}"
_MOST_PROBLEMS = 100
_WIDEST = 40
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PLAIN_ESCAPES = '\\"\r\n'


class Enough(Exception):
    """Nothing more can be read, or need be; the reasons are among the problems."""


class Unplain:
    """Records what may not stand in a file, each with its place. `at` is a pair of offsets in the text."""

    def __init__(self, source: Source, problems: Problems) -> None:
        """Keep the text that offsets refer to, and where problems go."""
        self._source = source
        self._problems = problems
        self._split_up_to = -1
        self._count = 0

    def _add(self, id: str, says: str, at: Span, *help: str, first: Span | None = None) -> None:
        notes = [(self._source.place(*first), "first written here")] if first else []
        self._problems.add(id, says, self._source.place(*at), *help, notes=notes)
        self._count += 1
        if self._count == _MOST_PROBLEMS:
            raise Enough

    def several_documents(self, at: Span) -> None:
        """A second document begins."""
        self._add(
            "several-documents", "a second document begins here", at, "delete the line with `---`, or use two files"
        )

    def anchor(self, name: str, at: Span) -> None:
        """A value is given a name to be repeated by."""
        self._add(
            "alias",
            f"`&{name}` names a part of the file to be repeated elsewhere",
            at,
            f"delete `&{name}`, and write the part out wherever it is wanted",
            f"if a text begins with `&`, {IN_QUOTES}",
        )

    def alias(self, name: str, at: Span) -> None:
        """A value is a repetition."""
        self._add("alias", f"`*{name}` repeats another part of the file", at, "write it out here", _TEXT)

    def tag(self, name: str, at: Span) -> None:
        """A value has a tag."""
        shown = name.replace("tag:yaml.org,2002:", "!!")
        self._add("tag", f"`{shown}` is a tag, and tags mean nothing here", at, "delete the tag", IN_QUOTES)

    def merge_key(self, at: Span) -> None:
        """A group takes over the keys of another."""
        self._add("merge-key", "`<<` would take over the keys of another group", at, "write the keys out")

    def duplicate_key(self, key: str, at: Span, first: Span) -> None:
        """A key stands twice in one group."""
        self._add("duplicate-key", f"`{key}` is written twice in the same group", at, "keep one of them", first=first)

    def item_without_dash(self, key: str, at: Span, first: Span) -> None:
        """What an item of a list begins with stands in it once more."""
        self._add(
            "duplicate-key",
            f"`{key}` is written twice in the same item",
            at,
            "if a new item begins here, begin the line with `- `, two blanks further left",
            "if not, keep one of them",
            first=first,
        )

    def empty_key(self, at: Span) -> None:
        """A colon has no key before it."""
        self._add("bad-key", "there is no key before this colon", at, "write `key: value`")

    def group_as_key(self, at: Span) -> None:
        """A list or a group stands where a key should."""
        self._add(
            "bad-key",
            "a list or a group stands where a key should",
            at,
            "a key is one word before a colon",
            "if this is text that has `{`, `[` or `?` in it: " + IN_QUOTES,
        )

    def key_without_value(self, key: str, at: Span) -> None:
        """A comma inside `{}` has split a text, so that a piece of it looks like a key."""
        if self._continues_a_split(at):
            return
        self._add(
            "split-text",
            f"inside {{}} a comma ends the text before it, so that `{_short(key)}` became a key without a value",
            at,
            "if it belongs to the text before it, " + IN_QUOTES,
        )

    def split_text(self, text: str, at: Span) -> None:
        """A comma inside `[]` or `{}` has split a condition."""
        if self._continues_a_split(at):
            return
        self._add(
            "split-text",
            f"inside {{}} and [] a comma ends a text, so that `{_short(text)}` is only a piece of one",
            at,
            odd_sign(text[:1]) or IN_QUOTES,
        )

    def _continues_a_split(self, at: Span) -> bool:
        """Say whether this piece follows one that was told, so that one mistake is told once."""
        continues = self._source.text[self._split_up_to : at[0]].strip() == "," if self._split_up_to >= 0 else False
        self._split_up_to = at[1]
        return continues

    def cut_by_comment(self, at: int) -> None:
        """A `#` after a blank has made a comment of the rest of a text."""
        sign = self._source.text.index("#", at)
        line_end = self._source.text.find("\n", sign)
        end = len(self._source.text) if line_end == -1 else line_end
        self._add(
            "cut-by-comment",
            f"a comment begins at this `#`, so `{_short(self._source.text[sign:end].rstrip())}` does not belong to the text",
            (sign, end),
            "if it belongs to the text, " + IN_QUOTES,
            "if it is a comment, write a blank after `#`",
        )

    def escapes(self, at: Span) -> None:
        """A text in double quotes has a backslash before a letter with which it stands for something else."""
        text = self._source.text
        for match in _ESCAPE.finditer(text, *at):
            slash, sign = match.start(), match[1]
            begins_line = not text[text.rfind("\n", 0, slash) + 1 : slash].strip()
            if sign in _PLAIN_ESCAPES or (begins_line and sign == " "):  # a line that goes on in the next
                continue
            says = f"inside double quotes `\\{sign}` is read as something else than what stands here"
            own = "if you mean that character, write it as it is" if sign in "xuU" else ""
            self._add("broken-yaml", says, match.span(), "use single quotes, or write `\\\\` for a backslash", own)

    def too_deep(self, most: int, at: Span) -> None:
        """Groups and lists are nested beyond reason."""
        self._add(
            "too-deep",
            f"groups and lists stand inside each other more than {most} deep",
            at,
            "is a bracket not closed?",
        )

    def too_many_nodes(self, most: int, at: Span) -> None:
        """There are more values than any real file has."""
        self._add("too-many-nodes", f"this file has more than {most:,} values", at, "split it into several files")


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
