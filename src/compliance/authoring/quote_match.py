"""Where the words of a quote stand in a text: never inside a longer word, a longer number or an amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

_THOUSANDS_BEFORE = re.compile(r"(?:^|[^\d])\d{1,3}(?:[ .,]\d{3})*[ .,]$")
_THOUSANDS_AFTER = re.compile(r"[ .,]\d{3}(?!\d)")
_GROUP = re.compile(r"\d{3}(?!\d)")
_ENDS_IN_GROUP = re.compile(r"(?:^|[^\d])\d{1,3}$")
_LONGEST_NUMBER = 24
_NOT_BEFORE = re.compile(r"(?:\w+ )?\b(?:not|never|cannot|nor|neither|no)\s+$", re.IGNORECASE)
_WITHOUT_BEFORE = re.compile(
    r"\b(?P<no>without(?: (?:the|an?|any))?|(?:in|under|at) no (?:case|event|circumstances?|time|way))\s+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?P<ends>(?:[.;:!?][\"')\]]*|\A)\s+(?:and |or |but )?)(?:\(\w{1,5}\)\s*)*|(?:\(\w{1,5}\)\s*)+")
_NO = re.compile(
    r"(?P<no>(?:No|no)\b(?!\.| later| earlier| sooner| longer| fewer| less| more| matter| doubt)"
    r"|(?:Neither|neither|Nor|nor|Nothing|nothing|Nobody|nobody|None|none)\b|(?:In|At|Under|in|at|under) no \w+)"
)
_VERB = re.compile(
    r"(?<!\bthat )(?<!\bwho )(?<!\bwhich )\b(?:may|shall|must|can|will|is|are|was|were|has|have|does|do)\b"
)
_OWN_NO = re.compile(r"\b(?:no|not|nothing|nobody|none|neither|nor|never)\b", re.IGNORECASE)
_NOT_AFTER_VERB = re.compile(r" (?:not|never)\b")
_NEW_SENTENCE = re.compile(r"(?:The|A|An|Any|Each|Every|If|When|Where|In|For|This|These|That|Such|It|They) [a-z“\"(]")
_TURNS = re.compile(r"\b(?:unless|except|until|provided|if|but)\b")
_LONGEST_SENTENCE = 600
_NOT_AFTER = re.compile(r"\s+(?:not|never)\b(?: \w+)?", re.IGNORECASE)
_VERB_NOT_AFTER = re.compile(
    r"\s+(?:(?:does|do|did|may|shall|must|will|would|should|could|can|is|are|was|were|has|have|had|need) (?:not|never)|cannot)\b"
)


def whole_places(wanted: str, text: str, start: int = 0) -> Iterator[Span]:
    """Yield every place, from `start` on, where a text has these words and no longer word or number around them."""
    at = text.find(wanted, start)
    while at >= 0:
        if _begins_whole(text, at) and _ends_whole(text, at + len(wanted)):
            yield at, at + len(wanted)
        at = text.find(wanted, at + 1)


def follow_each_other(places: list[list[Span]]) -> bool:
    """Return whether each fragment stands somewhere behind those before it."""
    at = 0
    for spans in places:
        span = next((span for span in spans if span[0] >= at), None)
        if span is None:
            return False
        at = span[1]
    return True


def widened(span: Span, text: str) -> Span:
    """Return a place with the words and numbers whole that it cuts."""
    start, end = span
    if not _begins_whole(text, start):
        while start > 0 and not (text[start].isalnum() and _begins_whole(text, start)):
            start -= 1
    if not _ends_whole(text, end):
        while end < len(text) and not (text[end - 1].isalnum() and _ends_whole(text, end)):
            end += 1
    return start, end


def turned_round(span: Span, text: str) -> str:
    """Return what stands beside a place and turns its meaning round, with its next word: `shall not`; empty if nothing does."""
    start, end = span
    before = _NOT_BEFORE.search(text[max(0, start - _LONGEST_NUMBER) : start])
    after = _NOT_AFTER.match(text, end)
    return (before or after or [""])[0].strip()


def left_out_verb(span: Span, text: str, taken: Iterable[Span]) -> str:
    """Return the `does not` or `may not` that follows a place, if none of the places that are `taken` has it; else nothing.

    It turns a quote round that goes on behind it: of `an operator that does not disclose data may use an email` the quote
    `an operator that` ... `may use an email` says the opposite.
    """
    found = _VERB_NOT_AFTER.match(text, span[1])
    if found is None or any(start < found.end() and found.end() <= end for start, end in taken):
        return ""
    return found[0].strip()


def left_out_without(span: Span, text: str) -> Span | None:
    """Return where `without` or `in no case` stands right before a place; None if neither does."""
    before = max(0, span[0] - _LONGEST_NUMBER)
    found = _WITHOUT_BEFORE.search(text[before : span[0]])
    return (before + found.start("no"), before + found.end("no")) if found is not None else None


def left_out_no(span: Span, text: str) -> Span | None:
    """Return where the `No` stands that a sentence begins with, if a quote takes the verb and leaves that word out.

    Of `No private entity may collect a record` the quote `may collect a record` says the opposite. A later verb of the
    sentence, behind `unless` and the like, is not turned round by its beginning. Nor is a quote that begins a sentence of
    its own below a heading such as `No enforcement before the first day`, or that says `not` itself.
    """
    start, end = span
    no = _no_before(start, text)
    if no is None or no.end("no") > start or _NEW_SENTENCE.match(text, start):
        return None
    verb = _VERB.search(text, no.end("no"), end)
    if verb is None or verb.start() < start or _TURNS.search(text, no.end("no"), verb.start()):
        return None
    if _OWN_NO.search(text, start, verb.start()) or _NOT_AFTER_VERB.match(text[verb.end() : end]):
        return None
    return no.span("no")


def _no_before(at: int, text: str) -> re.Match[str] | None:
    """Return the `No` with which the sentence of a place begins; a label such as (b) may begin one, or stand within it."""
    for begins in reversed([*_SENTENCE.finditer(text, max(0, at - _LONGEST_SENTENCE), at)]):
        no = _NO.match(text, begins.end())
        if no is not None or begins["ends"] is not None:
            return no
    return None


def _begins_whole(text: str, at: int) -> bool:
    """Say whether no word and no number is cut before a place. A footnote's number before a word cuts nothing."""
    if at == 0 or at >= len(text) or not text[at].isalnum():
        return True
    before, first = text[at - 1], text[at]
    if not first.isdigit():
        return not before.isalpha() and not _joins(text, at - 1)
    if before.isalnum():
        return False
    if before in ".," and text[at - 2 : at - 1].isdigit():
        return False
    earlier = text[max(0, at - _LONGEST_NUMBER) : at]
    return not (before == " " and _GROUP.match(text, at) and _THOUSANDS_BEFORE.search(earlier))


def _ends_whole(text: str, end: int) -> bool:
    """Say whether no word and no number is cut after a place. A footnote's number after a word cuts nothing."""
    if end == 0 or end >= len(text) or not text[end - 1].isalnum():
        return True
    last, after = text[end - 1], text[end]
    if not last.isdigit():
        return not after.isalpha() and not _joins(text, end)
    if after.isalnum():
        return False
    if after in ".," and text[end + 1 : end + 2].isdigit():
        return False
    earlier = text[max(0, end - _LONGEST_NUMBER) : end]
    return not (after == " " and _THOUSANDS_AFTER.match(text, end) and _ENDS_IN_GROUP.search(earlier))


def _joins(text: str, at: int) -> bool:
    """Say whether a hyphen or an apostrophe at a place makes one word of the letters on both its sides."""
    return text[at] in "-'" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
