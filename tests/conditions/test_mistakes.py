"""What officers are told about mistakes in conditions: mistakes.txt holds the mistakes and every word of the answers.

A block is a sentence (with the subjects at hand before it), and for each error what is underlined, the id with what is
wrong, and the advice. To add a mistake write its sentence as a new block; `--update-golden` writes the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from compliance.conditions.error import ConditionError, ErrorId
from compliance.conditions.kinds import Vocabulary
from compliance.conditions.parse import parse_condition
from compliance.conditions.resolve import resolve_condition

FILE = Path(__file__).parent / "mistakes.txt"
BLOCKS = FILE.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
NO_LINE = frozenset({"too-long", "too-deep", "empty-condition"})
"""What a block cannot show; test_parse.py has it."""


def sentence_of(block: str) -> tuple[str, frozenset[str]]:
    """Return the sentence of a block and the subjects at hand."""
    at_hand, _, sentence = block.split("\n", 1)[0].rpartition("@ ")
    return sentence, frozenset(at_hand.split())


def errors_in(sentence: str, at_hand: frozenset[str], vocabulary: Vocabulary) -> list[ConditionError]:
    """Return everything that is wrong with a sentence."""
    try:
        return resolve_condition(parse_condition(sentence), vocabulary, at_hand)[1]
    except ConditionError as error:
        return [error]


def told(sentence: str, at_hand: frozenset[str], vocabulary: Vocabulary) -> str:
    """Return the block that tells what is wrong with a sentence."""
    lines = [f"{' '.join(sorted(at_hand))}@ {sentence}" if at_hand else sentence]
    margin = len(lines[0]) - len(sentence)
    for error in errors_in(sentence, at_hand, vocabulary):
        lines.append(" " * (margin + error.start) + "^" * max(1, error.end - error.start))
        lines.append(f"{error.id}: {error.says}")
        lines += [f"  = {advice}" for advice in error.help]
    return "\n".join(lines)


def test_mistakes_are_told_word_by_word(golden: Callable[[Path, str], None], vocabulary: Vocabulary) -> None:
    """A mistake is underlined, explained and followed by what to write instead."""
    golden(FILE, "\n\n".join(told(*sentence_of(block), vocabulary) for block in BLOCKS) + "\n")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_a_mistake_is_refused(block: str, vocabulary: Vocabulary) -> None:
    """Every sentence of the file is refused, and what is underlined lies inside it."""
    sentence, at_hand = sentence_of(block)
    errors = errors_in(sentence, at_hand, vocabulary)
    assert errors
    assert all(0 <= error.start <= error.end <= len(sentence) for error in errors)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_messages_keep_their_form(block: str, vocabulary: Vocabulary) -> None:
    """A message starts in lower case or with the user's words, has no full stop, and comes with advice."""
    for error in errors_in(*sentence_of(block), vocabulary):
        for line in (error.says, *error.help):
            assert line
            assert not line[0].isupper()
            assert not line.endswith(".")
            assert line.count("`") % 2 == 0
        assert error.help


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_a_sentence_that_is_advised_can_be_read(block: str, vocabulary: Vocabulary) -> None:
    """What is advised as a whole sentence is right as it stands."""
    begins = re.compile(r"(not |any |every |no )*\(?(" + "|".join(map(re.escape, names(vocabulary))) + r")\b")
    for error in errors_in(*sentence_of(block), vocabulary):
        for advice in error.help:
            for sentence in re.findall(r"(?:^write|^or|, or) `([^`]+)`", advice):
                if begins.match(sentence) and not re.search(r"\.\.\.|OPTION", sentence):
                    parse_condition(sentence)


def names(vocabulary: Vocabulary) -> list[str]:
    """Return all the names that a sentence can begin with."""
    return [*vocabulary.questions, *vocabulary.terms, *vocabulary.classifications, *vocabulary.subjects]


def test_every_kind_of_mistake_is_shown(vocabulary: Vocabulary) -> None:
    """No error exists of which nobody can see what it looks like."""
    shown = {error.id for block in BLOCKS for error in errors_in(*sentence_of(block), vocabulary)}
    assert shown | NO_LINE == set(get_args(ErrorId))
