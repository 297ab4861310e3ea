"""Rules rest on law that can carry them, and named days are those that the law names."""

from datetime import date

import pytest

from compliance.authoring.check.days_in_quotes import find_days_not_in_quotes
from compliance.authoring.check.what_it_rests_on import find_badly_founded
from compliance.conditions.kinds import Vocabulary
from compliance.conditions.meaning import Always
from compliance.packs.law import Citation, Instrument, NamedDate, Standing
from compliance.packs.model import Duty, Force, Pack, Remedy, Rule, Rulebook, Severity
from compliance.sources.place import Place
from compliance.sources.problem import Problems

S = Standing


def told(
    standing: Standing,
    kinds: tuple[Standing, ...] = (),
    of_duty: tuple[Standing, ...] = (),
    duty: Standing | None = None,
    at: str = "1",
) -> list[str]:
    """The problems of a rule of a standing that cites instruments of some kinds, itself and in its duty."""
    instruments = {str(kind): Instrument(str(kind), "p", "T", "C", "I", kind, "1") for kind in Standing}
    cites, duties = (tuple(Citation(str(kind), at, ("x",)) for kind in cited) for cited in (kinds, of_duty))
    required = Duty("d", "Do it.", Always(), cite=duties, standing=duty)
    rule = Rule(
        *("p.r", "p", None, "R", "", Always(), (required,), (Force(standing=standing),), Severity.LOW, "g"),
        Remedy("r"),
        cite=cites,
    )
    packs = {"p": Pack("p", "P", "1", "eu", "", {})}
    book = Rulebook(packs, {}, {}, {}, {}, {"p.r": rule}, instruments, {}, {}, Vocabulary({}, {}, {}, {}, {}), "")
    problems = Problems()
    find_badly_founded(book, "p", problems)
    return [f"{problem.level} {problem.id}" for problem in problems.found]


@pytest.mark.parametrize("standing", [one for one in Standing if one.is_binding])
def test_what_binds_cites_something(standing: Standing) -> None:
    """A rule of any binding standing that cites nothing is an error, and a citation in a duty is enough."""
    assert told(standing) == ["error no-citation"]
    assert told(S.GOOD_PRACTICE, duty=standing) == ["error no-citation"]
    assert told(standing, of_duty=(standing,)) == []


@pytest.mark.parametrize("standing", [one for one in Standing if not one.is_binding])
def test_what_does_not_bind_may_cite_nothing(standing: Standing) -> None:
    """Good practice, guidance and law that has ended may lack a citation."""
    assert told(standing) == []


@pytest.mark.parametrize(
    ("standing", "kinds"),
    [
        (S.STATUTE, (S.GOOD_PRACTICE,)),
        (S.STATUTE, (S.FINAL_GUIDANCE, S.DRAFT_GUIDANCE)),
        (S.REGULATION, (S.FINAL_GUIDANCE,)),
        (S.REGULATION, (S.DIRECTIVE,)),
        (S.DIRECTIVE, (S.REGULATION,)),
        (S.DIRECTIVE, (S.GOOD_PRACTICE,)),
        (S.CASE_LAW, (S.STATUTE,)),
        (S.ORDER, (S.FINAL_GUIDANCE,)),
        (S.FINAL_GUIDANCE, (S.GOOD_PRACTICE, S.DRAFT_GUIDANCE)),
    ],
)
def test_what_is_told_as_more_than_it_cites(standing: Standing, kinds: tuple[Standing, ...]) -> None:
    """A standing that no citation can carry is a warning, in a rule and in a duty with a standing of its own."""
    assert told(standing, kinds) == ["warning standing-outranks"]
    assert told(S.GOOD_PRACTICE, of_duty=kinds, duty=standing) == ["warning standing-outranks"]


@pytest.mark.parametrize(
    ("standing", "kinds"),
    [
        *((one, (one,)) for one in Standing),
        *((one, (one, S.GOOD_PRACTICE)) for one in Standing),
        *((S.GOOD_PRACTICE, (one,)) for one in Standing),
        *((S.CONTRACT, (one,)) for one in Standing),
        (S.REGULATION, (S.CASE_LAW,)),
        (S.STATUTE, (S.REGULATION, S.STATUTE)),
        (S.STATUTE, (S.ORDER,)),
        (S.ORDER, (S.STATUTE,)),
        (S.FINAL_GUIDANCE, (S.REGULATION, S.FINAL_GUIDANCE)),
        (S.REGULATION, (S.REPEALED,)),
    ],
)
def test_what_can_carry_a_standing(standing: Standing, kinds: tuple[Standing, ...]) -> None:
    """One citation that can carry it is enough; a court or an authority applies law, and good practice may cite any."""
    assert told(standing, kinds) == []


@pytest.mark.parametrize("standing", [S.FINAL_GUIDANCE, S.DRAFT_GUIDANCE])
@pytest.mark.parametrize("cited", [S.STATUTE, S.REGULATION, S.DIRECTIVE])
def test_law_that_is_told_as_guidance(standing: Standing, cited: Standing) -> None:
    """A rule of guidance that cites nothing but what binds is a warning; one citation of guidance is enough, or recitals."""
    understates = "warning standing-understates"
    assert understates in told(standing, (cited,))
    assert understates in told(standing, of_duty=(cited,))
    assert understates not in told(standing, (cited,), (standing,))
    assert understates not in told(standing, (cited,), at="recital 71")
    assert understates not in told(S.GOOD_PRACTICE, (cited,))


def test_a_statute_and_a_regulation_are_told_apart() -> None:
    """Which of the two a rule is shows in what it cites."""
    assert told(S.STATUTE, (S.REGULATION,)) == ["warning standing-outranks"]
    assert told(S.REGULATION, (S.STATUTE,)) == ["warning standing-understates"]
    assert told(S.REGULATION, (S.STATUTE,), (S.REGULATION,)) == []
    assert told(S.STATUTE, (S.REGULATION, S.CASE_LAW)) == []


@pytest.mark.parametrize("standing", [S.STATUTE, S.REGULATION, S.DIRECTIVE, S.CASE_LAW, S.ORDER])
def test_a_duty_that_cites_guidance_alone_is_told_as_its_rule(standing: Standing) -> None:
    """What its rule cites does not carry a duty that has citations of its own, with or without a standing of its own."""
    for own in (S.FINAL_GUIDANCE, S.DRAFT_GUIDANCE, S.GOOD_PRACTICE):
        for duty in (None, standing):
            assert told(standing, (standing,), (own,), duty) == ["warning standing-outranks"]
            assert told(standing, (standing,), (own, S.REPEALED), duty) == []
            assert told(standing, (standing,), (own, S.STATUTE), duty) == []
        assert told(standing, (standing,), (own,), S.GOOD_PRACTICE) == []
        assert told(standing, (own,), (own,)) == ["warning standing-outranks"], "that of the rule is enough"
    assert told(S.CONTRACT, (S.CONTRACT,), (S.FINAL_GUIDANCE,)) == []


def day_told(quote: str, on: str = "2026-12-09", other: str | None = None, more: tuple[Citation, ...] = ()) -> bool:
    """Whether a named day is told not to be in its quote."""
    place = Place("p/pack.yaml", 1, 1)
    or_only = date.fromisoformat(other) if other else None
    named = NamedDate("start", date.fromisoformat(on), or_only, "", (Citation("x", "1", (quote,)), *more), place)
    book = Rulebook({}, {}, {}, {}, {}, {}, {}, {}, {"start": named}, Vocabulary({}, {}, {}, {}, {}), "")
    problems = Problems()
    find_days_not_in_quotes(book, "p", problems)
    return [(problem.id, problem.at) for problem in problems.found] == [("date-not-in-quote", place)]


@pytest.mark.parametrize(
    "quote",
    [
        *("It shall apply from 13 December 2024.", "takes effect December 13, 2024", "13th December, 2024"),
        *("the 13 th day of December, 2024", "from 9 November 2026", "from 9 December 2025"),
    ],
)
def test_another_day_than_the_law_names(quote: str) -> None:
    """A day that differs from the one that is quoted is told, however the law writes days in words."""
    assert day_told(quote)


@pytest.mark.parametrize(
    ("quote", "on", "other"),
    [
        ("It shall apply from 9 December 2026.", "2026-12-09", None),
        ("placed on the market after 9 December 2026", "2026-12-10", None),
        ("until December 9, 2026", "2026-12-10", None),
        ("from 9 December 2026, but 1 May 2027 for others", "2027-05-01", None),
        ("from 9 December 2026", "2026-01-01", "2026-12-09"),
        ("twelve months after 9 December 2025", "2026-12-09", None),
        ("on the twentieth day following that of its publication", "2026-12-09", None),
        ("on 31 February 2024", "2026-12-09", None),
    ],
)
def test_days_that_fit_their_quotes(quote: str, on: str, other: str | None) -> None:
    """A day, its other reading, the day beside `after` and what is counted from another day are all right."""
    assert not day_told(quote, on, other)


@pytest.mark.parametrize(
    ("on", "other", "told"),
    [
        ("2024-03-31", "2024-06-30", None),
        ("2024-03-31", "2025-06-30", "`or_only_from` of `start` is 2025-06-30"),
        ("2024-03-30", "2024-06-30", "`start` is 2024-03-30"),
        ("2024-03-31", None, None),
    ],
)
def test_both_readings_of_a_day_are_compared(on: str, other: str | None, told: str | None) -> None:
    """Where one reading fits and the quotes name a day that is neither, the other reading is told, at its place."""
    place, other_place = Place("p/pack.yaml", 1, 1), Place("p/pack.yaml", 2, 1)
    cites = (Citation("x", "1", ("beginning March 31, 2024", "others beginning June 30, 2024")),)
    or_only = date.fromisoformat(other) if other else None
    named = NamedDate("start", date.fromisoformat(on), or_only, "", cites, place, other_place)
    book = Rulebook({}, {}, {}, {}, {}, {}, {}, {}, {"start": named}, Vocabulary({}, {}, {}, {}, {}), "")
    problems = Problems()
    find_days_not_in_quotes(book, "p", problems)

    assert [problem.says.partition(",")[0] for problem in problems.found] == ([told] if told else [])
    assert all(problem.at == (other_place if "or_only" in (told or "") else place) for problem in problems.found)


def test_day_that_stands_in_law_which_is_not_quoted() -> None:
    """Where some of the law that is cited is not quoted, the day may stand there."""
    assert not day_told("as amended, Apr. 22, 2025", more=(Citation("x", "dates", (), "not_archived", "not at hand"),))
