"""Which packs an assessment file names, found at a glance, so that only these need to be loaded before it is read.

What is found is only a guess at what the file says: who reads the file afterwards compares.
"""

from __future__ import annotations

import re
from pathlib import Path

_IN_A_ROW = re.compile(rb"^packs:[ \t]*\[([a-z0-9, \t\"'-]*)\]", re.MULTILINE)
_BELOW = re.compile(rb"^packs:[ \t]*\n((?:[ \t]*-[ \t]+[a-z0-9\"'-]+[ \t]*\n)+)", re.MULTILINE)
_NAME = re.compile(rb"[a-z0-9][a-z0-9-]*")
_MOST_BYTES = 100_000


def named_packs(path: Path) -> tuple[str, ...]:
    """Return the packs that a file seems to name near its beginning; none if it seems to name none or cannot be read."""
    try:
        if not path.is_file():  # what a pipe brings can be read only once
            return ()
        with path.open("rb") as file:
            begin = file.read(_MOST_BYTES)
    except (OSError, ValueError):
        return ()
    found = _IN_A_ROW.search(begin) or _BELOW.search(begin)
    return () if found is None else tuple(name.decode() for name in _NAME.findall(found[1]))
