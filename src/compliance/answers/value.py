"""The value of one answer: what is written after `value:`, or instead of it, as a fact and as words.

A value that cannot be read is reported and becomes None; nothing is ever guessed.
"""

from __future__ import annotations

from typing import assert_never

from compliance.answers.bare_words import tell_bare_answer
from compliance.answers.entry import Entry
from compliance.answers.read_day import read_day
from compliance.answers.reading import Reading
from compliance.answers.unknown import unknown_fact
from compliance.answers.value_model import Value, dont_know, report_keys
from compliance.answers.value_number import read_number
from compliance.answers.value_options import read_choice
from compliance.answers.value_ticks import read_ticks
from compliance.conditions.facts import Days, Said
from compliance.conditions.truth import truth_of
from compliance.packs.model import Question


def read_value(question: Question, entry: Entry, unsure: Entry, reading: Reading) -> Value | None:
    """Return the value in `entry`, or None after reporting why there is none.

    `unsure` is what stands after `unknown:` in a detailed answer: the options that nobody is sure of.
    """
    kind = question.kind
    if entry.text == "unknown":
        if unsure.data is not None:
            reading.problems.add(
                "contradictory-answer",
                "the value is `unknown`, so no single option need be",
                unsure.key_at,
                "write the options that are known after `value`, or leave `unknown:` out",
            )
            return None
        return Value(unknown_fact(kind, reading.lists), "unknown", is_unknown=True)
    if unsure.data is not None and kind.name not in ("choices", "links"):
        advice = {
            "choice": "say which options are still possible: `{one_of: [...]}`",
            "number": "say what is known of it: `{at_least: ..., at_most: ...}`",
            "date": "say what is known of it: `{not_before: ..., not_after: ...}`",
        }
        reading.problems.add(
            "wrong-kind",
            "`unknown:` names single options of a tick list, which this question is not",
            unsure.key_at,
            advice.get(kind.name, "write `value: unknown`"),
        )
        return None
    match kind.name:
        case "yes_no":
            return _yes_no(entry, reading)
        case "choice":
            return read_choice(question, entry, reading)
        case "choices" | "links":
            return read_ticks(question, entry, unsure, reading)
        case "number":
            return read_number(question, entry, reading)
        case "date":
            return _date(entry, reading)
        case "text":
            return _text(entry, reading)
        case _:
            assert_never(kind.name)


_YES = frozenset(("true", "yes", "y", "on", "1"))
_NO = frozenset(("false", "no", "n", "off", "0"))


def _yes_no(entry: Entry, reading: Reading) -> Value | None:
    word = entry.text
    if word in ("yes", "no"):
        return Value(truth_of(word == "yes"), word)
    if word.lower() in _YES | _NO:
        meant = "yes" if word.lower() in _YES else "no"
        says = f"{entry.quote} is neither yes nor no, as it is written here"
        reading.problems.add("yes-or-no", says, entry.at, f"write `{meant}`")
    else:
        says = f"{entry.quote} is neither yes nor no" if word else "this question is answered yes or no"
        reading.problems.add("wrong-kind", says, entry.at, *dont_know(word), "write `yes`, `no` or `unknown`")
    return None


def _date(entry: Entry, reading: Reading) -> Value | None:
    if not entry.is_mapping:
        if entry.text and (advice := dont_know(entry.text)):
            reading.problems.add("wrong-date", f"{entry.quote} is not a day", entry.at, *advice)
            return None
        day = read_day(entry, reading.problems, or_range=True)
        return None if day is None else Value(Days(day, day), day.isoformat())
    before = len(reading.problems.found)
    report_keys(entry, "date", reading)
    first = read_day(entry["not_before"], reading.problems)
    last = read_day(entry["not_after"], reading.problems)
    if first is not None and last is not None and first > last:
        says = f"no day is both not before {first} and not after {last}"
        reading.problems.add("empty-range", says, entry["not_before"].at)
    if len(reading.problems.found) > before:
        return None
    if first is None and last is None:
        reading.problems.add("missing-value", "a first or a last day is missing", entry.key_at)
        return None
    if first is not None and first == last:
        return Value(Days(first, first), first.isoformat())
    if first is not None and last is not None:
        shown = f"{first} to {last}"
    else:
        shown = f"not before {first}" if first is not None else f"not after {last}"
    return Value(Days(first, last), shown, is_partial=True)


def _text(entry: Entry, reading: Reading) -> Value | None:
    if entry.text:
        return None if tell_bare_answer(entry, reading.problems) else Value(Said(entry.text), entry.text)
    reading.problems.add("wrong-kind", "this question is answered in words", entry.at, "write one text, in quotes")
    return None
