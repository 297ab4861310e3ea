"""Sets of options that no question of the pack, or of a pack beside it, answers with."""

from __future__ import annotations

from pathlib import Path

from compliance.packs.read import ReadPack, read_again
from compliance.packs.written_questions import OptionSetsFile, QuestionsFile
from compliance.sources.problem import Problems


def find_unused_option_sets(read: ReadPack, folder: Path, problems: Problems) -> None:
    """Warn of each option set that no question names; packs beside this one may be where a shared set is used."""
    sets = [(name, spot) for file, spot in read.of(OptionSetsFile) for name in file.option_sets]
    if not sets:
        return
    asked = [question for file, _ in read.of(QuestionsFile) for question in file.questions]
    used = {question.options for question in asked if isinstance(question.options, str)}
    unused = [(name, spot) for name, spot in sets if name not in used]
    beside = _named_beside(folder) if unused else frozenset()
    for name, spot in unused:
        if name not in beside:
            problems.add(
                "unused-option-set",
                f"no question answers with the option set `{name}`",
                (spot / "option_sets" / name).key_place,
                f"write `options: {name}` at the question that it is for, or delete it",
                level="warning",
            )


def _named_beside(folder: Path) -> frozenset[str]:
    """Return the sets that the questions of the packs beside a pack answer with."""
    own = folder.resolve()
    beside = [path.parent for path in own.parent.glob("*/pack.yaml") if path.parent != own]
    asked = (
        question for pack in beside for file, _ in read_again(pack).of(QuestionsFile) for question in file.questions
    )
    return frozenset(question.options for question in asked if isinstance(question.options, str))
