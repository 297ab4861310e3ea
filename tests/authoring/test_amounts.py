"""Numbers in figures and in words."""

from __future__ import annotations

import pytest

from compliance.authoring.amounts import money_in, numbers_in, shares_in, terms_in
from compliance.authoring.check.amounts_quoted import find_amounts_quoted_and_not_told
from compliance.conditions.kinds import Vocabulary
from compliance.packs.law import Citation, Penalty
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("up to EUR 35 million or 7 %", [35_000_000]),
        ("up to 20 000 000 EUR", [20_000_000]),
        ("$1,500,000 in one year, $100 at least", [1_500_000, 100]),
        ("two hundred and fifty crore rupees", [2_500_000_000]),
        ("up to 250 crore rupees (2.5 billion)", [2_500_000_000]),
        ("not less than twenty thousand rupees", [20_000]),
        ("five lakh rupees", [500_000]),
        ("₹ 5,00,000", [500_000]),
        ("$1.5 million", [1_500_000]),
        ("within 30 days of 2026", []),
    ],
)
def test_amounts_of_money(text: str, amounts: list[int]) -> None:
    """Figures with groups of digits, words, and what multiplies them; a number without a currency is no amount."""
    assert [amount for amount, _ in money_in(text)] == amounts


def test_all_numbers_and_shares() -> None:
    """Numbers are found whatever stands beside them, and shares with either sign."""
    assert list(numbers_in("thirty-two days, one hundred and one nights")) == [32, 101]
    assert [share for share, _ in shares_in("4 % or 2.5 per cent")] == [4, 2.5]


def test_terms_of_months_and_years() -> None:
    """Of two numbers before one unit both are terms; what else is counted is none."""
    told = terms_in("not less than three and up to five years, or 6 months; three times the value")

    assert [words for _, words in told] == ["three years", "five years", "6 months"]


@pytest.mark.parametrize(
    ("text", "quote", "says"),
    [
        ("Up to $25,000.", "fined not more than $250,000", "250,000"),
        ("Prison of two to five years.", "not be less than three years but may extend to five years", "three years"),
        (
            "Up to $250,000, and prison of one year.",
            "fined not more than $250,000, imprisoned not more than 1 year",
            "",
        ),
        ("A fine.", "fined not more than $250,000", ""),
        ("Prison of up to two years.", "imprisoned not more than 24 months", ""),
        ("Prison of up to two years.", "imprisoned not more than 2 months", "2 months"),
        ("Up to $250,000, and prison.", "fined not more than $250,000, imprisoned not more than 1 year", ""),
    ],
)
def test_amounts_that_are_quoted_and_not_told(text: str, quote: str, says: str) -> None:
    """Whatever else the penalty cites; nothing is said of a penalty that leaves all amounts, or all terms, to the law."""
    cites = (Citation("act", "8", (quote,)), Citation("other", "1", (), "not_archived", "it is not archived"))
    penalty = Penalty("fine", text, cites, Place("p/pack.yaml", 2, 1))
    words = Vocabulary({}, {}, {}, {}, {})
    problems = Problems()

    find_amounts_quoted_and_not_told(
        Rulebook({}, {}, {}, {}, {}, {}, {}, {"fine": penalty}, {}, words, ""), "p", problems
    )

    assert [one.says for one in problems.found] == [
        f"the law that is quoted for the penalty `fine` names {says}, and the words of the penalty do not"
        for _ in range(bool(says))
    ]
