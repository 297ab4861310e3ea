"""Clocks of duties: a limit that can be read, and that the duty's own conditions, last day or quotes speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

from compliance.packs.clock import WITHOUT_DELAY, Clock, ClockUnit
from compliance.packs.law import Citation
from compliance.packs.spot import Spot
from compliance.packs.written_rules import WrittenDuty
from compliance.sources.misread import number_form
from compliance.sources.problem import Problems, did_you_mean

_LIMIT = re.compile(r"(?P<number>\d{1,5}) +(?P<unit>\w+)")
_UNITS: tuple[ClockUnit, ...] = get_args(ClockUnit)
_WORDS = (
    *("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()),
    *("sixteen seventeen eighteen nineteen twenty".split()),
)
_MORE_WORDS = {24: "twenty-four", 30: "thirty", 36: "thirty-six", 45: "forty-five", 48: "forty-eight", 60: "sixty"}
_MORE_WORDS |= {72: "seventy-two", 90: "ninety"}


def check_clock(duty: WrittenDuty, spot: Spot, cites: Iterable[Citation], problems: Problems) -> Clock | None:
    """Return the clock of a duty, if it has one; `cites` are the citations of the duty and of its rule."""
    written = duty.clock
    if written is None:
        return None
    at = spot / "clock" / "limit"
    if written.limit == WITHOUT_DELAY:
        if not re.search(r"delay|immediate|at once|prompt|expeditious", _texts(duty, cites)):
            says = "neither this duty nor its quotes speak of acting without delay"
            problems.add("bad-clock", says, at.place, "quote the words that say so")
        return Clock(written.about, 0, "hours", written.to, written.after)
    if form := number_form(written.limit.partition(" ")[0]):
        problems.add("number-form", form[0], at.place, form[1])
        return None
    match = _LIMIT.fullmatch(" ".join(written.limit.split()))
    unit = next((unit for unit in _UNITS if match is not None and match["unit"] in (unit, unit[:-1])), None)
    if match is None or unit is None:
        near = did_you_mean(match["unit"], _UNITS) if match is not None else ""
        advice = near or f"write a number and a unit of time, as in `72 hours`; units are {', '.join(_UNITS)}"
        problems.add("bad-clock", f"`{written.limit}` is not a limit of time", at.place, advice)
        return None
    number = int(match["number"])
    if not _is_spoken_of(number, _texts(duty, cites)):
        says = f"neither the conditions nor the last day nor a quote of this duty speak of {number}"
        problems.add(
            "bad-clock",
            says,
            at.place,
            "write the limit in the number and unit that stand there, or quote the words that give it",
        )
    return Clock(written.about, number, unit, written.to, written.after)


def _texts(duty: WrittenDuty, cites: Iterable[Citation]) -> str:
    quotes = [fragment for cite in cites for fragment in cite.quote]
    return " ".join([duty.met_when, duty.when or "", duty.due or "", duty.text, *quotes]).lower()


def _is_spoken_of(number: int, texts: str) -> bool:
    word = _WORDS[number] if number < len(_WORDS) else _MORE_WORDS.get(number, "")
    words = [str(number), *([word, word.replace("-", " ")] if word else [])]
    return any(re.search(rf"\b{re.escape(one)}\b", texts) for one in words)
