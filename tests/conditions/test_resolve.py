"""What conditions mean under a vocabulary; what is wrong with them is in mistakes.txt."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.conditions import meaning as m
from compliance.conditions.kinds import Kind, QuestionName, SubjectName, Vocabulary
from compliance.conditions.parse import parse_condition
from compliance.conditions.resolve import resolve_condition
from compliance.conditions.scope import Near
from compliance.conditions.show import show_condition

EVERYTHING = frozenset({"function", "change", "model"})


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("incident.flow", "incident.flows"),
        ("incident.ftc_gott", "incident.ftc_got"),
        ("inciden.flows", "incident.flows"),
    ],
)
def test_a_typing_error_leads_to_the_name_that_is_nearest_letter_by_letter(name: str, meant: str) -> None:
    """A name of the same area that differs by a letter is meant, even if the pack itself has one that sounds alike."""
    ticks = QuestionName(None, Kind("choices", ("flow",)))
    names = {"incident.ftc_got": ticks, "incident.flows": ticks}
    vocabulary = Vocabulary(names, {}, {}, {}, {})
    near = Near(frozenset({"incident.ftc_got"}), frozenset(names))

    (error,) = resolve_condition(parse_condition(f"{name} includes flow"), vocabulary, frozenset(), near)[1]

    assert error.help == (f"did you mean the tick list `{meant}`?",)


def meaning_of(text: str, vocabulary: Vocabulary, *at_hand: str) -> m.Condition:
    """Return what a right sentence means."""
    condition, errors = resolve_condition(parse_condition(text), vocabulary, frozenset(at_hand))
    assert [(error.id, error.says) for error in errors] == []
    assert condition is not None
    return condition


MINORS = m.Yes("users.includes_minors", None, "users.includes_minors")
LAY = m.Holds("lay_users", "function", "lay_users")
FIXED = m.Yes("model.version_fixed", "model", "model.version_fixed")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("always", m.Always()),
        ("users.includes_minors", MINORS),
        ("gdpr_applies", m.Holds("gdpr_applies", None, "gdpr_applies")),
        ("notice.given is later", m.Chosen("notice.given", None, ("later",), "notice.given is later")),
        ("notice.given is none", m.Chosen("notice.given", None, ("none",), "notice.given is none")),
        ("notice.given is ever", m.Chosen("notice.given", None, ("at_signup", "later"), "notice.given is ever")),
        (
            "notice.given is one of (ever, none)",
            m.Chosen("notice.given", None, ("at_signup", "later", "none"), "notice.given is one of (ever, none)"),
        ),
        (
            "notice.given is one of (in_time, ever)",
            m.Chosen("notice.given", None, ("at_signup", "later"), "notice.given is one of (in_time, ever)"),
        ),
        (
            "notice.given is not later",
            m.Not(m.Chosen("notice.given", None, ("later",), "notice.given is later"), "notice.given is not later"),
        ),
        (
            "notice.given is not one of (later, none)",
            m.Not(
                m.Chosen("notice.given", None, ("later", "none"), "notice.given is one of (later, none)"),
                "notice.given is not one of (later, none)",
            ),
        ),
        (
            "reports.within is not_counted",
            m.Chosen("reports.within", None, ("not_counted",), "reports.within is not_counted"),
        ),
        ("risk is high", m.Decided("risk", None, ("high",), "risk is high")),
        ("users.markets includes eu", m.Ticked("users.markets", None, "one", ("eu",), "users.markets includes eu")),
        (
            "users.markets includes west",
            m.Ticked("users.markets", None, "any", ("us", "eu"), "users.markets includes west"),
        ),
        (
            "users.markets includes all of (west, ind)",
            m.Ticked("users.markets", None, "all", ("us", "eu", "ind"), "users.markets includes all of (west, ind)"),
        ),
        (
            "users.markets includes only (eu)",
            m.Ticked("users.markets", None, "only", ("eu",), "users.markets includes only (eu)"),
        ),
        (
            "reports.within is at most 30 days",
            m.NumberIs("reports.within", None, "at most", 30, "reports.within is at most 30 days"),
        ),
        (
            "users.count is more than 20_000_000",
            m.NumberIs("users.count", None, "more than", 20_000_000, "users.count is more than 20_000_000"),
        ),
        (
            "security.last_test is before 2026-03-01",
            m.DateIs("security.last_test", None, "before", date(2026, 3, 1), "security.last_test is before 2026-03-01"),
        ),
        (
            "security.last_test is on or after rules_start",
            m.DateIs(
                "security.last_test",
                None,
                "on or after",
                date(2026, 2, 2),
                "security.last_test is on or after rules_start",
            ),
        ),
        (
            "security.last_test is within 1 year",
            m.Clock("security.last_test", None, "within", 1, "years", "security.last_test is within 1 year"),
        ),
        (
            "any function (lay_users)",
            m.Some("any", "function", None, None, LAY, "any function (lay_users)"),
        ),
        (
            "at least 1 of (users.includes_minors, always)",
            m.AtLeast(1, (MINORS, m.Always()), "at least 1 of (users.includes_minors, always)"),
        ),
        (
            "not (users.includes_minors or always)",
            m.Not(
                m.Either((MINORS, m.Always()), "users.includes_minors or always"),
                "not (users.includes_minors or always)",
            ),
        ),
    ],
)
def test_of_the_deployment(text: str, condition: m.Condition, vocabulary: Vocabulary) -> None:
    """Names are looked up, groups become their options in the order of declaration, and every part says itself."""
    assert meaning_of(text, vocabulary) == condition


@pytest.mark.parametrize(
    ("text", "at_hand", "condition"),
    [
        ("lay_users", ["function"], LAY),
        ("lay_users", ["change"], LAY),
        (
            "fda_status is not_a_device",
            ["function"],
            m.Decided("fda_status", "function", ("o1a", "o1b"), "fda_status is not_a_device"),
        ),
        (
            "function.models includes model",
            ["function", "model"],
            m.Linked("function.models", "function", "model", "function.models includes model"),
        ),
        (
            "every function.models (model.version_fixed)",
            ["function"],
            m.Some(
                "every",
                "model",
                "function.models",
                "function",
                FIXED,
                "every function.models (model.version_fixed)",
            ),
        ),
        (
            "any model (function.models includes model)",
            ["function"],
            m.Some(
                "any",
                "model",
                None,
                None,
                m.Linked("function.models", "function", "model", "function.models includes model"),
                "any model (function.models includes model)",
            ),
        ),
        (
            "function.started is after model.released",
            ["function", "model"],
            m.DatesCompare(
                "function.started",
                "function",
                "after",
                "model.released",
                "model",
                "function.started is after model.released",
            ),
        ),
        (
            "any model.parts (model.version_fixed)",
            ["model"],
            m.Some("any", "model", "model.parts", "model", FIXED, "any model.parts (model.version_fixed)"),
        ),
    ],
)
def test_of_subjects(text: str, at_hand: list[str], condition: m.Condition, vocabulary: Vocabulary) -> None:
    """Names that belong to a subject are known where it, or a subject within it, is at hand."""
    assert meaning_of(text, vocabulary, *at_hand) == condition


@pytest.mark.parametrize(
    "text",
    [
        "any change (lay_users and change.risky)",
        "any function (any change (change.risky))",
        "any function (every function.models (model.version_fixed))",
        "any function (lay_users) and any function (lay_users)",
        "any model (any function (function.started is before model.released))",
    ],
)
def test_what_an_enclosing_subject_brings(text: str, vocabulary: Vocabulary) -> None:
    """Inside any, every and no a subject and its parents are at hand; different kinds may nest."""
    meaning_of(text, vocabulary)


def test_the_subject_of_a_rule_may_be_asked_about_again(vocabulary: Vocabulary) -> None:
    """In a rule for each function, `any function` asks about all functions: the innermost one counts."""
    assert isinstance(meaning_of("any function (lay_users)", vocabulary, "function"), m.Some)


def test_an_outcome_taken_for_a_statement_is_told_with_its_classification(vocabulary: Vocabulary) -> None:
    """Whoever writes an outcome alone is told the sentence to write."""
    _, [error] = resolve_condition(parse_condition("any function (low)"), vocabulary, frozenset())

    assert error.id == "unknown-name"
    assert "it is an outcome: write `risk is low`" in error.help


def test_all_errors_at_once_in_the_order_of_the_text(vocabulary: Vocabulary) -> None:
    """Every error of a condition is told, also within the body of something unknown."""
    text = "any moon (users.markets is us and lay_user) and risk is lo and notice.given is one of (moon, latr)"
    condition, errors = resolve_condition(parse_condition(text), vocabulary, frozenset())
    assert condition is None
    ids = ["unknown-subject", "wrong-kind", "unknown-name", "unknown-option", "unknown-option", "unknown-option"]
    assert [error.id for error in errors] == ids
    assert [text[error.start : error.end] for error in errors] == [
        "moon",
        "users.markets",
        "lay_user",
        "lo",
        "moon",
        "latr",
    ]


def test_subjects_in_a_circle_end() -> None:
    """Subjects that are within each other (which packs refuse) do not keep us for ever."""
    vocabulary = Vocabulary(
        questions={"a.x": QuestionName("a", Kind("yes_no"))},
        terms={},
        classifications={},
        subjects={"a": SubjectName("b"), "b": SubjectName("a")},
        dates={},
    )
    assert meaning_of("a.x", vocabulary, "b") == m.Yes("a.x", "a", "a.x")


NAMES = st.sampled_from(
    [
        *"users.includes_minors users.markets users.count notice.given notice.text reports.within security.last_test".split(),
        *"function.audience function.started function.models change.risky model.released model.parts".split(),
        *"gdpr_applies lay_users fda_status risk function model rules_start unheard_of un.heard".split(),
    ]
)
ENDS = st.sampled_from(
    [
        *["", " is later", " is not one of (later, none)", " is ever", " is not_counted", " includes eu", " is high"],
        *[" includes any of (us, west)", " includes only (ind, us)", " includes model", " is at least 5 days"],
        *[" is less than 3", " is before 2026-01-31", " is after rules_start", " is on or before security.last_test"],
        *[" is within 3 months", " is older than 1 year", " is device", " is not_a_device", " is answered"],
    ]
)
STATEMENTS = st.builds(str.__add__, NAMES, ENDS)


def joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return sentences one level higher."""
    two = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        parts.map(lambda part: f"not ({part})"),
        two.map(lambda found: " and ".join(f"({part})" for part in found)),
        two.map(lambda found: " or ".join(f"({part})" for part in found)),
        two.map(lambda found: f"at least 1 of ({', '.join(found)})"),
        st.tuples(st.sampled_from(["any", "every", "no"]), NAMES, parts).map(lambda t: f"{t[0]} {t[1]} ({t[2]})"),
    )


SENTENCES = st.recursive(STATEMENTS, joined, max_leaves=6)


def nodes(condition: Any) -> list[Any]:
    """Return a condition and all that is in it."""
    parts = getattr(condition, "parts", ())
    inner = [getattr(condition, name) for name in ("part", "body") if hasattr(condition, name)]
    return [condition, *(node for part in (*parts, *inner) for node in nodes(part))]


@given(text=SENTENCES, at_hand=st.frozensets(st.sampled_from(sorted(EVERYTHING))))
def test_a_sentence_means_something_or_errors_are_told(
    text: str, at_hand: frozenset[str], vocabulary: Vocabulary
) -> None:
    """A condition is understood or there are errors, never both; every error underlines words and gives advice."""
    written = parse_condition(text)
    condition, errors = resolve_condition(written, vocabulary, at_hand)
    assert (condition is None) == bool(errors)
    for error in errors:
        assert text[error.start : error.end].strip()
        assert error.help
    if condition is not None:
        assert condition.says == show_condition(written)


@given(text=STATEMENTS | SENTENCES)
def test_what_a_part_says_means_that_part(text: str, vocabulary: Vocabulary) -> None:
    """The canonical words of every part are a sentence of their own that means the same."""
    condition, errors = resolve_condition(parse_condition(text), vocabulary, EVERYTHING)
    if not errors:
        for node in nodes(condition):
            assert resolve_condition(parse_condition(node.says), vocabulary, EVERYTHING) == (node, [])
