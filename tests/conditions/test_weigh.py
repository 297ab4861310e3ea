"""The truth of a statement is what all values still possible agree on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.conditions.facts import MORE, Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.meaning import Chosen, Clock, DateIs, DatesCompare, Leaf, Linked, NumberIs, Ticked, Yes
from compliance.conditions.syntax import ClockOp, ClockUnit, DateOp, IncludesMode, NumberOp
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.conditions.weigh import weigh_leaf

DAY = date(2026, 11, 22)
OPTIONS = ("a", "b", "c", "d")
NUMBER_OPS: dict[NumberOp, Callable[[int, int], bool]] = {
    "at least": lambda value, limit: value >= limit,
    "at most": lambda value, limit: value <= limit,
    "more than": lambda value, limit: value > limit,
    "less than": lambda value, limit: value < limit,
}
DATE_OPS: dict[DateOp, Callable[[date, date], bool]] = {
    "before": lambda value, limit: value < limit,
    "after": lambda value, limit: value > limit,
    "on or before": lambda value, limit: value <= limit,
    "on or after": lambda value, limit: value >= limit,
}


def agreed(holds: Iterable[bool]) -> Truth:
    """Return yes if the statement holds for all the values, no if for none, else unknown."""
    found = set(holds)
    return UNKNOWN if len(found) > 1 else YES if found.pop() else NO


def weigh(leaf: Leaf, fact: Fact, other: Fact | None = None, subject: str | None = None) -> Truth:
    """Weigh on the day of these tests."""
    return weigh_leaf(leaf, fact, other, DAY, subject)


some_options = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=4, unique=True).map(tuple)
any_options = st.frozensets(st.sampled_from(OPTIONS))


@pytest.mark.parametrize("truth", list(Truth))
def test_yes_no(truth: Truth) -> None:
    """A yes/no question is as true as its answer."""
    assert weigh(Yes("q", None, "q"), truth) is truth


@given(some_options, some_options)
def test_choices_of_one(asked: tuple[str, ...], possible: tuple[str, ...]) -> None:
    """A choice is yes if every possible option is asked for, no if none is."""
    assert weigh(Chosen("q", None, asked, ""), OneOf(possible)) is agreed(option in asked for option in possible)


numbers = (
    st.builds(
        lambda low, more, named, numeric: Numbers(low, None if more is None else low + more, named, numeric),
        st.integers(0, 5),
        st.none() | st.integers(0, 5),
        st.lists(st.sampled_from(["never", "often"]), max_size=2, unique=True).map(tuple),
        st.booleans(),
    )
    .filter(lambda fact: fact.numeric or fact.named)
)  # fmt: skip


def values(fact: Numbers) -> list[int | str]:
    """Return the values still possible; no limit of these tests is above 12."""
    high = 14 if fact.high is None else fact.high
    return [*fact.named, *(range(fact.low, high + 1) if fact.numeric else [])]


@given(numbers, st.sampled_from(list(NUMBER_OPS)), st.integers(0, 12))
def test_numbers(fact: Numbers, op: NumberOp, limit: int) -> None:
    """A number compares as all its possible values do; a named answer compares as no."""
    leaf = NumberIs("q", None, op, limit, "")
    holds = NUMBER_OPS[op]
    assert weigh(leaf, fact) is agreed(not isinstance(v, str) and holds(v, limit) for v in values(fact))


@given(numbers, st.lists(st.sampled_from(["never", "often"]), min_size=1, max_size=2, unique=True).map(tuple))
def test_named_answers(fact: Numbers, asked: tuple[str, ...]) -> None:
    """A named answer is chosen if nothing else is possible, not chosen if only numbers or other names are."""
    assert weigh(Chosen("q", None, asked, ""), fact) is agreed(value in asked for value in values(fact))


@given(st.sampled_from(["one", "any", "all", "only"]), some_options, any_options, any_options)
def test_ticks(mode: IncludesMode, asked: tuple[str, ...], ticked: frozenset[str], maybe: frozenset[str]) -> None:
    """A tick list is weighed over every way to tick what may be ticked."""
    fact = Ticks(ticked, maybe - ticked)
    open_ones = sorted(fact.maybe)
    subsets = chain.from_iterable(combinations(open_ones, size) for size in range(len(open_ones) + 1))
    ways = [ticked | set(subset) for subset in subsets]

    def holds(way: frozenset[str]) -> bool:
        if mode == "only":
            return all(option in asked for option in way)
        return (all if mode == "all" else any)(option in way for option in asked)

    assert weigh(Ticked("q", None, mode, asked, ""), fact) is agreed(map(holds, ways))


near_days = st.integers(-40, 40).map(lambda offset: DAY + timedelta(days=offset))
ranges = st.tuples(st.none() | near_days, st.none() | near_days).map(
    lambda ends: Days(*(sorted(ends) if None not in ends else ends))  # type: ignore[type-var]
)


def days(fact: Days) -> list[date]:
    """Return the days still possible; no limit of these tests lies further than 70 days away."""
    first, last = fact.first or DAY - timedelta(days=75), fact.last or DAY + timedelta(days=75)
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


@given(ranges, st.sampled_from(list(DATE_OPS)), near_days)
def test_dates(fact: Days, op: DateOp, limit: date) -> None:
    """A date compares with a day as all its possible days do."""
    leaf = DateIs("q", None, op, limit, "")
    assert weigh(leaf, fact) is agreed(DATE_OPS[op](value, limit) for value in days(fact))


@given(ranges, ranges, st.sampled_from(list(DATE_OPS)))
def test_two_dates(one: Days, two: Days, op: DateOp) -> None:
    """Two dates compare as all pairs of their possible days do."""
    leaf = DatesCompare("q", None, op, "r", None, "")
    assert weigh(leaf, one, two) is agreed(DATE_OPS[op](a, b) for a in days(one) for b in days(two))


def months_before(day: date, number: int) -> date:
    """Return the day as many months before, found by trying days downwards from the same day of the month."""
    year, month = day.year, day.month
    for _ in range(number):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    for of_month in range(day.day, 0, -1):
        try:
            return date(year, month, of_month)
        except ValueError:
            continue
    raise AssertionError


@given(
    ranges, st.sampled_from(["within", "older than"]), st.integers(0, 2), st.sampled_from(["days", "weeks", "months"])
)
def test_clocks(fact: Days, op: ClockOp, number: int, unit: ClockUnit) -> None:
    """`within` holds from the first day of the span up to the day itself, `older than` before it, neither later."""
    if unit == "months":
        start = months_before(DAY, number)
    else:
        start = DAY - timedelta(days=number * (7 if unit == "weeks" else 1))
    leaf = Clock("q", None, op, number, unit, "")
    holds = [start <= value <= DAY if op == "within" else value < start for value in days(fact)]
    assert weigh(leaf, fact) is agreed(holds)


@pytest.mark.parametrize(
    ("value", "within", "older"),
    [("2025-11-21", NO, YES), ("2025-11-22", YES, NO), ("2026-11-22", YES, NO), ("2026-11-23", NO, NO)],
)
def test_the_edges_of_a_year(value: str, within: Truth, older: Truth) -> None:
    """The day twelve months ago is within, the day before is older, a day in the future is neither."""
    day = date.fromisoformat(value)
    truths: dict[ClockOp, Truth] = {"within": within, "older than": older}
    for op, truth in truths.items():
        assert weigh(Clock("q", None, op, 12, "months", ""), Days(day, day)) is truth
        assert weigh(Clock("q", None, op, 1, "years", ""), Days(day, day)) is truth


@pytest.mark.parametrize(
    ("op", "truth"), [("before", NO), ("on or after", YES), ("after", UNKNOWN), ("on or before", UNKNOWN)]
)
def test_the_first_day_of_all(op: DateOp, truth: Truth) -> None:
    """No day lies before the first one, even if nothing is known of a date."""
    assert weigh(DateIs("q", None, op, date.min, ""), Days()) is truth


@pytest.mark.parametrize(
    ("subject", "open_ended", "truth"),
    [
        ("ticked", False, YES),
        ("maybe", False, UNKNOWN),
        ("other", False, NO),
        ("other", True, NO),
        (MORE, False, NO),
        (MORE, True, UNKNOWN),
        ("more:cloud", False, NO),
        ("more:cloud", True, UNKNOWN),
        ("moreover", True, NO),
    ],
)
def test_links(subject: str, open_ended: bool, truth: Truth) -> None:
    """A subject is linked if it is named; those that are not listed are linked only as the answer leaves it open."""
    fact = Ticks(frozenset({"ticked"}), frozenset({"maybe"}), open_ended)
    assert weigh(Linked("q", None, "model", ""), fact, None, subject) is truth


@pytest.mark.parametrize(
    ("leaf", "fact"),
    [
        (Yes("q", None, ""), OneOf(("a",))),
        (Chosen("q", None, ("a",), ""), YES),
        (Ticked("q", None, "any", ("a",), ""), Said("a")),
        (Linked("q", None, "model", ""), Ticks(frozenset())),
        (NumberIs("q", None, "at least", 1, ""), Days()),
        (DateIs("q", None, "before", DAY, ""), Numbers()),
        (DatesCompare("q", None, "before", "r", None, ""), Days()),
        (Clock("q", None, "within", 1, "days", ""), NO),
    ],
)
def test_a_fact_of_another_shape_is_our_mistake(leaf: Leaf, fact: Fact) -> None:
    """A fact that does not fit its question is never weighed quietly."""
    with pytest.raises(TypeError):
        weigh(leaf, fact)
