"""Which questions and subjects some packs need."""

from dataclasses import replace

import pytest

from compliance.answers.relevant import relevant
from compliance.conditions.meaning import (
    All,
    AtLeast,
    Condition,
    DatesCompare,
    Decided,
    Either,
    Holds,
    Linked,
    Not,
    NumberIs,
    Some,
    Yes,
)
from compliance.packs.model import Duty, Rulebook, Term


def names(rulebook: Rulebook, *packs: str) -> tuple[set[str], set[str]]:
    """The ids of the questions and the kinds that some packs need."""
    questions, subjects = relevant(rulebook, packs)
    return {question.id for question in questions}, {subject.id for subject in subjects}


def test_questions_of_rules_and_of_the_pack(rulebook: Rulebook) -> None:
    """Needed is what rules, classifications, clocks and `ask_when` read, and what the pack asks itself."""
    questions, kinds = names(rulebook, "us-fda")

    assert questions == {
        "users.includes_minors",
        "reports.within",
        "reports.count",
        "release.day",
        "function.symptom_entry",
        "function.audience",
        "function.models",
        "model.version_fixed",
        "change.new_use",
    }
    assert kinds == {"function", "model", "change"}


def test_pack_without_conditions(rulebook: Rulebook) -> None:
    """A pack that only asks needs its own questions and their kinds; no pack needs nothing."""
    assert names(rulebook, "us-hipaa") == ({"notice.says"}, set())
    assert names(rulebook) == (set(), set())


YES = Yes("users.includes_minors", None, "users.includes_minors")


@pytest.mark.parametrize(
    ("condition", "questions", "kinds"),
    [
        (Not(YES, "not ..."), {"users.includes_minors"}, set()),
        (All((YES, Holds("grown", None, "grown")), "..."), {"users.includes_minors", "reports.count"}, set()),
        (Either((YES,), "..."), {"users.includes_minors"}, set()),
        (AtLeast(1, (YES,), "..."), {"users.includes_minors"}, set()),
        (Some("any", "recipient", None, None, YES, "..."), {"users.includes_minors"}, {"recipient"}),
        (
            Linked("model.host", "model", "recipient", "..."),
            {"model.host"},
            {"model", "recipient"},
        ),
        (DatesCompare("release.day", None, "before", "release.day", None, "..."), {"release.day"}, set()),
        (
            Decided("hipaa_role", None, ("covered",), "..."),
            set(),
            set(),
        ),
    ],
)
def test_every_kind_of_condition_is_followed(
    rulebook: Rulebook, condition: Condition, questions: set[str], kinds: set[str]
) -> None:
    """Questions are found in every kind of condition, and behind terms, links and classifications."""
    term = Term("grown", "common", None, NumberIs("reports.count", None, "at least", 3, "..."), "grown")
    rule = replace(rulebook.rules["hipaa.notice"], duties=(Duty("d", "D", condition),))
    changed = replace(rulebook, terms={"grown": term}, rules={rule.id: rule})

    assert names(changed, "us-hipaa") == (questions, kinds)
