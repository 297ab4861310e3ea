"""The answer to a tick list, or the subjects that a link names: what is ticked, what may be, and where it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.answers.entry import Entry, quote
from compliance.answers.reading import Reading
from compliance.answers.value_model import Value
from compliance.answers.value_options import option_advice, option_named
from compliance.conditions.facts import Ticks
from compliance.packs.model import Question
from compliance.sources.place import Place


def read_ticks(question: Question, entry: Entry, unsure: Entry, reading: Reading) -> Value | None:
    """Return what is ticked in `entry` as a value, or None after reporting what cannot be read.

    `unsure` names the options that nobody is sure of. Options that came later than the answer are among them, and so
    are the subjects that are not listed where `all` are linked, or `all` others are unsure.
    """
    before = len(reading.problems.found)
    named = _named(question, reading)
    newer = reading.newer_options(question)
    ticked, maybe, denied = _ticked(question, entry, [word for word in named if word not in newer], reading)
    settled = denied.union(ticked)
    doubted = _doubted(question, unsure, [word for word in named if word not in settled], reading)
    for word in (word for word in doubted if word in settled):
        at = next((member.at for member in unsure.members() if member.text == word), unsure.at)
        how = "ticked" if word in ticked else "said to be no"
        reading.problems.add(
            "contradictory-answer",
            f"`{word}` is {how} and unknown at once",
            at,
            "leave it in one of the two lists",
            notes=[(entry.at, f"{how} here")],
        )
    if any(problem.level == "error" for problem in reading.problems.found[before:]):
        return None
    open_ended = question.kind.name == "links" and "all" in (entry.text, unsure.text)
    open_ended = open_ended and not reading.lists[question.kind.to].complete
    possible = frozenset((*maybe, *doubted, *newer.difference(settled)))
    shown = _shown(question, named, ticked, possible, open_ended)
    return Value(Ticks(frozenset(ticked), possible, open_ended), shown, is_partial=bool(possible) or open_ended)


def _named(question: Question, reading: Reading) -> Mapping[str, str]:
    """Return all that can be ticked, with its label."""
    if question.kind.name == "links":
        return {id: member.title for id, member in reading.lists[question.kind.to].members.items()}
    return {option: question.label(option) for option in question.kind.options}


def _ticked(
    question: Question, entry: Entry, every: list[str], reading: Reading
) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Return what is ticked, each with the place in the evidence that shows it; what is said to be unknown, and to be no."""
    if entry.is_list:
        return dict.fromkeys(_words(question, entry, reading), ""), frozenset(), frozenset()
    if entry.is_mapping and entry.data:
        return _places(question, entry, reading)
    word = entry.text
    if word in ("none", "all"):
        return dict.fromkeys(every if word == "all" else (), ""), frozenset(), frozenset()
    advice: tuple[str, ...]
    words = [part.strip() for part in word.split(",") if part.strip()]
    if words and all(part in _named(question, reading) for part in words):
        says, advice = "this question is answered with a list", (f"write `[{', '.join(words)}]`",)
    elif word:
        says = f"{entry.quote} is not a list"
        options = option_advice(question, word) if question.kind.name == "choices" else ()
        advice = ("write `[...]` with all that hold, `none`, `all` or `unknown`", *options)
    else:
        says, advice = "this question is answered with a list", ("write `none` if nothing of it holds",)
    reading.problems.add("wrong-kind", says, entry.at, *advice)
    return {}, frozenset(), frozenset()


def _words(question: Question, entry: Entry, reading: Reading) -> list[str]:
    words: list[str] = []
    for member in entry.members():
        if member.text in ("none", "all", "unknown") and member.text not in _named(question, reading):
            alone = f"write `{member.text}` without brackets if it is the whole answer"
            single = "say `unknown: [...]` beside `value` for single options" if member.text == "unknown" else ""
            says = f"`{member.text}` cannot stand in a list"
            reading.problems.add("wrong-kind", says, member.at, alone, single)
            continue
        word = _one(question, member.text, member.at, reading)
        if word in words:
            reading.problems.add("said-twice", f"`{word}` stands twice in this list", member.at, level="warning")
        elif word is not None:
            words.append(word)
    return words


def _places(
    question: Question, entry: Entry, reading: Reading
) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    ticked: dict[str, str] = {}
    maybe: set[str] = set()
    denied: set[str] = set()
    for key, where in entry.items():
        word = _one(question, key, where.key_at, reading)
        if not where.text:
            says = f"it is not said where {quote(key)} is shown"
            advice = "write the place in the evidence, for example `section 4`; `yes`, `no` or `unknown` will also do"
            reading.problems.add("missing-value", says, where.key_at, advice)
        elif word is not None and where.text == "unknown":
            maybe.add(word)
        elif word is not None and where.text == "no":
            denied.add(word)
        elif word is not None:
            ticked[word] = "" if where.text == "yes" else where.text
    return ticked, frozenset(maybe), frozenset(denied)


def _doubted(question: Question, unsure: Entry, rest: list[str], reading: Reading) -> list[str]:
    if unsure.data is None:
        return []
    if unsure.text == "all":
        return rest
    if not unsure.is_list:
        advice = "write `unknown: [...]`, or `unknown: all` for all that are not ticked"
        reading.problems.add("wrong-kind", "`unknown` needs a list", unsure.key_at, advice)
        return []
    return _words(question, unsure, reading)


def _one(question: Question, word: str, at: Place, reading: Reading) -> str | None:
    """Return the option or subject of that name, or None after reporting that there is none."""
    if question.kind.name == "links":
        return reading.subject_named(question.kind.to, word, at)
    return option_named(question, word, at, reading)


def _shown(
    question: Question, named: Mapping[str, str], ticked: Mapping[str, str], possible: frozenset[str], open_ended: bool
) -> str:
    parts = [label + (f" ({ticked[word]})" if ticked[word] else "") for word, label in named.items() if word in ticked]
    unsure = [label for word, label in named.items() if word in possible]
    if open_ended:
        unsure.append("those not listed")
    if unsure:
        parts.append("not known whether: " + "; ".join(unsure))
    return "; ".join(parts) or question.none or "none of these"
