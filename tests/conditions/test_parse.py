"""Reading conditions: the tree of what was written, where words stand, and limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.conditions.cursor import DEEPEST
from compliance.conditions.error import ConditionError
from compliance.conditions.kinds import RESERVED
from compliance.conditions.parse import LONGEST, parse_condition
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

A, B, C = Named(Word("a")), Named(Word("b")), Named(Word("c"))
X, ONE, TWO = Word("x.y"), Word("one_"), Word("two")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("always", Always()),
        ("a", A),
        ("security.access.automatic_logoff", Named(Word("security.access.automatic_logoff"))),
        ("x.y is two", Is(X, (TWO,))),
        ("x.y is not two", Is(X, (TWO,), negated=True)),
        ("x.y is one of (one_, two)", Is(X, (ONE, TWO), listed=True)),
        ("x.y is not one of (two)", Is(X, (TWO,), negated=True, listed=True)),
        ("x.y includes two", Includes(X, "one", (TWO,))),
        ("x.y includes any of (one_, two)", Includes(X, "any", (ONE, TWO))),
        ("x.y includes all of (one_, two)", Includes(X, "all", (ONE, TWO))),
        ("x.y includes only (one_, two)", Includes(X, "only", (ONE, TWO))),
        ("x.y is at least 20_000_000 people", NumberIs(X, "at least", 20_000_000, Word("people"))),
        ("x.y is at most 0", NumberIs(X, "at most", 0, None)),
        ("x.y is more than 3", NumberIs(X, "more than", 3, None)),
        ("x.y is less than 3 working_days", NumberIs(X, "less than", 3, Word("working_days"))),
        ("x.y is before 2024-02-29", DateIs(X, "before", Word("2024-02-29"))),
        ("x.y is after rules_start", DateIs(X, "after", Word("rules_start"))),
        ("x.y is on or before z.w", DateIs(X, "on or before", Word("z.w"))),
        ("x.y is on or after 2026-01-01", DateIs(X, "on or after", Word("2026-01-01"))),
        ("x.y is within 12 months", Clock(X, "within", 12, "months")),
        ("x.y is older than 1 year", Clock(X, "older than", 1, "years")),
        ("any function (a)", Some("any", Word("function"), A)),
        ("every function.models (a and b)", Some("every", Word("function.models"), All((A, B)))),
        ("no function (no model (a))", Some("no", Word("function"), Some("no", Word("model"), A))),
        ("at least 2 of (a, b and c, not a)", AtLeast(2, (A, All((B, C)), Not(A)))),
        ("not a", Not(A)),
        ("not not a", Not(Not(A))),
        ("not x.y is two", Not(Is(X, (TWO,)))),
        ("not a and b", All((Not(A), B))),
        ("a and b and c", All((A, B, C))),
        ("a or b or c", Either((A, B, C))),
        ("(a and b) or c", Either((All((A, B)), C))),
        ("a and (b or c)", All((A, Either((B, C))))),
        ("a and (b and c)", All((A, All((B, C))))),
        ("not (a or b)", Not(Either((A, B)))),
        ("x.y is at least 3 and a", All((NumberIs(X, "at least", 3, None), A))),
        ("a\n  and\tb", All((A, B))),
        ("x.y is none", Is(X, (Word("none"),))),
    ],
)
def test_the_grammar(text: str, written: Written) -> None:
    """Every form of the language is read as the tree it stands for."""
    assert parse_condition(text) == written


def test_words_know_where_they_stand() -> None:
    """Names, options, numbers and units keep their offsets in the text, over line breaks too."""
    text = " f.n  is one of\n (aa,\n bb) and q is at least 1_000\npeople and d is within 12  months"
    written = parse_condition(text)
    assert isinstance(written, All)
    first, second, third = written.parts
    assert isinstance(first, Is)
    assert isinstance(second, NumberIs)
    assert isinstance(third, Clock)
    assert second.unit is not None
    for word in (first.name, *first.options, second.name, second.unit, second.at, third.name):
        assert text[word.start : word.end] == word.text
    assert text[third.at.start : third.at.end] == "12  months"


@pytest.mark.parametrize(
    "text",
    [
        "(" * DEEPEST + "a" + ")" * DEEPEST,
        "not " * DEEPEST + "a",
        "any function (" * DEEPEST + "a" + ")" * DEEPEST,
        "at least 1 of (" * DEEPEST + "a" + ")" * DEEPEST,
    ],
)
def test_as_deep_as_allowed(text: str) -> None:
    """Fifty levels are read, and one more is refused with the advice to name a term."""
    parse_condition(text)
    with pytest.raises(ConditionError) as caught:
        parse_condition(f"not ({text})")
    assert caught.value.id == "too-deep"
    assert caught.value.help == ("name the inner parts as terms",)


@pytest.mark.parametrize("opening", ["(", "not ", "any f (", "at least 1 of (", "not (a or "])
def test_no_text_is_too_deep_for_us(opening: str) -> None:
    """However deep a text goes, the answer is a message."""
    with pytest.raises(ConditionError) as caught:
        parse_condition(opening * (LONGEST // len(opening)))
    assert caught.value.id == "too-deep"


def test_too_long() -> None:
    """A text longer than the limit is refused unread."""
    text = "a or " * (LONGEST // 5)
    assert isinstance(parse_condition(f"{text[:-4]} "), Either)
    with pytest.raises(ConditionError) as caught:
        parse_condition(f"{text}a")
    assert (caught.value.id, caught.value.start, caught.value.end) == ("too-long", LONGEST, LONGEST + 1)


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_empty(text: str) -> None:
    """An empty text is no condition."""
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)
    assert (caught.value.id, caught.value.start, caught.value.end) == ("empty-condition", 0, len(text))


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_reserved_words_are_no_names(word: str) -> None:
    """A word of the language is neither a name nor an option."""
    if word != "always":
        with pytest.raises(ConditionError):
            parse_condition(word)
    for sentence in (f"{word} is a", f"x is {word}", f"x includes {word}", f"x is one of ({word})", f"any {word} (a)"):
        with pytest.raises(ConditionError):
            parse_condition(sentence)


PIECES = st.sampled_from(
    [
        *sorted(RESERVED),
        *"a x.y function device none in contains between atleast if days month ago exactly to either".split(),
        *"0 1 2 30 007 1,000 3.5 2026-01-31 2026-02-30 31.1.2026 30days 50% -5".split(),
        *[
            "(",
            ")",
            ",",
            "(",
            ")",
            ",",
            "=",
            "==",
            "!",
            "&&",
            '"a"',
            "`",
            "isn't",
            "AND",
            "Ä",
            ".",
            "a-b",
            "\u200b",
            "\n",
        ],
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30))
def test_any_text_gets_an_answer(text: str) -> None:
    """Whatever is written is read, or refused at a place inside the text, with advice."""
    error = error_in(text)
    if error is not None:
        assert 0 <= error.start <= error.end <= len(text)
        assert error.says
        assert error.help
        assert all(line.count("`") % 2 == 0 for line in (error.says, *error.help))


def error_in(text: str) -> ConditionError | None:
    """Return what is wrong with a text."""
    try:
        parse_condition(text)
    except ConditionError as error:
        return error
    return None
