"""An `each` that is wrong, or missing, is told once where it stands; one slip in a condition is told at its words."""

from collections.abc import Callable, Mapping

import pytest

from compliance.sources.problem import Problem

Problemed = Callable[[Mapping[str, str]], list[Problem]]

TALKS = "  - {id: %s, each: function, means: said_aloud, reads: it talks aloud}\n"
ALOUD = "  - {id: said_aloud, each: %s, means: function.talks and function.voice is good, reads: it talks}\n"


@pytest.fixture
def told(toy: dict[str, str], problems: Problemed) -> Callable[[str], list[str]]:
    """What is wrong with the small pack when these terms are added to it."""

    def tell(terms: str) -> list[str]:
        found = problems({**toy, "toy/terms_more.yaml": "terms:\n" + terms})
        return [f"{problem.id} {problem.at}: {problem.says}; {problem.help[0]}" for problem in found]

    return tell


def test_an_each_that_no_condition_is_about_is_told_there(told: Callable[[str], list[str]]) -> None:
    """Two conditions ask of each function, and nothing of the model."""
    assert told(ALOUD % "model") == [
        (
            "wrong-each toy/terms_more.yaml:2:28: no condition of this term is about the model, and 2 are about a function;"
            " write `each: function`"
        )
    ]


def test_who_reads_a_name_with_a_wrong_each_is_not_told_too(told: Callable[[str], list[str]]) -> None:
    """They are right as soon as the `each` is."""
    assert len(told(ALOUD % "model" + TALKS % "loud" + TALKS % "louder")) == 1


def test_an_each_in_which_the_condition_fits_is_told_by_its_readers(told: Callable[[str], list[str]]) -> None:
    """A change is within a function, so only those who read the term show that it is said of too little."""
    readers = [TALKS % name for name in ("loud", "louder", "loudest")]

    problems = told(ALOUD % "change" + "".join(readers))
    with_few = told(ALOUD % "change" + readers[0] + readers[1])

    assert problems == [
        (
            "wrong-each toy/terms_more.yaml:2:28: this term is about each change, and no change is at hand in 3 places that"
            " name it; write `each: function`"
        )
    ]
    assert [line.split()[0] for line in with_few] == ["subject-not-at-hand"] * 2


def test_a_term_without_each_is_told_when_everything_in_it_asks_for_one(told: Callable[[str], list[str]]) -> None:
    """One name may as well stand inside `any function`; three want an `each`."""
    three = "  - {id: loud, means: function.talks and function.voice is good and function.audience includes adults, reads: it is}\n"
    one = "  - {id: loud, means: function.talks, reads: it is}\n"

    assert told(three) == [
        (
            "wrong-each toy/terms_more.yaml:2:10: this term has no `each`, and 3 times it names what is about each function;"
            " write `each: function`"
        )
    ]
    assert [line.split()[0] for line in told(one)] == ["subject-not-at-hand"]


def test_one_slip_among_conditions_that_fit_is_told_at_its_words(told: Callable[[str], list[str]]) -> None:
    """The `each` is right: something else in the term is about it."""
    mixed = "  - {id: loud, each: model, means: model.checked is good and function.talks and function.voice is good, reads: it is}\n"

    assert [line.split()[:2] for line in told(mixed)] == [
        ["subject-not-at-hand", "toy/terms_more.yaml:2:62:"],
        ["subject-not-at-hand", "toy/terms_more.yaml:2:81:"],
    ]


def test_the_innermost_subject_is_meant_where_one_is_within_another(told: Callable[[str], list[str]]) -> None:
    """What is about a change may also name what the change is within."""
    both = (
        "  - {id: loud, each: model, means: change.big and function.talks and function.voice is good, reads: it is}\n"
    )

    assert [line.split("; ")[1] for line in told(both)] == ["write `each: change`"]


def test_a_question_of_which_no_reader_has_the_subject_is_told_there(toy: dict[str, str], problems: Problemed) -> None:
    """A question that is asked only of some has a condition, too, and its `each` may be wrong."""
    asked = toy["toy/questions/function.yaml"].replace(
        "id: function.voice\n    each: function", "id: function.voice\n    each: change"
    )
    readers = "".join(
        f"  - {{id: loud_{n}, each: function, means: function.voice is good, reads: it is}}\n" for n in "abc"
    )
    found = problems({**toy, "toy/questions/function.yaml": asked, "toy/terms_more.yaml": "terms:\n" + readers})

    assert ("wrong-each", "toy/questions/function.yaml:11:11") in [(problem.id, str(problem.at)) for problem in found]


def test_a_timetable_that_does_not_fit_a_rule_is_told_at_its_words(toy: dict[str, str], problems: Problemed) -> None:
    """It has no `each` of its own: other rules may use it rightly."""
    lines = "timetables:\n  steps:\n    - {when: model.checked is good and model.checked is not bad, from: act_begins}\n    - {from: 2027-01-01}\n"
    rules = toy["toy/rules/toys.yaml"].replace(
        "    severity: low\n", "    in_force: {timetable: steps}\n    severity: low\n"
    )
    found = problems({**toy, "toy/pack.yaml": toy["toy/pack.yaml"] + lines, "toy/rules/toys.yaml": rules})

    assert [(problem.id, str(problem.at)) for problem in found] == [
        ("subject-not-at-hand", "toy/pack.yaml:11:14"),
        ("subject-not-at-hand", "toy/pack.yaml:11:40"),
    ]
