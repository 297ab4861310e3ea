"""Pinpoints: whether a quote stands under the provision that its citation names.

`360j(o)(1)(E)(iii)`, `807.81(a)(3)`, `Art. 9(2)(h)`, `recital 35`, `para. 83`, `operative part 2`, `V.A item 2`,
`Appendix B (7)`, `footnote 44`, `Section 6(1)`: each is a way in the table of provisions of the archived text. What is
not understood or not certain is never taken for right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from compliance.authoring.read_pinpoint import Claim, read_pinpoint
from compliance.authoring.stretch import Path, Stretch, ways
from compliance.sources.values import dataclass


class Stands(Enum):
    """What is known of a quote and its pinpoint."""

    UNDER = "under"
    OUT_OF_ORDER = "out of order"
    NOT_SURE = "not sure"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a quote, why (also in brief, for counting), and the provisions under which it does stand."""

    stands: Stands
    why: str = ""
    places: tuple[str, ...] = ()
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The provisions of a text, in the offsets of the text that quotes are looked for in."""

    stretches: tuple[Stretch, ...]
    ways: frozenset[Path]

    def names(self, start: int, end: int) -> list[str]:
        """Return the provisions in which a part of the text stands, as a lawyer would write them."""
        return _names(self, start, end)


def table_of(stretches: Sequence[Stretch]) -> Table:
    """Return a table of stretches."""
    return Table(tuple(stretches), ways(stretches))


def judge_pinpoint(at: str, occurrences: Sequence[Sequence[tuple[int, int]]], table: Table) -> Judged:
    """Return whether fragments stand under a pinpoint. `occurrences` are the places of each fragment in the text."""
    if not table.stretches:
        return _not_sure("the structure of this text is not known", STRUCTURE_NOT_KNOWN)
    claims = claims_of(at, table)
    if any(_is_alone(claim.path) and claim.path[:2] not in table.ways for claim in claims):
        return _not_sure(f"no `{at}` was found in this text", NOT_FOUND)
    if not claims:
        return _not_sure(f"`{at}` names nothing that the table of provisions has", NOT_FOUND)
    if _has_sections_alone(table) and any(claim.path[:2] not in table.ways for claim in claims):
        return _not_sure(f"no `{at}` was found in this text", NOT_FOUND)  # it may have annexes, or sections in sections
    lies = [[_against(claims, _covered(table, *span)) for span in spans] for spans in occurrences]
    fragments = [max(of_one, default=_UNKNOWN) for of_one in lies]
    places = tuple(dict.fromkeys(name for spans in occurrences for span in spans for name in _names(table, *span)))[:4]
    if min(fragments, default=_UNKNOWN) == _OUT:
        return Judged(Stands.ELSEWHERE, "", places)
    if _UNKNOWN in fragments:
        return _not_sure("it cannot be told where this provision ends", "it cannot be told where the provision ends")
    if _IN not in fragments:
        if all(claim.path in table.ways for claim in claims):
            return Judged(Stands.ELSEWHERE, "", places)
        return _not_sure(f"no `{at}` was found in this text", NOT_FOUND)
    inside = [
        [span for span, lie in zip(spans, of_one, strict=True) if lie >= _ABOVE]
        for spans, of_one in zip(occurrences, lies, strict=True)
    ]
    if not _in_order(inside):
        return Judged(Stands.OUT_OF_ORDER)
    if all(claim.rest for claim in claims):
        return _not_sure(f"the text was not searched for `{claims[0].rest}`", "words of the pinpoint name no provision")
    return Judged(Stands.UNDER)


STRUCTURE_NOT_KNOWN = "the structure of the text is not known"
NOT_FOUND = "no such provision was found in the text"


def _not_sure(why: str, brief: str) -> Judged:
    return Judged(Stands.NOT_SURE, why, brief=brief)


def claims_of(at: str, table: Table) -> list[Claim]:
    """Return the provisions that a pinpoint names, each written as the table writes it."""
    return [_rooted(claim, table) for claim in read_pinpoint(at)]


def has_provision(at: str, table: Table) -> bool:
    """Return whether a pinpoint can be read to its end and names nothing that a text lacks."""
    claims = claims_of(at, table)
    return bool(claims) and all(claim.path in table.ways and not claim.rest for claim in claims)


def spans_under(at: str, table: Table) -> list[tuple[int, int]]:
    """Return the parts of a text that certainly stand under a pinpoint; what follows on one another is one part."""
    claims = claims_of(at, table)
    found: list[tuple[int, int]] = []
    for stretch in table.stretches:
        if any(_one_stretch(claim.path, stretch) == _IN for claim in claims):
            if found and found[-1][1] == stretch.start:
                found[-1] = (found[-1][0], stretch.end)
            else:
                found.append((stretch.start, stretch.end))
    return found


_OUT, _UNKNOWN, _ABOVE, _IN = range(4)


def _has_sections_alone(table: Table) -> bool:
    """Say whether nothing but sections is known of a text, though it may have annexes and the like."""
    return all(way[0] == "section" for way in table.ways)


def _in_order(occurrences: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Return whether each fragment stands somewhere behind the one before it."""
    behind = 0
    for spans in occurrences:
        ends = [end for start, end in spans if start >= behind]
        if not ends:
            return False
        behind = min(ends)
    return True


def _is_alone(path: Path) -> bool:
    """Say whether a way leads to a footnote or a definition, which may stand in a text without being recognised."""
    return path[0] == "footnote" or (path[1:2] != () and path[1].startswith('"'))


def _against(claims: Sequence[Claim], covered: Sequence[Stretch]) -> int:
    """Return how a fragment lies to the best of several claims."""
    return max(_one_claim(claim.path, covered) for claim in claims)


def _one_claim(path: Path, covered: Sequence[Stretch]) -> int:
    if not covered:
        return _UNKNOWN
    lies = [_one_stretch(path, stretch) for stretch in covered]
    if _IN in lies and all(lie in (_IN, _ABOVE) for lie in lies):
        return _IN
    return min(lies)


def _one_stretch(path: Path, stretch: Stretch) -> int:
    shared = 0
    while shared < min(len(path), len(stretch.path)) and path[shared] == stretch.path[shared]:
        shared += 1
    if shared == len(path):
        return _IN if stretch.sure >= len(path) else _UNKNOWN
    if shared == len(stretch.path):
        return _ABOVE if stretch.sure >= shared else _UNKNOWN
    return _OUT if stretch.sure > shared else _UNKNOWN


def _covered(table: Table, start: int, end: int) -> list[Stretch]:
    return [stretch for stretch in table.stretches if stretch.start < end and start < stretch.end]


def _names(table: Table, start: int, end: int) -> list[str]:
    return [show_path(stretch.path[: max(stretch.sure, 1)]) for stretch in _covered(table, start, end)]


_WORDS = {
    "annex": "Annex",
    "art": "Article",
    "footnote": "footnote",
    "item": "",
    "operative": "operative part",
    "para": "para.",
    "recital": "recital",
    "rule": "Rule",
    "schedule": "schedule",
    "section": "Section",
}


def show_path(path: Path) -> str:
    """Return a way as a lawyer would write it."""
    head, *rest = path
    words = {"art": "Article", "annex": "Annex", "para": "para.", "operative": "operative part"}
    if head in ("recital", "footnote", "para", "section", "rule", "schedule", "operative", "art", "annex"):
        first, *rest = rest or [""]
        said = f"{words.get(head, head.capitalize() if head in ('section', 'rule') else head)} {first}".rstrip()
    elif re.fullmatch(r"[IVX]+", head):
        said = head
        while rest and re.fullmatch(r"[A-Z]", rest[0]):
            said += f".{rest.pop(0)}"
    else:
        said = (
            head.replace("appendix ", "Appendix ")
            if not head.startswith("appendix")
            else f"Appendix {head[-1].upper()}"
        )
    for step in rest:
        said += f" {step}" if step.startswith('"') else f"({step})"
    return said


def _rooted(claim: Claim, table: Table) -> Claim:
    """Return a claim that begins as the table does: `10` may be an item, `"Violation"` may be `Violation or violate`."""
    if claim.path[1:2] and claim.path[1].startswith('"') and claim.path[:2] not in table.ways:
        wider = claim.path[1][:-1] + " or "
        for way in sorted(table.ways):
            if len(way) == 2 and way[0] == claim.path[0] and way[1].startswith(wider):
                return Claim((*way, *claim.path[2:]), claim.rest)
    if claim.path[:1] and claim.path[:1] not in table.ways and ("item", *claim.path) in table.ways:
        return Claim(("item", *claim.path), claim.rest)
    if claim.path[:1] == ("section",) and claim.path[1:2] in table.ways:  # `Section 15(b)` of a text that has `§ 15`
        return Claim(claim.path[1:], claim.rest)
    if claim.path[0][:1].isdigit() and _has_sections_alone(table):
        return Claim(("section", *claim.path), claim.rest)
    return claim
