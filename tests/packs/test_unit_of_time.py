"""A word that is nearly a unit of time is told; units of things are free."""

import pytest

from compliance.packs.unit_of_time import UNITS_OF_TIME, meant_unit


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        *[("workdays", "working_days"), ("business_days", "working_days"), ("calendar_days", "days"), ("day", "days")],
        *[
            ("hors", "hours"),
            ("hoours", "hours"),
            ("monhts", "months"),
            ("yaers", "years"),
            ("workin_days", "working_days"),
        ],
    ],
)
def test_another_word_for_a_unit_of_time(unit: str, meant: str) -> None:
    """Other words, the singular and slips of the pen lead to the unit that conditions and clocks know."""
    assert meant_unit(unit) == meant


@pytest.mark.parametrize(
    "unit", [*UNITS_OF_TIME, "people", "requests", "tours", "ears", "bays", "mouths", "sales", "decades", "x", ""]
)
def test_units_of_things_are_free(unit: str) -> None:
    """A unit of time is right, and what only looks like one stands for itself."""
    assert meant_unit(unit) == ""
