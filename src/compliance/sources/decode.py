"""The bytes of a file to its text: only plain UTF-8 that shows everything it says."""

from __future__ import annotations

import re
import unicodedata

from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem, Problems

MOST_BYTES = 5_000_000
"""The largest file that is read."""

_MOST_SHOWN = 20
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document (Word, Excel)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (Word, Excel)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
# What cannot be seen, or makes a line look different from what it says (the controls that turn writing round).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_INDENT_WITH_TAB = re.compile(r"^ *\t", re.MULTILINE)
_SAVE_AS = "save it again as plain text in UTF-8 (most editors ask for the encoding under `Save as`)"


def decode(name: str, data: bytes, problems: Problems) -> Source | None:
    """Return a file's text, or None if it cannot be used; what is wrong goes to `problems`, with its place.

    A byte order mark is dropped, a line break of old Macs becomes an ordinary one; no other character is changed, so
    that offsets are those of the file.
    """
    top = Place(name, 1, 1)
    if len(data) > MOST_BYTES:
        add_too_large(name, len(data), problems)
        return None
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind:
        problems.add("binary-file", f"this is {kind}, not a text in YAML", top, "open it, and save its words as text")
        return None
    if data.startswith(_UTF_16_MARKS) or _looks_like_utf_16(data):
        problems.add("not-utf-8", "this file is written in UTF-16", top, _SAVE_AS)
        return None
    if b"\0" in data:
        problems.add("binary-file", "this is not a text: it holds bytes that no text has", top, "is it the right file?")
        return None
    text = _text_of(name, data.removeprefix(_UTF_8_MARK), problems)
    if text is None:
        return None
    source = Source(name, text)
    problems.sources[name] = source
    return source if _refuse_unseen(source, problems) else None


def add_too_large(name: str, size: int, problems: Problems) -> None:
    """Record that a file is too large to be read."""
    problems.add(
        "too-large",
        f"this file has {size:,} bytes; at most {MOST_BYTES:,} are read",
        Place(name, 1, 1),
        "split it, or check that it is the right file",
    )


def _looks_like_utf_16(data: bytes) -> bool:
    """Say whether every second of the first bytes is zero: Latin letters in UTF-16 without its mark."""
    head = data[:64]
    return len(head) > 3 and (not any(head[1::2]) or not any(head[::2]))


def _text_of(name: str, data: bytes, problems: Problems) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(name, data.decode("utf-8", errors="replace"))
        problems.sources[name] = source
        at = len(data[: error.start].decode("utf-8"))
        byte = data[error.start : error.start + 1]
        problems.add(
            "not-utf-8",
            f"this file is not written in UTF-8: the byte {byte.hex()} stands for no character here",
            source.place(at, at + 1),
            f"in the encoding of Western Windows it is `{byte.decode('cp1252', errors='replace')}`",
            _SAVE_AS,
        )
        return None
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        text = re.sub(r"\r(?!\n)", "\n", text)
    return text


def _refuse_unseen(source: Source, problems: Problems) -> bool:
    """Record characters that nobody can see; return whether there were none."""
    found = [match.start() for match in _UNSEEN.finditer(source.text)]
    for at in found[:_MOST_SHOWN]:
        code = ord(source.text[at])
        title = unicodedata.name(source.text[at], "control character").lower()
        problems.add(
            "control-character",
            f"a character that cannot be seen stands here (U+{code:04X}, {title})",
            source.place(at, at + 1),
            "delete it; it often comes along when text is copied",
        )
    return not found


def refuse_tabs(source: Source, problems: Problems) -> list[Problem]:
    """Record tabs, one for each line; return those that indent a line, so that it cannot be read."""
    indenting: list[Problem] = []
    if "\t" not in source.text:
        return indenting
    lines: set[int] = set()
    for match in re.finditer("\t+", source.text):
        place = source.place(match.start(), match.end())
        if place.line not in lines and len(lines) < _MOST_SHOWN:
            problems.add("tab", "a tab stands here", place, "write blanks instead: two for each step to the right")
            if _INDENT_WITH_TAB.match(source.line(place.line) or ""):
                indenting.append(problems.found[-1])
        lines.add(place.line)
    return indenting
