"""Acts that a pack says it covers, by a number that none of its instruments has: mostly a number written wrongly."""

from __future__ import annotations

import re
from pathlib import Path

from compliance.conditions.error import quoted
from compliance.packs.model import Rulebook
from compliance.sources.document import read_document
from compliance.sources.problem import Problems, did_you_mean

_ACT = re.compile(
    r"""\b(?:19|20)\d\d/\d{1,4}\b                              # Regulation (EU) 2016/679
    |\b\d+\s(?:CFR|USC)\s(?:[Pp]art\s)?\d+[a-z]*(?:-\d+)?      # 16 CFR part 318, 42 USC 290dd-2
    |\bMDCG\s(?:19|20)\d\d-\d+
    |\b(?:AB|SB|HB)\s\d[\d-]*                                  # bills of the states
    |\b(?:Act|No\.)\s\d+\sof\s\d{4}\b""",
    re.VERBOSE,
)
_RANGE = re.compile(r"\b(?P<title>\d+\susc)\s(?P<first>\d+)\sto\s(?P<last>\d+)\b")


def find_acts_covered_and_not_listed(rulebook: Rulebook, pack: str, folder: Path, problems: Problems) -> None:
    """Warn of each act in `covers` of a pack whose number stands in no instrument that the pack can cite."""
    reach = {pack, *rulebook.packs[pack].needs}
    within = [one for one in rulebook.instruments.values() if one.pack in reach]
    listed = _plain(" ".join(f"{one.id} {one.title} {one.citation}" for one in within))
    document = read_document(f"{pack}/pack.yaml", (folder / "pack.yaml").read_bytes(), Problems())
    found = document.condition_text("covers") if document is not None and rulebook.packs[pack].covers else None
    if found is None:
        return
    text, place_of = found
    for act in _ACT.finditer(text):
        if not _is_listed(_plain(act[0]), listed):
            problems.add(
                "act-not-listed",
                f"the pack says that it covers {quoted(act[0])}, and no instrument has that number",
                place_of(*act.span()),
                did_you_mean(act[0], {one[0] for one in _ACT.finditer(" ".join(one.citation for one in within))}),
                "write the number as it stands in `instruments.yaml`, or list the act there",
                level="warning",
            )


def _is_listed(act: str, listed: str) -> bool:
    """Say whether a number stands in the text of all instruments, as it is or within a range of sections."""
    if act in listed or act.replace(" ", "") in listed:
        return True
    title, _, section = act.rpartition(" ")
    return section.isdigit() and any(
        found["title"] == title and int(found["first"]) <= int(section) <= int(found["last"])
        for found in _RANGE.finditer(listed)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(" part ", " ").split())
