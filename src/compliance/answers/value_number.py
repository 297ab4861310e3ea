"""The answer to a question that asks how many: a whole number with its unit, a range, or a named answer."""

from __future__ import annotations

import re

from compliance.answers.entry import Entry, quote
from compliance.answers.reading import Reading
from compliance.answers.value_model import Value, dont_know, report_keys
from compliance.conditions.facts import Numbers
from compliance.packs.model import Question
from compliance.sources.misread import number_form
from compliance.sources.problem import did_you_mean

LIMIT = 10**15
"""The largest number that may be answered."""

_NUMBER = re.compile(r"(0|[1-9][0-9]*(?:_[0-9]+)*)(?:\s+([A-Za-z_][A-Za-z_ ]*))?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([,. '\u00a0\u202f])[0-9]{2,3})(?:\1[0-9]{2,3})*")
_BOUND = re.compile(
    r"(?:(>=?|over|more than|at least|min\.?)|(<=?|under|below|less than|at most|up to|max\.?))\s*([0-9]+)",
    re.IGNORECASE,
)
_SINGULAR = {
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "hours": "hour",
    "minutes": "minute",
    "people": "person",
    "working_days": "working_day",
}


def read_number(question: Question, entry: Entry, reading: Reading) -> Value | None:
    """Return the number in `entry` as a value, or None after reporting why it is none."""
    newer = tuple(word for word in question.kind.named if word in reading.newer_options(question))
    if entry.is_mapping:
        return _range(question, entry, newer, reading)
    word = entry.text
    if word in question.kind.named:
        named = (word, *(other for other in newer if other != word))
        return Value(Numbers(named=named, numeric=False), question.label(word), is_partial=len(named) > 1)
    number = _number(question, entry, reading)
    if number is None:
        return None
    return Value(Numbers(number, number, newer), _shown(number, question), is_partial=bool(newer))


def _range(question: Question, entry: Entry, newer: tuple[str, ...], reading: Reading) -> Value | None:
    before = len(reading.problems.found)
    report_keys(entry, "number", reading)
    low = _number(question, entry["at_least"], reading) if entry.has("at_least") else None
    high = _number(question, entry["at_most"], reading) if entry.has("at_most") else None
    if low is not None and high is not None and low > high:
        says = f"no number is both at least {low:,} and at most {high:,}"
        reading.problems.add("empty-range", says, entry["at_least"].at)
    if len(reading.problems.found) > before:
        return None
    if low is None and high is None:
        reading.problems.add("missing-value", "a lowest or a highest number is missing", entry.key_at)
        return None
    fact = Numbers(low or 0, high, newer)
    if fact.low == fact.high:
        return Value(fact, _shown(fact.low, question), is_partial=bool(newer))
    if high is None:
        shown = f"at least {_shown(fact.low, question)}"
    elif low is None:
        shown = f"at most {_shown(high, question)}"
    else:
        shown = f"{low:,} to {_shown(high, question)}"
    return Value(fact, shown, is_partial=True)


def _number(question: Question, entry: Entry, reading: Reading) -> int | None:
    found = _NUMBER.fullmatch(entry.text)
    if found is None:
        _report(question, entry, reading)
        return None
    digits = found[1].replace("_", "")
    unit = question.kind.unit
    if found[2] is not None:
        written = found[2].strip().replace(" ", "_").lower()
        if not unit or (written != unit and (written != _SINGULAR.get(unit) or digits != "1")):
            counts = f"this question counts {unit.replace('_', ' ')}" if unit else "this question has no unit"
            advice = f"write `{found[1]} {unit}`, after converting it" if unit else f"write `{found[1]}`"
            if unit and did_you_mean(written[:80], [unit]):
                advice = f"write `{found[1]} {unit}`"
            reading.problems.add("wrong-unit", f"{counts}, not {quote(found[2])}", entry.at, advice)
            return None
    if len(digits) > 16 or int(digits) > LIMIT:
        reading.problems.add(
            "number-too-large", "a number can be at most 1_000_000_000_000_000", entry.at, "check how many zeros it has"
        )
        return None
    return int(digits)


def _report(question: Question, entry: Entry, reading: Reading) -> None:
    word = entry.text
    if not word:
        says = "a number should stand here"
        reading.problems.add("wrong-number", says, entry.at, "write a whole number, for example `20_000_000`")
        return
    if form := number_form(word):
        reading.problems.add("number-form", form[0], entry.at, form[1])
        return
    advice = dont_know(word) or _other_spelling(word, question.kind.unit)
    if not advice and question.kind.named:
        words = " or ".join(f"`{named}`" for named in question.kind.named)
        advice = (did_you_mean(word[:80], question.kind.named), f"instead of a number you may write {words}")
    says = f"{entry.quote} is not a number as it is written here"
    reading.problems.add(
        "wrong-number", says, entry.at, *(advice or ("write a whole number, for example `20_000_000`",))
    )


def _other_spelling(word: str, unit: str) -> tuple[str, ...]:
    """Return advice for the usual other ways to write a number."""
    if len(word) > 40:
        return ()
    if _GROUPED.fullmatch(word) and len(plain := re.sub(r"[^0-9]", "", word)) > 3:
        return (f"write it without commas, points or blanks: `{int(plain):_}`",)
    if re.fullmatch(r"[-\u2212][0-9_]+.*", word):
        return ("numbers here count something, so they are never below zero",)
    if re.fullmatch(r"[0-9]+[.,][0-9]+(?:\s.*)?", word):
        return ("only whole numbers can be answered; say what is surely true, for example `{at_most: 4}` for 3.5",)
    if found := re.fullmatch(r"([0-9]+)([A-Za-z]+)", word):
        return (f"write `{found[1]} {unit}`" if unit else f"write `{found[1]}`",)
    if found := _BOUND.fullmatch(word):
        number = int(found[3])
        if found[1]:
            return (f"write `{{at_least: {number + _is_strict(found[1])}}}`",)
        return (f"write `{{at_most: {max(0, number - _is_strict(found[2]))}}}`",)
    if found := re.fullmatch(r"([0-9]+)\s*(?:-|\u2013|to|\.\.)\s*([0-9]+)", word):
        return (f"write `{{at_least: {int(found[1])}, at_most: {int(found[2])}}}`",)
    return ()


def _is_strict(words: str) -> bool:
    return words.lower() in (">", "over", "more than", "<", "under", "less than", "below")


def _shown(number: int, question: Question) -> str:
    unit = question.kind.unit
    unit = _SINGULAR.get(unit, unit) if number == 1 else unit
    return f"{number:,} {unit.replace('_', ' ')}".rstrip()
