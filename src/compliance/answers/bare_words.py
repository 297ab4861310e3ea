"""Bare `yes`, `no`, `on`, `off`, `true` and `false` in assessments and cases, under keys that take a text."""

from __future__ import annotations

import re

from compliance.answers.entry import Entry
from compliance.sources.misread import TRUTHS, is_bare, truth_as_text
from compliance.sources.place import Source
from compliance.sources.problem import Problems

_KEYS = frozenset(
    (
        "name",
        "organisation",
        "description",
        "title",
        "by",
        "because",
        "note",
        "case",
        "todo",
        "disagrees",
        "confirm",
        "outcome",
    )
)
_BEHIND_A_KEY = "|".join(f"(?<={key}:)" for key in sorted(_KEYS))  # at the colon: this is looked for in every case
_BARE = re.compile(rf":(?:{_BEHIND_A_KEY})\s+(?i:{'|'.join(sorted(TRUTHS))})\s*(?:$|[,}}#])", re.MULTILINE)


def tell_bare_words(file: Entry, source: Source, problems: Problems) -> None:
    """Report every bare word of truth in a file, and so in `source`, under a key that takes a text."""
    if _BARE.search(source.text):  # as hardly ever
        _tell(file, source, problems)


def tell_bare_answer(entry: Entry, problems: Problems) -> bool:
    """Report a bare word of truth that answers a question asked in words; say whether it was one."""
    source = problems.sources.get(entry.at.file)
    if source is None or entry.text.lower() not in TRUTHS or not is_bare(source, entry.at):
        return False
    _add(entry, problems)
    return True


def _tell(entry: Entry, source: Source, problems: Problems) -> None:
    for key, value in entry.items():
        if key in _KEYS and value.text.lower() in TRUTHS and is_bare(source, value.at):
            _add(value, problems)
        _tell(value, source, problems)
    for member in entry.members():
        _tell(member, source, problems)


def _add(entry: Entry, problems: Problems) -> None:
    says, advice = truth_as_text(entry.text)
    problems.add("bare-yes-no", says, entry.at, advice)
