"""By what kind of law a gap counts."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.small import ALWAYS, duty, facts, finding, rule, rulebook, yes
from compliance.assessment.standing_told import standings_told
from compliance.packs.model import Force, Standing

S = Standing
PAST, FUTURE = date(2020, 1, 1), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("force", "duty_standing", "told"),
    [
        (Force(PAST, None, S.REGULATION), None, {S.REGULATION}),
        (Force(PAST), S.GOOD_PRACTICE, {S.GOOD_PRACTICE}),
        (Force(PAST, None, S.FINAL_GUIDANCE), None, {S.FINAL_GUIDANCE}),
        (Force(PAST, None, S.FINAL_GUIDANCE), S.GOOD_PRACTICE, {S.GOOD_PRACTICE}),
        (Force(PAST, None, S.DRAFT_GUIDANCE), S.GOOD_PRACTICE, {S.GOOD_PRACTICE}),
        (Force(PAST, None, S.FINAL_GUIDANCE), S.STATUTE, {S.FINAL_GUIDANCE}),
        (Force(PAST, None, S.DRAFT_GUIDANCE), S.FINAL_GUIDANCE, {S.DRAFT_GUIDANCE}),
        (Force(PAST, None, S.GOOD_PRACTICE), S.STATUTE, {S.GOOD_PRACTICE}),
        (Force(PAST, None, S.PROPOSED), S.GOOD_PRACTICE, {S.PROPOSED}),
        (Force(PAST, None, S.VACATED), S.STATUTE, {S.VACATED}),
        (Force(FUTURE), S.GOOD_PRACTICE, {S.GOOD_PRACTICE}),
    ],
)
def test_a_gap_counts_by_what_is_missing(force: Force, duty_standing: Standing | None, told: set[Standing]) -> None:
    """Good practice alone is told as that, also in guidance; no duty binds in a rule that does not."""
    book = rulebook(rule(ALWAYS, duty(yes("org.a"), standing=duty_standing), forces=(force,)))

    found = finding(book, facts(book, {"org.a": False}))

    assert found.verdict == "gap"
    assert standings_told(book.rules[found.rule], found) == told


@pytest.mark.parametrize(
    ("own", "missing", "rests_on"),
    [
        (S.FINAL_GUIDANCE, S.GOOD_PRACTICE, (S.GOOD_PRACTICE,)),
        (S.FINAL_GUIDANCE, None, (S.FINAL_GUIDANCE,)),
        (S.FINAL_GUIDANCE, S.STATUTE, (S.FINAL_GUIDANCE,)),
        (S.PROPOSED, S.GOOD_PRACTICE, (S.PROPOSED, S.GOOD_PRACTICE)),
    ],
)
def test_what_a_gap_rests_on_agrees(own: Standing, missing: Standing | None, rests_on: tuple[Standing, ...]) -> None:
    """A gap in guidance of which only good practice is missing is not said to rest on guidance."""
    book = rulebook(rule(ALWAYS, duty(yes("org.a"), standing=missing), forces=(Force(PAST, None, own),)))

    assert finding(book, facts(book, {"org.a": False})).rests_on_guidance == rests_on
