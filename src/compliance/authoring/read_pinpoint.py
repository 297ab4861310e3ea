"""Reads pinpoints: which provisions `360j(o)(1)(E)(iii)`, `Art. 9(2)(h)`, `Sec. 15(b)` or `164.502(e), 164.504(e)` name."""

from __future__ import annotations

import re

from compliance.authoring.stretch import Path
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A provision that a pinpoint names; `rest` are its words that name nothing in a table of provisions."""

    path: Path
    rest: str = ""


_CODE = re.compile(r"^\d+ [A-Z][A-Za-z. ]*§ ?(?=\d)")
"""The code that a section belongs to, as in `9 V.S.A. § 2446` or `42 U.S.C. § 1320d`; the instrument says it already."""


def read_pinpoint(at: str) -> tuple[Claim, ...]:
    """Return the provisions that a pinpoint names, or nothing if it cannot be read."""
    found: list[Claim] = []
    for part in _parts(_plain_text(at)):
        claim = _claim(part)
        if claim is None:
            return ()
        found.append(claim)
    return tuple(found)


def ways_of_pinpoint(at: str) -> list[Path]:
    """Return the provisions that a pinpoint names, each as the way to it."""
    return [way_of(claim) for claim in read_pinpoint(at)]


def way_of(claim: Claim) -> Path:
    """Return the way to a provision; what of it cannot be read, such as `first sentence`, is a last step.

    It is without the word `section`: `§ 15(b)` and `15(b)` are one provision.
    """
    path = claim.path[1:] if claim.path[0] == "section" and claim.path[1:] else claim.path
    return (*path, claim.rest) if claim.rest else path


def read_ranges(at: str) -> tuple[tuple[Claim, Claim], ...]:
    """Return the provisions that a pinpoint names, each with the last one that it reaches to: `Art. 8, 25 to 39`.

    One that stands alone reaches to itself.
    """
    joined = _BETWEEN.findall(re.sub(r'"[^"]*"', '""', _plain_text(at)))
    found: list[tuple[Claim, Claim]] = []
    for claim, before in zip(read_pinpoint(at), ["", *joined], strict=False):
        if before == " to ":
            found[-1] = (found[-1][0], claim)
        else:
            found.append((claim, claim))
    return tuple(found)


def single_pinpoints(at: str) -> tuple[str, ...]:
    """Return a pinpoint for each provision that one names, or the same one if it cannot be parted for certain."""
    text = _plain_text(at)
    parts = _parts(text)
    claims = [_claim(part) for part in parts]
    certain = len(parts) > 1 and " to " not in text and all(claim and not claim.rest for claim in claims)
    return tuple(parts) if certain else (at,)


def _plain_text(at: str) -> str:
    """Return a pinpoint without the code that a section belongs to; `Art. 25-39` is written `Art. 25 to 39`."""
    text = _CODE.sub("§ ", " ".join(at.replace("–", "-").split()))
    return re.sub(r"^((?:Arts?\.?|Articles?) ?\d+[a-z]?) ?- ?(?=\d)", r"\1 to ", text)


_BETWEEN = re.compile(r",(?! *point)| and | to |;")
_PARENS = re.compile(r"(?:\s*\((?:\w{1,5})\))+")
_EU = re.compile(
    r"(?:Art\.?|Article)\s*(?P<number>\d+[a-z]{0,2})(?P<steps>(?:\s*\(\w{1,4}\))*)(?:,?\s*point\s*(?P<point>(?:\(\w{1,4}\))+))?"
)
_PLAIN = re.compile(
    r"(?P<word>recital|para\.?|paragraph|footnote|operative part|annex(?!ure)|section|sec\.|§|rule|schedule)s?\s*(?P<number>\d+[A-Za-z]{0,2}(?:[.–-]\d+[A-Za-z]{0,2})*|[IVXL]+)?(?P<steps>(?:\s*\(\w{1,4}\))*)",
    re.IGNORECASE,
)
_STATUTE = re.compile(
    r'(?P<number>\d+[a-z]{0,2}(?:[.–-]\d+[a-z]?)*(?:-\d+[a-z]?)?)(?P<term>\s+"[^"]+")?(?P<steps>(?:\s*\(\w{1,5}\))*)(?P<inner>\s+"[^"]+")?'
)
_GUIDANCE = re.compile(
    r"(?P<head>Appendix\s+[A-Z]|Annexure\s+[A-Z]\b|[IVX]+(?:\.[A-Z])?(?:\.\d{1,2})?)"
    r"(?P<steps>(?:\s*\(\w{1,2}\)|\.\d{1,2}|\s+(?:item|example|question|principle)\s+\d{1,2}[a-z]?)*)(?P<note>\s+footnote\s+\d+)?"
)


def _parts(text: str) -> list[str]:
    """Return the provisions of an enumeration: `164.502(e), 164.504(e)`, `operative part 1 and 3`."""
    named = re.findall(r'"[^"]*"', text)
    masked = re.sub(r'"[^"]*"', '""', text)
    parts = [part.strip() for part in _BETWEEN.split(masked)]
    parts = [re.sub(r'""', lambda _: named.pop(0), part) for part in parts]
    word = re.match(
        r"(?:operative part|paras?\.?|recitals?|Arts?\.?|Articles?|footnotes?|Sections?|Secs?\.|§{1,2}|Rule)\s",
        parts[0],
    )
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
    word = {"paragraph": "para", "operative part": "operative", "sec": "section", "§": "section"}.get(word, word)
    return Claim((word, *((match["number"],) if match["number"] else ()), *_steps(match["steps"])), rest)


def _statute(match: re.Match[str], rest: str) -> Claim:
    term = (match["term"] or match["inner"] or "").strip().lower()
    where = (match["number"], *((term,) if term and match["term"] else ()), *_steps(match["steps"]))
    return Claim(where, f"{match['inner'] or ''} {rest}".strip())


def _guidance(match: re.Match[str], rest: str) -> Claim:
    if match["note"]:
        return Claim(("footnote", match["note"].split()[-1]), rest)
    head = match["head"]
    first: Path = (
        (head.lower().replace("  ", " "),)
        if head.lower().startswith(("appendix", "annexure"))
        else tuple(head.split("."))
    )
    steps: list[str] = []
    for number, letter in re.findall(r"(\d+|(?<=\()[A-Za-z](?=\)))([a-z]?)", match["steps"]):
        steps += [number, letter] if letter else [number]
    return Claim((*first, *steps), rest)
