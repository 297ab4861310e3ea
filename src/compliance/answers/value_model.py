"""What a value is once it is read, and what all kinds of value have in common."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.answers.entry import Entry
from compliance.answers.reading import Reading
from compliance.conditions.facts import Fact
from compliance.conditions.kinds import KindName
from compliance.sources.problem import did_you_mean
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was read: the fact, its words, and whether all or some of it is left open."""

    fact: Fact
    shown: str
    is_unknown: bool = False
    is_partial: bool = False


RANGES: Mapping[str, KindName] = {
    "at_least": "number",
    "at_most": "number",
    "not_before": "date",
    "not_after": "date",
    "one_of": "choice",
}
"""The keys that say what is known of a value that is not, and the kind of question that they belong to."""

_NOT_KNOWN = frozenset(("?", "??", "don't know", "dont know", "do not know", "not known", "not sure", "unsure"))
_NOT_YET = frozenset(("tbd", "tbc", "todo", "pending", "open", "-", "..."))
_NOT_APPLICABLE = frozenset(("n/a", "na", "not applicable", "not_applicable", "none", "nil"))


def dont_know(word: str) -> tuple[str, ...]:
    """Return advice for words by which people say that there is no answer, or nothing."""
    word = word.lower()
    if word in _NOT_KNOWN or word == "unknown":
        return ("write `unknown` if somebody looked and does not know",)
    if word in _NOT_YET:
        return ("leave the line out until there is an answer; write `unknown` if somebody looked and does not know",)
    if word in _NOT_APPLICABLE:
        return ("there is no such answer: the questions that matter are found from the other answers",)
    return ()


def report_keys(entry: Entry, kind: KindName, reading: Reading) -> None:
    """Report keys of a range that do not belong to questions of this kind."""
    known = [key for key, of in RANGES.items() if of == kind]
    for key, value in entry.items():
        if key not in known:
            advice = did_you_mean(key, known) or "here it may be " + " or ".join(f"`{word}`" for word in known)
            reading.problems.add("unknown-key", f"`{key}` has no meaning here", value.key_at, advice)
