"""The canonical spelling of conditions, and that it survives every way to write text in YAML."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from compliance.conditions.kinds import RESERVED
from compliance.conditions.parse import parse_condition
from compliance.conditions.show import show_condition
from compliance.conditions.syntax import (
    All,
    Always,
    AtLeast,
    Clock,
    DateIs,
    Either,
    Includes,
    Is,
    Named,
    Not,
    NumberIs,
    Some,
    Word,
    Written,
)

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(lambda word: word not in RESERVED)
WORDS = IDS.map(Word)
NAMES = st.lists(IDS, min_size=1, max_size=3).map(".".join).map(Word)
OPTIONS = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
ONE = WORDS.map(lambda word: (word,))
NUMBERS = st.integers(0, 10**12)
DAYS = st.dates(date(1000, 1, 1)).map(lambda day: Word(day.isoformat()))
STATEMENTS = st.one_of(
    st.just(Always()),
    st.builds(Named, NAMES),
    st.builds(Is, NAMES, ONE, st.booleans(), st.just(False)),
    st.builds(Is, NAMES, OPTIONS, st.booleans(), st.just(True)),
    st.builds(Includes, NAMES, st.just("one"), ONE),
    st.builds(Includes, NAMES, st.sampled_from(["any", "all", "only"]), OPTIONS),
    st.builds(
        NumberIs,
        NAMES,
        st.sampled_from(["at least", "at most", "more than", "less than"]),
        NUMBERS,
        st.none() | WORDS,
    ),
    st.builds(DateIs, NAMES, st.sampled_from(["before", "after", "on or before", "on or after"]), DAYS | NAMES),
    st.builds(
        Clock,
        NAMES,
        st.sampled_from(["within", "older than"]),
        st.integers(0, 3) | NUMBERS,
        st.sampled_from(["days", "weeks", "months", "years"]),
    ),
)


def joined(parts: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    """Return conditions one level higher."""
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    counted = st.lists(parts, min_size=1, max_size=3).flatmap(
        lambda found: st.builds(AtLeast, st.integers(1, len(found)), st.just(tuple(found)))
    )
    some = st.builds(Some, st.sampled_from(["any", "every", "no"]), NAMES, parts)
    return st.one_of(st.builds(Not, parts), st.builds(All, several), st.builds(Either, several), counted, some)


CONDITIONS = st.recursive(STATEMENTS, joined, max_leaves=12)


@given(CONDITIONS)
def test_what_is_shown_is_read_as_the_same(written: Written) -> None:
    """Every condition can be spelled, and its spelling means the same and is spelled the same again."""
    shown = show_condition(written)
    read = parse_condition(shown)
    assert read == written
    assert show_condition(read) == shown


@given(CONDITIONS, st.randoms(use_true_random=False))
def test_yaml_changes_nothing(written: Written, random: st.DataObject) -> None:
    """Plain, quoted and block text in YAML, on one line or several, is read as the same condition."""
    shown = show_condition(written)
    broken = "".join(random.choice([" ", "\n    ", "   "]) if c == " " else c for c in shown)  # type: ignore[attr-defined]
    for text in (shown, broken):
        for style in (text, f"'{text}'", f'"{text}"', f"|\n    {text}", f">\n    {text}", f">-\n    {text}"):
            document = yaml.load(f"rule:\n  when: {style}\n", Loader=yaml.BaseLoader)  # noqa: S506
            assert parse_condition(document["rule"]["when"]) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  a  and\n\tb ", "a and b"),
        ("(a) and (b or (c))", "a and (b or c)"),
        ("((a))", "a"),
        ("not(a)", "not a"),
        ("not (a and b)", "not (a and b)"),
        ("a and (b and c)", "a and (b and c)"),
        ("x is one of(a,b)", "x is one of (a, b)"),
        ("x is one of (a)", "x is one of (a)"),
        ("x includes only (a)", "x includes only (a)"),
        ("x is at least 20000 people", "x is at least 20_000 people"),
        ("x is at least 2_00_00_000 people", "x is at least 20_000_000 people"),
        ("x is at least 1_000", "x is at least 1000"),
        ("x is within 1 years", "x is within 1 year"),
        ("x is older than 1 year", "x is older than 1 year"),
        ("x is within 12 months", "x is within 12 months"),
        ("at least 2 of(a,b and c,(d))", "at least 2 of (a, b and c, d)"),
        ("any function((a or b))", "any function (a or b)"),
    ],
)
def test_one_spelling(text: str, shown: str) -> None:
    """Blanks, numbers, units and parentheses have one spelling; parentheses that group alike parts are kept."""
    assert show_condition(parse_condition(text)) == shown
