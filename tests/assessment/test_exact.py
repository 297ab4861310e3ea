from __future__ import annotations

from datetime import date

import pytest

from assessment.small import (
    ALWAYS,
    asks,
    assessed,
    at_most,
    classified,
    dates,
    day_is,
    duty,
    facts,
    finding,
    holds,
    is_status,
    listing,
    question,
    rule,
    rulebook,
    status,
    ticked,
    yes,
)
from compliance.assessment.finding import Verdict
from compliance.conditions.facts import Days, Numbers
from compliance.conditions.meaning import Condition
from compliance.packs.model import Line, Term
from properties.sentences import all_of, any_of, not_, some

A, B = yes("org.a"), yes("org.b")


@pytest.mark.parametrize(
    ("applies", "met", "verdict"),
    [
        (any_of(A, not_(A)), B, "gap"),
        (all_of(A, not_(A)), B, "not_applicable"),
        (any_of(all_of(A, B), not_(A)), any_of(A, not_(A), B), "open"),
        (any_of(at_most("org.n", 30), not_(at_most("org.n", 5))), B, "gap"),
        (
            any_of(day_is("org.d", "before", date(2026, 1, 1)), day_is("org.d", "on or after", date(2026, 1, 1))),
            B,
            "gap",
        ),
        (any_of(ticked("org.t", "x"), not_(ticked("org.t", "x", "y"))), B, "open"),
        (any_of(ticked("org.t", "x", "y"), not_(ticked("org.t", "x"))), B, "gap"),
        (any_of(dates("org.d", "before", "org.e"), dates("org.d", "on or after", "org.e")), B, "gap"),
        (all_of(dates("org.d", "before", "org.e"), dates("org.d", "after", "org.e")), B, "not_applicable"),
    ],
)
def test_what_no_answer_can_change_is_settled(applies: Condition, met: Condition, verdict: str) -> None:
    """A verdict that is the same whatever is answered is settled, also where Kleene's logic cannot see it."""
    book = rulebook(rule(applies, duty(met)))

    told = finding(book, facts(book, {"org.b": False}))

    if told.proof.budget_ended:  # the order of two days cannot be told in cases
        assert "org.e" in applies.says
    else:
        assert told.verdict == verdict
    assert bool(told.open_questions) == (told.verdict is Verdict.OPEN)


def test_what_does_not_matter_is_not_asked() -> None:
    """Of two questions in a condition only the one is named on which it depends."""
    book = rulebook(rule(all_of(any_of(A, B), any_of(A, not_(B))), duty(yes("function.a")), each="function"))
    said = facts(book, {"function.a of f1": False}, listing("function", ("f1",)))

    assert finding(book, said, "f1").open_questions == asks("org.a")


def test_both_dates_that_are_compared_are_asked() -> None:
    """Where two unknown dates are compared, and nothing else is said about them, both matter."""
    book = rulebook(rule(dates("org.d", "before", "org.e"), duty(yes("org.a"))))

    assert finding(book, facts(book, {"org.a": False})).open_questions == asks("org.d", "org.e")


def test_a_default_day_is_compared_like_any_other() -> None:
    """A day that counts where its question is not asked is compared exactly, and is not asked for."""
    day = date(2026, 3, 3)
    asked = question("org.e", yes("org.b"), Days(day, day))
    book = rulebook(rule(dates("org.d", "before", "org.e"), duty(yes("org.a"))), questions=(asked,))

    told = finding(book, facts(book, {"org.a": False, "org.b": False}))

    assert told.open_questions == asks("org.d")


def test_a_range_leaves_only_what_it_allows() -> None:
    """A number that is known in part is looked at only where it may lie."""
    book = rulebook(rule(at_most("org.n", 30), duty(yes("org.a"))))

    assert finding(book, facts(book, {"org.a": False, "org.n": Numbers(5, 30)})).verdict == "gap"
    assert finding(book, facts(book, {"org.a": False, "org.n": Numbers(31, None)})).verdict == "not_applicable"
    assert finding(book, facts(book, {"org.a": False, "org.n": Numbers(30, 31)})).open_questions == asks("org.n")


def test_terms_that_share_a_question_are_not_independent() -> None:
    """Two terms about one question are looked at together."""
    terms = (Term("t", "one", None, A, "reads"), Term("u", "one", None, not_(A), "reads"))
    book = rulebook(rule(all_of(holds("t"), holds("u")), duty(B)), terms=terms)

    assert finding(book, facts(book, {})).verdict == "not_applicable"


def test_a_status_is_as_narrow_as_it_can_be() -> None:
    """An outcome that no answer can bring is not told as possible."""
    lines = (Line("a", A, ("one",)), Line("b", all_of(A, B), ("two",)))
    book = rulebook(rule(is_status("two"), duty(B)), statuses=(status(*lines),))
    said = facts(book, {})

    assert classified(book, said).possible == ("one", "three")
    assert classified(book, said).open_questions == asks("org.a")
    assert finding(book, said).verdict == "not_applicable"


# --- those who are not listed

MORE = listing("function", more=True)


def test_several_may_be_missing() -> None:
    """Those who are not listed may differ: one may fulfil a condition and another not."""
    any_a, any_not_a = some("any", "function", yes("function.a")), some("any", "function", not_(yes("function.a")))
    book = rulebook(rule(all_of(any_a, any_not_a), duty(yes("org.a"))))

    told = finding(book, facts(book, {"org.a": False}, MORE))

    assert (told.verdict, told.open_questions) == ("open", asks("list of function"))


def test_several_missing_may_stand_on_both_sides_of_a_day() -> None:
    """Of two functions that are not listed, one may be older than a day and the other not."""
    older = some("any", "function", dates("function.d", "before", "org.d"))
    younger = some("any", "function", not_(dates("function.d", "before", "org.d")))
    book = rulebook(rule(all_of(older, younger), duty(yes("org.a"))))

    told = finding(book, facts(book, {"org.a": False}, MORE))

    assert told.verdict == "open"
    assert asks("list of function")[0] in told.open_questions


def test_whoever_is_judged_is_not_the_other_who_is_missing() -> None:
    """What is said of a function that is not listed says nothing of the functions of the models that are not listed either."""
    every = some("every", "model", yes("model.a"), ("function.m", "function"))
    book = rulebook(rule(all_of(every, some("any", "function", not_(every))), duty(yes("org.a")), each="function"))

    told = finding(book, facts(book, {"org.a": False}, MORE, listing("model", more=True)), "more")

    assert told.verdict == "open"
    assert Verdict.GAP in told.could_be


def test_nobody_missing_can_do_the_impossible() -> None:
    """A condition that nobody can fulfil is not fulfilled by those who are not listed."""
    impossible = some("any", "function", all_of(yes("function.a"), not_(yes("function.a"))))
    book = rulebook(rule(any_of(impossible, A), duty(B)))

    told = finding(book, facts(book, {"org.a": True, "org.b": False}, MORE))
    assert told.verdict == "gap"
    assert "org.a" not in [ask.id for ask in finding(book, facts(book, {"org.a": True}, MORE)).open_questions]


def test_a_case_never_speaks_for_all() -> None:
    """No case analysis assumes one thing of everybody who is not listed; every proof of this holds when it is checked."""
    body = any_of(all_of(yes("function.a"), A), all_of(not_(yes("function.a")), A))
    book = rulebook(rule(any_of(some("every", "function", body), not_(A)), duty(B), id="law.a"))

    assert assessed(book, facts(book, {"org.b": False}, MORE)).findings[0].verdict in (Verdict.GAP, Verdict.OPEN)


def test_always_is_found_by_somebody() -> None:
    """Whether there is anybody at all depends on the list alone."""
    book = rulebook(rule(some("any", "function", ALWAYS), duty(A)))

    assert finding(book, facts(book, {"org.a": False}, MORE)).open_questions == asks("list of function")
    assert finding(book, facts(book, {"org.a": False})).verdict == "not_applicable"
