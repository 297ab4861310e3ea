"""Options of one question, or of one set of options, that are told in the same words."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.packs.read import ReadPack
from compliance.packs.spot import Spot
from compliance.packs.written_questions import OptionSetsFile, QuestionsFile, WrittenOption
from compliance.sources.problem import Problems


def find_same_words(read: ReadPack, problems: Problems) -> None:
    """Warn of every option, named answer or row whose words are those of one before it: nobody could tell them apart."""
    for sets, spot in read.of(OptionSetsFile):
        for name, written in sets.option_sets.items():
            at = spot / "option_sets" / name / "options"
            _compare("option", f"the option set `{name}`", _says(written.options), at, problems)
    for questions, spot in read.of(QuestionsFile):
        for i, question in enumerate(questions.questions):
            at, whose = spot / "questions" / i, f"`{question.id}`"
            if isinstance(question.options, dict):
                _compare("option", whose, _says(question.options), at / "options", problems)
            _compare("named answer", whose, _says(question.named or {}), at / "named", problems)
            _compare("row", whose, question.rows or {}, at / "rows", problems)


def _says(options: Mapping[str, WrittenOption]) -> dict[str, str]:
    return {id: option.says for id, option in options.items()}


def _compare(what: str, whose: str, says: Mapping[str, str], at: Spot, problems: Problems) -> None:
    first: dict[str, str] = {}
    for id, words in says.items():
        before = first.setdefault(" ".join(words.casefold().split()).rstrip("."), id)
        if before != id:
            problems.add(
                "nearly-alike",
                f"the {what}s `{before}` and `{id}` of {whose} have the same words",
                (at / id).place,
                f"say what tells `{id}` from `{before}`, or delete one of the two",
                notes=[((at / before).place, "the same words stand here")],
                level="warning",
            )
