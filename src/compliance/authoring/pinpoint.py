"""Pinpoints: whether a quote stands under the provision that its citation names.

`360j(o)(1)(E)(iii)`, `807.81(a)(3)`, `Art. 9(2)(h)`, `recital 35`, `para. 83`, `operative part 2`, `V.A item 2`,
`Appendix B (7)`, `footnote 44`, `Section 6(1)`: each is a way in the table of provisions of the archived text. What is
not understood or not certain is never taken for right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from compliance.authoring.stretch import Path, Stretch, ways
from compliance.sources.values import dataclass


class Stands(Enum):
    """What is known of a quote and its pinpoint."""

    UNDER = "under"
    OUT_OF_ORDER = "out of order"
    NOT_SURE = "not sure"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Claim:
    """A provision that a pinpoint names; `rest` are its words that name nothing in a table of provisions."""

    path: Path
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a quote, why, and the provisions under which it does stand."""

    stands: Stands
    why: str = ""
    places: tuple[str, ...] = ()


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
        return Judged(Stands.NOT_SURE, "the structure of this text is not known")
    claims = [_rooted(claim, table) for claim in read_pinpoint(at)]
    if any(_is_alone(claim.path) and claim.path[:2] not in table.ways for claim in claims):
        return Judged(Stands.NOT_SURE, f"no `{at}` was found in this text")
    if not claims:
        return Judged(Stands.NOT_SURE, f"`{at}` names nothing that the table of provisions has")
    lies = [[_against(claims, _covered(table, *span)) for span in spans] for spans in occurrences]
    fragments = [max(of_one, default=_UNKNOWN) for of_one in lies]
    places = tuple(dict.fromkeys(name for spans in occurrences for span in spans for name in _names(table, *span)))[:4]
    if min(fragments, default=_UNKNOWN) == _OUT:
        return Judged(Stands.ELSEWHERE, "", places)
    if _UNKNOWN in fragments:
        return Judged(Stands.NOT_SURE, "it cannot be told where this provision ends")
    if _IN not in fragments:
        if all(claim.path in table.ways for claim in claims):
            return Judged(Stands.ELSEWHERE, "", places)
        return Judged(Stands.NOT_SURE, f"no `{at}` was found in this text")
    inside = [
        [span for span, lie in zip(spans, of_one, strict=True) if lie >= _ABOVE]
        for spans, of_one in zip(occurrences, lies, strict=True)
    ]
    if not _in_order(inside):
        return Judged(Stands.OUT_OF_ORDER)
    if all(claim.rest for claim in claims):
        return Judged(Stands.NOT_SURE, f"the text was not searched for `{claims[0].rest}`")
    return Judged(Stands.UNDER)


def has_provision(at: str, table: Table) -> bool:
    """Return whether a pinpoint can be read to its end and names nothing that a text lacks."""
    claims = [_rooted(claim, table) for claim in read_pinpoint(at)]
    return bool(claims) and all(claim.path in table.ways and not claim.rest for claim in claims)


def spans_under(at: str, table: Table) -> list[tuple[int, int]]:
    """Return the parts of a text that certainly stand under a pinpoint; what follows on one another is one part."""
    claims = [_rooted(claim, table) for claim in read_pinpoint(at)]
    found: list[tuple[int, int]] = []
    for stretch in table.stretches:
        if any(_one_stretch(claim.path, stretch) == _IN for claim in claims):
            if found and found[-1][1] == stretch.start:
                found[-1] = (found[-1][0], stretch.end)
            else:
                found.append((stretch.start, stretch.end))
    return found


_OUT, _UNKNOWN, _ABOVE, _IN = range(4)


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


# ---------------------------------------------------------------------------------------------------- reading claims

_PARENS = re.compile(r"(?:\s*\((?:\w{1,5})\))+")
_EU = re.compile(
    r"(?:Art\.?|Article)\s*(?P<number>\d+[a-z]{0,2})(?P<steps>(?:\s*\(\w{1,4}\))*)(?:,?\s*point\s*(?P<point>(?:\(\w{1,4}\))+))?"
)
_PLAIN = re.compile(
    r"(?P<word>recital|para\.?|paragraph|footnote|operative part|annex|section|rule|schedule)s?\s*(?P<number>\d+[A-Za-z]?|[IVXL]+)?(?P<steps>(?:\s*\(\w{1,4}\))*)",
    re.IGNORECASE,
)
_STATUTE = re.compile(
    r'(?P<number>\d+[a-z]{0,2}(?:[.–-]\d+[a-z]?)*(?:-\d+[a-z]?)?)(?P<term>\s+"[^"]+")?(?P<steps>(?:\s*\(\w{1,5}\))*)(?P<inner>\s+"[^"]+")?'
)
_GUIDANCE = re.compile(
    r"(?P<head>Appendix\s+[A-Z]|[IVX]+(?:\.[A-Z])?(?:\.\d{1,2})?)"
    r"(?P<steps>(?:\s*\(\w{1,2}\)|\.\d{1,2}|\s+(?:item|example|question|principle)\s+\d{1,2}[a-z]?)*)(?P<note>\s+footnote\s+\d+)?"
)


def read_pinpoint(at: str) -> tuple[Claim, ...]:
    """Return the provisions that a pinpoint names, or nothing if it cannot be read."""
    text = " ".join(at.replace("–", "-").split())
    found: list[Claim] = []
    for part in _parts(text):
        claim = _claim(part)
        if claim is None:
            return ()
        found.append(claim)
    return tuple(found)


def _parts(text: str) -> list[str]:
    """Return the provisions of an enumeration: `164.502(e), 164.504(e)`, `operative part 1 and 3`."""
    named = re.findall(r'"[^"]*"', text)
    masked = re.sub(r'"[^"]*"', '""', text)
    parts = [part.strip() for part in re.split(r",(?! *point)| and | to |;", masked)]
    parts = [re.sub(r'""', lambda _: named.pop(0), part) for part in parts]
    word = re.match(r"(?:operative part|paras?\.?|recitals?|Arts?\.?|Articles?|footnotes?|Section|Rule)\s", parts[0])
    return [
        part if i == 0 or word is None or not part[:1].isdigit() else f"{word[0]}{part}" for i, part in enumerate(parts)
    ]


def _claim(text: str) -> Claim | None:
    for pattern, make in ((_EU, _eu), (_PLAIN, _plain), (_GUIDANCE, _guidance), (_STATUTE, _statute)):
        match = pattern.match(text)
        if match is not None:
            return make(match, text[match.end() :].strip(" ,"))
    return None


def _steps(text: str | None) -> Path:
    return tuple(re.findall(r"\((\w+)\)", text or ""))


def _eu(match: re.Match[str], rest: str) -> Claim:
    return Claim(("art", match["number"], *_steps(match["steps"]), *_steps(match["point"])), rest)


def _plain(match: re.Match[str], rest: str) -> Claim:
    word = match["word"].lower().rstrip(".")
    word = {"paragraph": "para", "operative part": "operative"}.get(word, word)
    return Claim((word, *((match["number"],) if match["number"] else ()), *_steps(match["steps"])), rest)


def _statute(match: re.Match[str], rest: str) -> Claim:
    term = (match["term"] or match["inner"] or "").strip().lower()
    where = (match["number"], *((term,) if term and match["term"] else ()), *_steps(match["steps"]))
    return Claim(where, f"{match['inner'] or ''} {rest}".strip())


def _guidance(match: re.Match[str], rest: str) -> Claim:
    if match["note"]:
        return Claim(("footnote", match["note"].split()[-1]), rest)
    head = match["head"]
    first: Path = (head.lower().replace("  ", " "),) if head.lower().startswith("appendix") else tuple(head.split("."))
    steps: list[str] = []
    for number, letter in re.findall(r"(\d+|(?<=\()[a-z](?=\)))([a-z]?)", match["steps"]):
        steps += [number, letter] if letter else [number]
    return Claim((*first, *steps), rest)


def _rooted(claim: Claim, table: Table) -> Claim:
    """Return a claim that begins as the table does: `10` may be an item, `"Violation"` may be `Violation or violate`."""
    if claim.path[1:2] and claim.path[1].startswith('"') and claim.path[:2] not in table.ways:
        wider = claim.path[1][:-1] + " or "
        for way in sorted(table.ways):
            if len(way) == 2 and way[0] == claim.path[0] and way[1].startswith(wider):
                return Claim((*way, *claim.path[2:]), claim.rest)
    if claim.path[:1] and claim.path[:1] not in table.ways and ("item", *claim.path) in table.ways:
        return Claim(("item", *claim.path), claim.rest)
    return claim
