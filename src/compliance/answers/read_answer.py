"""One answer as it is written in a file, plain or with who, when and evidence, as an `Answer`."""

from __future__ import annotations

from compliance.answers.entry import Entry, quote
from compliance.answers.model import Answer
from compliance.answers.origin import Origin, read_origin
from compliance.answers.reading import Reading
from compliance.answers.value import read_value
from compliance.answers.value_model import RANGES
from compliance.packs.model import Question
from compliance.sources.problem import did_you_mean

_DETAILS = ("value", "by", "dated", "sure", "note", "evidence", "unknown")


def read_answer(question: Question, entry: Entry, outer: Origin, from_sheet: bool, reading: Reading) -> Answer | None:
    """Return the answer in `entry`, or None if there is none or it cannot be read, which is then reported.

    `outer` says who, when and what evidence where the answer does not; `from_sheet` that a sheet holds it.
    """
    if entry.data is None:
        ticks = question.kind.name in ("choices", "links")
        reading.problems.add(
            "empty-answer",
            f"no answer stands after `{question.id}`, so it counts as not answered",
            entry.key_at,
            "write `unknown` if somebody looked and does not know",
            "write `none` if nothing of it holds" if ticks else "",
            level="warning",
        )
        return None
    value: Entry | None = entry
    unsure, sure, origin = Entry(entry.document, entry.route, None), True, outer
    if _is_detailed(question, entry):
        value, unsure = _value_of(question, entry, reading), entry["unknown"]
        sure, origin = _is_sure(entry, reading), read_origin(entry, reading).within(outer)
    said = read_value(question, value, unsure, reading) if value is not None else None
    if said is None:
        return None
    return Answer(
        fact=said.fact,
        place=entry.key_at,
        is_unknown=said.is_unknown,
        is_partial=said.is_partial,
        by=origin.by or "",
        dated=origin.dated,
        sure=sure,
        note=origin.note or "",
        evidence=origin.evidence or (),
        from_sheet=from_sheet,
        shown=said.shown,
    )


def _is_detailed(question: Question, entry: Entry) -> bool:
    """Return whether the keys are those of a detailed answer, not the ticked options with their places."""
    if not entry.is_mapping:
        return False
    if question.kind.name not in ("choices", "links"):
        return True
    keys = {key for key, _ in entry.items()}
    known = {*_DETAILS, *RANGES}
    return "value" in keys or bool(keys & known and not keys <= set(question.kind.options))


def _value_of(question: Question, entry: Entry, reading: Reading) -> Entry | None:
    """Return where the value of a detailed answer stands: after `value`, or beside the rest if it is a range."""
    unknown_keys = [(key, value) for key, value in entry.items() if key not in _DETAILS and key not in RANGES]
    for key, value in unknown_keys:
        reading.problems.add(
            "unknown-key",
            f"an answer has no key {quote(key)}",
            value.key_at,
            did_you_mean(key[:80], (*_DETAILS, *RANGES))
            or "it may have " + ", ".join(f"`{word}`" for word in _DETAILS),
        )
    ranges = {key: value for key, value in entry.items() if key in RANGES}
    for key, value in ranges.items():
        if RANGES[key] != question.kind.name:
            says = f"`{key}` belongs to a {RANGES[key]}, and this question asks for something else"
            reading.problems.add("wrong-kind", says, value.key_at, "write the answer after `value`")
            return None
    if entry.has("value"):
        if ranges:
            says = f"this answer has `value` and `{next(iter(ranges))}`"
            reading.problems.add("contradictory-answer", says, entry.key_at, "keep one of the two")
            return None
        if entry["value"].data is not None:
            return entry["value"]
    elif ranges:
        return Entry(entry.document, entry.route, {key: value.data for key, value in ranges.items()})
    if not unknown_keys:
        advice = "write `value: unknown` if somebody looked and does not know"
        if entry.has("unknown"):
            advice = "write `value: none` if nothing else holds"
        reading.problems.add("missing-value", f"the answer to `{question.id}` has no value", entry.key_at, advice)
    return None


def _is_sure(entry: Entry, reading: Reading) -> bool:
    sure = entry["sure"]
    if sure.data is None or sure.text in ("yes", "no"):
        return sure.text != "no"
    reading.problems.add("yes-or-no", "`sure` is `yes` or `no`", sure.at, "say more in `note`")
    return True
