"""Questions that ask how many of one unit of time there were, and are counted in another."""

from __future__ import annotations

import re

from compliance.packs.read import ReadPack
from compliance.packs.unit_of_time import UNITS_OF_TIME
from compliance.packs.written_questions import QuestionsFile
from compliance.sources.problem import Problems

_HOW_MANY = re.compile(
    r"\bhow many (?P<kind>working|business|calendar)?[ -]?(?P<unit>minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)


def find_asked_in_other_units(read: ReadPack, problems: Problems) -> None:
    """Warn of every question whose words ask how many of one unit of time, where its `unit` is another that they do not name."""
    for written, spot in read.of(QuestionsFile):
        for i, question in enumerate(written.questions):
            asked = _HOW_MANY.search(question.ask or "")
            unit = question.unit or ""
            if asked is None or unit not in UNITS_OF_TIME or _asks(asked) == unit or _names(question.ask or "", unit):
                continue
            at = spot / "questions" / i
            problems.add(
                "wrong-unit",
                f"`{question.id}` asks `{asked[0].lower()}`, and is counted in {unit.replace('_', ' ')}",
                (at / "ask").place,
                f"ask how many {unit.replace('_', ' ')}, or write `unit: {_asks(asked)}`",
                notes=[((at / "unit").place, f"counted in {unit.replace('_', ' ')} here")],
                level="warning",
            )


def _asks(asked: re.Match[str]) -> str:
    kind, unit = (asked["kind"] or "").lower(), asked["unit"].lower()
    return "working_days" if unit == "days" and kind in ("working", "business") else unit


def _names(text: str, unit: str) -> bool:
    said = text.lower().replace("business days", "working days")
    return unit.replace("_", " ") in (said.replace("working days", "") if unit == "days" else said)
