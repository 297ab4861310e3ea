"""A value as YAML on one line, so that it reads back as the same texts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Written = str | Sequence["Written"] | Mapping[str, "Written"]
"""What can be written as an answer: a text, a list, or keys with values."""

_PLAIN = re.compile(r"\w[\w.-]*(?: [\w.-]+)*")


def as_yaml(value: Written) -> str:
    """Return a value in flow style: `yes`, `[us, eu]`, `{value: yes, note: "..."}`."""
    match value:
        case str():
            return value if _PLAIN.fullmatch(value) and value not in ("null", "~") else _quoted(value)
        case Mapping():
            return "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(inner)}" for key, inner in value.items()) + "}"
        case _:
            return "[" + ", ".join(as_yaml(inner) for inner in value) + "]"


def as_data(value: Written) -> str | list[object] | dict[str, object]:
    """Return a value as it is read back from a file."""
    match value:
        case str():
            return value
        case Mapping():
            return {key: as_data(inner) for key, inner in value.items()}
        case _:
            return [as_data(inner) for inner in value]


def _quoted(text: str) -> str:
    return "".join(
        char if char.isprintable() or char == "\\" else f"\\U{ord(char):08x}"
        for char in json.dumps(text, ensure_ascii=False)
    )
