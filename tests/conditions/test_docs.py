"""docs/conditions.md is true."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from compliance.conditions.error import ConditionError
from compliance.conditions.facts import Days
from compliance.conditions.kinds import RESERVED, Vocabulary
from compliance.conditions.meaning import Clock
from compliance.conditions.parse import parse_condition
from compliance.conditions.resolve import resolve_condition
from compliance.conditions.show import show_condition
from compliance.conditions.syntax import ClockOp
from compliance.conditions.weigh import weigh_leaf

PAGE = (Path(__file__).parents[2] / "docs" / "conditions.md").read_text(encoding="utf-8")
AT_HAND = frozenset({"function"})


def rows(first_cell: str) -> list[list[str]]:
    """Return the cells of the rows of all tables whose first heading is `first_cell`."""
    found: list[list[str]] = []
    for table in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        lines = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        if lines[0][0] == first_cell:
            found += lines[2:]
    return found


def code(cell: str) -> str:
    """Return what stands in backticks in a cell that holds nothing else."""
    match = re.fullmatch(r"`([^`]*)`", cell)
    assert match, cell
    return match[1]


def error_ids(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the ids of everything that is wrong with a sentence."""
    try:
        _, errors = resolve_condition(parse_condition(text), vocabulary, AT_HAND)
    except ConditionError as error:
        return [error.id]
    return [error.id for error in errors]


@pytest.mark.parametrize("sentence", [code(row[0]) for row in rows("sentence")])
def test_every_sentence_is_right(sentence: str, vocabulary: Vocabulary) -> None:
    """Every sentence that the page shows is accepted as it stands, in its canonical spelling."""
    assert error_ids(sentence, vocabulary) == []
    assert show_condition(parse_condition(sentence)) == sentence


@pytest.mark.parametrize("row", rows("not"), ids=lambda row: row[0])
def test_every_mistake_is_a_mistake(row: list[str], vocabulary: Vocabulary) -> None:
    """Every mistake that the page shows is refused with the problem it names, and its correction is accepted."""
    assert error_ids(code(row[0]), vocabulary) == [code(row[2])]
    assert error_ids(code(row[1]), vocabulary) == []


@pytest.mark.parametrize("row", rows("`security.last_test`"), ids=lambda row: row[0])
def test_every_day_is_judged_as_told(row: list[str]) -> None:
    """The table of days tells what `within` and `older than` come to."""
    day = date.fromisoformat(row[0])
    ops: tuple[ClockOp, ...] = ("within", "older than")
    for op, told in zip(ops, row[1:], strict=True):
        leaf = Clock("security.last_test", None, op, 12, "months", "")
        assert str(weigh_leaf(leaf, Days(day, day), None, date(2026, 11, 22), None)) == told


def test_every_name_is_one_of_the_vocabulary(vocabulary: Vocabulary) -> None:
    """The names that the page introduces are those that its examples are run with."""
    names = [name for row in rows("name") for name in re.findall(r"`([^`]*)`", row[0])]
    known = {*vocabulary.questions, *vocabulary.terms, *vocabulary.classifications, *vocabulary.dates}
    assert len(names) > 10
    assert set(names) <= known


def test_every_reserved_word_is_listed() -> None:
    """The page lists the words that are no names."""
    listed = PAGE.rpartition("called by them:")[2].replace(".", "").replace("\n", " ").split(",")
    assert {word.strip() for word in listed} == RESERVED
