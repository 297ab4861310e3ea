"""Options that no question has any more, though a record of review has them: lost, or taken out without a look at who reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from compliance.packs.read import ReadPack
from compliance.packs.reviewed import Signed, record_if_readable
from compliance.packs.spot import Spot
from compliance.packs.written_questions import QuestionsFile
from compliance.sources.problem import Problem, Problems

_HAS_NO = re.compile(r"`(?P<question>[a-z0-9_.]+)` has no (?:option|answer|named answer) `(?P<option>\w+)`")
_KEYS = ("options", "named")


def tell_options_gone(problems: Problems, packs: Sequence[ReadPack], folders: Mapping[str, Path]) -> None:
    """Say of every unknown option that a record has when its question was read with it, and where the options stand.

    The nearest of the other options is no advice then: what was signed was meant, and is no more.
    """
    if all(problem.id != "unknown-option" for problem in problems.found):
        return
    signed = [record["questions"] for pack in packs if (record := record_if_readable(folders[pack.name]))]
    spots = _spots(packs)
    problems.found = [_told(problem, signed, spots) for problem in problems.found]


def _spots(packs: Sequence[ReadPack]) -> dict[str, Spot]:
    """Return where each question stands."""
    return {
        question.id: spot / "questions" / i
        for pack in packs
        for file, spot in pack.of(QuestionsFile)
        for i, question in enumerate(file.questions)
        if question.id
    }


def _told(problem: Problem, signed: Sequence[Mapping[str, Signed]], spots: Mapping[str, Spot]) -> Problem:
    named = _HAS_NO.fullmatch(problem.says)
    if problem.id != "unknown-option" or named is None or named["question"] not in spots:
        return problem
    question, option = named["question"], named["option"]
    for questions in signed:
        was = questions.get(question)
        if was is not None and option in _options(was):
            help = [one for one in problem.help if not one.startswith("did you mean")]
            return replace(
                problem,
                help=(
                    f"the question had this option when it was read on {was.on}: was it renamed, or lost?",
                    *help,
                ),
                notes=(((spots[question] / "options").key_place, "its options stand here"), *problem.notes),
            )
    return problem


def _options(signed: Signed) -> frozenset[str]:
    """Return the options and named answers that a question had when it was signed."""
    parts = [signed.parts.get(key) for key in _KEYS]
    return frozenset(option for part in parts if isinstance(part, dict) for option in part)
