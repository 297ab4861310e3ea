"""Questions about the same subject that ask the same in the same words: nobody could tell which one an answer is for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compliance.packs.read import ReadPack
from compliance.packs.spot import Spot
from compliance.packs.written_questions import QuestionsFile, WrittenOption, WrittenQuestion
from compliance.sources.problem import Problems


def find_asked_twice(read: ReadPack, problems: Problems) -> None:
    """Warn of each question whose words, and whose answers, are those of one before it about the same subject."""
    first: dict[tuple[str, ...], tuple[str, Spot]] = {}
    for questions, spot in read.of(QuestionsFile):
        for i, question in enumerate(questions.questions):
            at = spot / "questions" / i
            before, there = first.setdefault(_asked(question), (question.id, at))
            if question.ask and before != question.id:
                problems.add(
                    "nearly-alike",
                    f"`{question.id}` asks the same in the same words as `{before}`, with the same answers",
                    (at / "ask").place,
                    f"say in the words what tells `{question.id}` from `{before}`, or ask it once and read one of the two",
                    notes=[((there / "ask").place, "the same is asked here")],
                    level="warning",
                )


def _asked(question: WrittenQuestion) -> tuple[str, ...]:
    """Return of whom, in which words and with which answers something is asked."""
    words = " ".join(re.findall(r"\w+", (question.ask or "").casefold()))
    options = question.options
    told = options if isinstance(options, str) else _told(options)
    rows = "|".join(question.rows or ())
    return (
        question.each or "",
        question.kind,
        words,
        told,
        question.unit or "",
        _told(question.named),
        question.to or "",
        rows,
    )


def _told(options: Mapping[str, WrittenOption] | None) -> str:
    return "|".join(f"{id}: {one.says}" for id, one in (options or {}).items())
