"""What is wrong with a condition, where in its text, and what to write instead."""

from __future__ import annotations

from typing import Literal

ErrorId = Literal[
    # how it is written
    "asks-whether-answered",
    "bad-date",
    "bad-name",
    "bad-number",
    "count-out-of-range",
    "dotted-option",
    "empty-condition",
    "extra-parenthesis",
    "is-yes-or-no",
    "missing-date",
    "missing-number",
    "missing-option",
    "missing-parenthesis",
    "missing-part",
    "missing-subject",
    "missing-unit",
    "missing-word",
    "mixed-and-or",
    "number-form",
    "quoted-word",
    "reserved-word",
    "symbol-for-word",
    "too-deep",
    "too-long",
    "unexpected-word",
    # what its names mean
    "compared-with-itself",
    "never-judged",
    "same-option-twice",
    "same-subject-twice",
    "subject-not-at-hand",
    "unknown-name",
    "unknown-option",
    "unknown-subject",
    "wrong-kind",
    "wrong-unit",
]

_WIDEST = 60


class ConditionError(Exception):
    """One thing that is wrong with a condition.

    `start` and `end` are offsets in the text that was parsed; `says` and `help` are worded as a `Problem` words them.
    `noted` is the name of a question to whose kind or unit a note points, and what the note says; `lacks` a name that
    stands where the subject that it is about is not at hand, and that subject.
    """

    def __init__(
        self,
        id: ErrorId,
        says: str,
        start: int,
        end: int,
        *help: str,
        noted: tuple[str, str] | None = None,
        lacks: tuple[str, str] | None = None,
    ) -> None:
        """Keep what is wrong and where; empty advice is dropped."""
        super().__init__(says)
        self.id: ErrorId = id
        self.says = says
        self.start = start
        self.end = end
        self.help: tuple[str, ...] = tuple(line for line in help if line)
        self.noted: tuple[str, str] | None = noted
        self.lacks: tuple[str, str] | None = lacks


def quoted(text: str) -> str:
    """Return the user's words in backticks, on one line and cut where they are very long."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line if len(line) <= _WIDEST else line[: _WIDEST - 1] + '…'}`"


def with_article(word: str) -> str:
    """Return the word with `a` or `an` before it."""
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"
