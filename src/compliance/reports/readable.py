"""Texts as they may be printed: without characters that change the order of others, or that no font of ours has."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]"
)
_SPOKEN_FROM = 3


def readable(text: str, known: frozenset[int] | None = None) -> str:
    """Return a text in which what cannot be seen, or would turn other text around, is shown by its code.

    Where `known` are the characters that the fonts have, each run of others is told in words; the attached JSON has
    the text as it was written.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return text if known is None else _told_in_words(text, known)


def _told_in_words(text: str, known: frozenset[int]) -> str:
    parts: list[str] = []
    run = ""
    for char in f"{text}\n":
        if ord(char) in known or char in "\t\n\r":
            if run:
                parts.append(_words(run))
                run = ""
            parts.append(char)
        else:
            run += char
    return "".join(parts[:-1])


def _words(run: str) -> str:
    if len(run) < _SPOKEN_FROM:
        return "".join(f"[U+{ord(char):04X}]" for char in run)
    script = unicodedata.name(run[0], "unknown").split()[0]
    return f"[{len(run)} {script if len(script) < 4 else script.capitalize()} characters]"
