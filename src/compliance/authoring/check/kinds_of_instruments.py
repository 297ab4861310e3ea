"""Texts of law whose kind is not the one that their citation begins with: a directive that is declared a regulation."""

from __future__ import annotations

import re

from compliance.packs.read import ReadPack
from compliance.packs.written_pack import InstrumentsFile
from compliance.sources.problem import Problems

_EU = re.compile(r"(?:(?:Council|Commission|Delegated|Implementing)\s+)*(?P<kind>Directive|Regulation)\b")
_CODE = re.compile(r"\d+\s+U\.?S\.?C\b")


def find_kinds_not_in_citations(read: ReadPack, problems: Problems) -> None:
    """Warn of each instrument whose citation names another kind of law than its `kind`, at the `kind`.

    Everything that cites it is told by what kind it is, so one slip here shows as many elsewhere.
    """
    for file, spot in read.of(InstrumentsFile):
        for i, one in enumerate(file.instruments):
            eu, code = _EU.match(one.citation), _CODE.match(one.citation)
            named = eu["kind"].lower() if eu is not None else "statute" if code is not None else one.kind
            if one.kind not in (named, "repealed", "vacated", "stayed", "proposed"):
                problems.add(
                    "kind-not-in-citation",
                    f"`{one.id}` is declared as `{one.kind}`, and its citation is that of a {named}",
                    (spot / "instruments" / i / "kind").place,
                    f"write `kind: {named}`, or mend the citation; what cites it follows from this",
                    notes=[((spot / "instruments" / i / "citation").place, "the citation stands here")],
                    level="warning",
                )
