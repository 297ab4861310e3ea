"""Numbers in figures and in words."""

from __future__ import annotations

import pytest

from compliance.authoring.amounts import money_in, numbers_in, shares_in


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
