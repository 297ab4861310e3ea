"""The lists of subjects: complete, open or not given, and what cannot stand in them."""

from collections.abc import Callable

import pytest

from compliance.answers.gather_lists import is_subject_id
from compliance.answers.model import Facts, Listed

ProblemsOf = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("written", "members", "complete", "given"),
    [
        ("", [], False, False),
        ("models:", [], False, False),
        ("models: {}", [], True, True),
        ("models: {more: unknown}", [], False, True),
        ("models: {chat: }", ["chat"], True, True),
        ("models: {chat: , more: unknown, ranker: {title: R}}", ["chat", "ranker"], False, True),
    ],
)
def test_list_is_complete_unless_it_says_otherwise(
    facts_of: Callable[..., Facts], written: str, members: list[str], complete: bool, given: bool
) -> None:
    """A list that is given is complete unless it says `more: unknown`; one that is not given says nothing."""
    listed = facts_of(written).lists["model"]

    assert (list(listed.members), listed.complete, listed.given) == (members, complete, given)


def test_every_kind_has_a_list(facts_of: Callable[..., Facts]) -> None:
    """The facts have a list for every kind of subject of the rulebook, given or not."""
    assert list(facts_of().lists) == ["function", "model", "recipient", "change"]


def test_subject_has_title_and_parent(facts_of: Callable[..., Facts]) -> None:
    """A subject has a title (its id, if none is given), and the subject it is within."""
    facts = facts_of("""
        functions: {triage: {title: Triage chat}}
        changes: {new_model: {function: triage}}
        """)

    assert facts.lists["function"].members == {"triage": Listed("triage", "Triage chat")}
    assert facts.lists["change"].members == {"new_model": Listed("new_model", "new_model", "triage")}


def test_parent_must_be_named_and_listed(problems_of: ProblemsOf) -> None:
    """A subject within another names it, and it is listed."""
    assert problems_of("""
        functions: {triage: }
        changes: {a: {function: triag}, b: {title: B}, c: }
        """) == [
        "missing-key 2:33 a subject needs `function` | ",
        (
            "wrong-shape 2:48 nothing stands where `c` should hold keys"
            " | write `key: value`, one on each line and further to the right"
        ),
        "unknown-subject 2:25 there is no function called `triag` | did you mean `triage`?",
    ]


@pytest.mark.parametrize("written", ["no", "yes", "none", "[]", "[a]"])
def test_more_can_only_be_unknown(problems_of: ProblemsOf, written: str) -> None:
    """`more` says one thing only."""
    assert problems_of(f"models: {{chat: , more: {written}}}") == [
        (
            "wrong-more 1:18 after `more` only `unknown` can stand"
            " | leave the line out if `models` lists all of them, or list the others"
        )
    ]


def test_more_is_no_subject(problems_of: ProblemsOf) -> None:
    """No subject can be called `more`."""
    assert problems_of("models: {more: {title: More}}") == [
        "wrong-more 1:10 no subject can be called `more` | the word says that there may be others: `more: unknown`"
    ]


@pytest.mark.parametrize(
    ("id", "advice"),
    [
        ("Chat Model", "write `chat_model`, and give the full name as `title`"),
        ("chat.model", "write `chat_model`, and give the full name as `title`"),
        ("more:x", "write `more_x`, and give the full name as `title`"),
        ("all", "choose another word"),
        ("none", "choose another word"),
        ("unknown", "choose another word"),
        ("чат", ""),
    ],
)
def test_id_of_a_subject(problems_of: ProblemsOf, id: str, advice: str) -> None:
    """An id is made of small letters, digits, `_` and `-`, and is no word with a meaning of its own."""
    [problem] = problems_of(f'models: {{"{id}": }}')

    assert problem.startswith("bad-id 1:10 ")
    assert problem.endswith(f" | {advice}")
    assert not is_subject_id(id)


def test_list_of_the_wrong_shape_is_told_once(problems_of: ProblemsOf) -> None:
    """Where a list has the wrong shape, nothing is said about subjects that it may have been meant to hold."""
    assert problems_of("""
        models: [chat]
        functions: {it: {answers: {function.models: [chat]}}}
        """) == [
        (
            "wrong-shape 1:1 a list stands where `models` should hold keys"
            " | write `key: value`, one on each line and further to the right"
        )
    ]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("none", "an empty list of subjects is written `models: {}`"),
        ("[]", "an empty list of subjects is written `models: {}`"),
        ("unknown", "leave `models` out, or list those that you know and add `more: unknown`"),
    ],
)
def test_how_to_write_no_subjects(problems_of: ProblemsOf, written: str, advice: str) -> None:
    """Other ways to say that there are no subjects, or that nobody knows, get the right one as advice."""
    [problem] = problems_of(f"models: {written}")

    assert problem.startswith("wrong-shape 1:1 ")
    assert problem.endswith(advice)
