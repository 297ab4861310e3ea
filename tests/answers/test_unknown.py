"""The fact of which nothing is known."""

import pytest

from compliance.answers.model import Listed, SubjectList
from compliance.answers.unknown import unknown_fact
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.truth import UNKNOWN


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (Kind("yes_no"), UNKNOWN),
        (Kind("choice", ("a", "b")), OneOf(("a", "b"))),
        (Kind("choices", ("a", "b")), Ticks(frozenset(), frozenset(("a", "b")))),
        (Kind("number", named=("n",)), Numbers(0, None, ("n",))),
        (Kind("date"), Days(None, None)),
        (Kind("text"), Said(None)),
        (Kind("links", to="model"), Ticks(frozenset(), frozenset(("x",)), open_ended=False)),
        (Kind("links", to="recipient"), Ticks(frozenset(), frozenset(), open_ended=True)),
    ],
)
def test_unknown_is_every_value(kind: Kind, fact: Fact) -> None:
    """Unknown leaves every value of the kind possible; links may lead to others while their list is open."""
    lists = {
        "model": SubjectList("model", {"x": Listed("x", "X")}, complete=True, given=True),
        "recipient": SubjectList("recipient", {}, complete=False, given=False),
    }

    assert unknown_fact(kind, lists) == fact
