"""Words and numbers that people and programs read in different ways: a bare `no` is false to many, and `010` is eight."""

from __future__ import annotations

import re

from compliance.sources.place import Place, Source

TRUTHS = frozenset(("yes", "no", "on", "off", "true", "false"))
"""The words, in any case, that many programs which read YAML take for true or false if no quotes stand around them."""

_OPENS_BLOCK = re.compile(r"[|>][-+0-9]*\s*$")
_BASES = {"0x": 16, "0o": 8, "0b": 2}
_MOST_DIGITS = 30


def is_bare(source: Source, at: Place) -> bool:
    """Say whether the text at a place stands there without quotes, and not below a `|` or `>`."""
    line = source.line(at.line) or ""
    if line[at.column - 1 : at.column] in ("'", '"'):
        return False
    begins_line = not line[: at.column - 1].strip()
    return not (begins_line and _OPENS_BLOCK.search(source.line(at.line - 1) or ""))


def truth_as_text(word: str) -> tuple[str, str]:
    """Return what is wrong with a bare `no` or the like in place of a text, and advice."""
    meant = "true" if word.lower() in ("yes", "on", "true") else "false"
    says = f"`{word}` without quotes is {meant} to many programs, and a text is meant here"
    return says, f"write it in quotes, `'{word}'`, or write a sentence"


def number_form(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a number in a form that is read in different ways, and advice; None if it is in no such form."""
    if len(text) > _MOST_DIGITS or not text.isascii():
        return None
    if re.fullmatch(r"0[\d_]*\d", text):
        plain = text.replace("_", "")
        octal = int(plain, 8) if re.fullmatch("[0-7]+", plain) else None
        read = "" if octal is None or octal < 8 else f", and is {octal:_} to programs that count in eights then"
        return f"`{text}` begins with a zero{read}", f"write `{int(plain)}`"
    if re.fullmatch(r"0(x[\da-f]+|o[0-7]+|b[01]+)", text, re.IGNORECASE):
        number = int(text[2:], _BASES[text[:2].lower()])
        return f"`{text}` is {number:_} to programs, and nothing to most people", f"write `{number}`, if that is meant"
    if power := re.fullmatch(r"(\d+)e\+?(\d{1,2})", text, re.IGNORECASE):
        number = int(power[1]) * 10 ** int(power[2])
        advice = f"write `{number:_}`, if that is meant" if number < 10**15 else "write it in full, in digits"
        return (
            f"`{text}` is a number with {power[2].lstrip('0') or 'no'} zeros to programs, and a text to others",
            advice,
        )
    if re.fullmatch(r"\.\d+", text):
        return f"`{text}` is read as 0{text} by some, and as {text[1:]} by others", "write a whole number, in digits"
    if re.fullmatch(r"\d+(:[0-5]?\d)+", text):
        number = 0
        for part in text.split(":"):
            number = number * 60 + int(part)
        says = f"`{text}` is a time of day to people, and {number:_} to programs that count in sixties then"
        return says, "write one whole number, in the unit that is counted"
    return None
