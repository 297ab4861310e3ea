"""An archived text made plain for comparing: white space, quotes, dashes and divided words evened out, provisions kept.

Two readings are kept, since a hyphen at the end of a line may belong to the word or only divide it. The table of
provisions is found in the text as it is archived and carried over into both.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from compliance.authoring.pinpoint import Table, table_of
from compliance.authoring.provisions import provisions_of
from compliance.authoring.stretch import Stretch
from compliance.sources.values import dataclass

_PLAIN = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00ad": ""}
_DASHES = re.compile("[‐-―−]")
_MOST_KEPT = 256  # many packs rest on one text
_MARK = "\ue000"  # of the private use area: no text of law has it
_PAGE_BREAK = re.compile(
    rf"^[ \t\f{_MARK}]*(?:\d{{1,3}}|Page \d+(?: of \d+)?|Contains Nonbinding Recommendations"
    rf"|Draft\s*[-–—]\s*Not for Implementation)[ \t{_MARK}]*$",
    re.MULTILINE | re.IGNORECASE,
)
_KEPT_HYPHEN = re.compile(r"-[ \t]*\n\s*")
_DIVIDED_WORD = re.compile(r"(?<=[a-z])-[ \t]*\n\s*(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made plain, with its provisions at the places where they stand in it."""

    plain: str
    table: Table


@lru_cache(_MOST_KEPT)
def read_archived(data: bytes) -> tuple[Reading, Reading]:
    """Return both readings of an archived text: hyphens at the ends of lines kept, and divided words made whole."""
    text = data.decode("utf-8", "replace").replace(_MARK, " ")
    stretches = provisions_of(text)
    cuts = sorted({at for stretch in stretches for at in (stretch.start, stretch.end)})
    marked = "".join(text[start:end] + _MARK for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))
    marked = _PAGE_BREAK.sub(lambda found: " " + _MARK * found[0].count(_MARK), marked)
    return (
        _reading(_KEPT_HYPHEN.sub("-", marked), cuts, stretches),
        _reading(_DIVIDED_WORD.sub("", marked), cuts, stretches),
    )


def normal(text: str) -> str:
    """Return a text with white space, quotes and dashes made plain."""
    text = unicodedata.normalize("NFKC", text)
    for written, plain in _PLAIN.items():  # far quicker than one `translate` of a long text
        text = text.replace(written, plain)
    return " ".join(_DASHES.sub("-", text).split())


def _reading(marked: str, cuts: Sequence[int], stretches: Sequence[Stretch]) -> Reading:
    pieces = normal(marked).split(_MARK)[:-1]
    plain: list[str] = []
    length = 0
    at: list[int] = []
    ends_blank = True
    for piece in pieces:
        # A mark between two blanks must not make two of what was one.
        kept = piece.lstrip(" ") if ends_blank else piece
        plain.append(kept)
        length += len(kept)
        ends_blank = kept.endswith(" ") if kept else ends_blank
        at.append(length)
    moved = [
        Stretch(stretch.path, at[bisect_left(cuts, stretch.start)], at[bisect_left(cuts, stretch.end)], stretch.sure)
        for stretch in stretches
    ]
    return Reading("".join(plain), table_of(moved))
