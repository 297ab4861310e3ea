"""Pinpoints that go further down than the text that they name: `2446(a)(1)(A)` where paragraph (1) is one sentence."""

from __future__ import annotations

import re

from compliance.authoring.pinpoint import claims_of, show_path
from compliance.authoring.pinpoint_text import Reading

_MIN_DEPTH = 2
"""A section, an article or the like, and one step below it: above that a table of provisions may have holes."""


def ends_above(at: str, reading: Reading) -> str:
    """Return the provision at which a text ends on the way of a pinpoint; empty if the text may go on.

    Only a text of which the mark of the next step stands nowhere certainly does not go on.
    """
    claims, table = claims_of(at, reading.table), reading.table
    if len(claims) != 1 or claims[0].rest:
        return ""
    path = claims[0].path
    depth = max((depth for depth in range(len(path) + 1) if depth == 0 or path[:depth] in table.ways), default=0)
    if depth in (0, len(path)) or depth < _MIN_DEPTH or path[depth].startswith('"'):
        return ""
    own = [stretch for stretch in table.stretches if stretch.path[:depth] == path[:depth]]
    if any(stretch.sure < depth for stretch in own):
        return ""
    mark = re.compile(rf"(?<!\w){re.escape(path[depth])}\s?[.)]", re.IGNORECASE)
    if any(mark.search(reading.plain, stretch.start, stretch.end) for stretch in own):
        return ""
    return show_path(path[:depth])
