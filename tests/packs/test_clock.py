"""Clocks sort by how strict they are, and may only say what their duty says."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compliance.packs.clock import Clock
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Refused

Write = Callable[[Mapping[str, str]], Path]

RULE = """\
rules:
  - id: law.tell
    title: Tell
    applies_when: firm.is_large
    requires:
      - {id: told, text: TEXT, met_when: firm.is_large, clock: {about: breach_notice, limit: LIMIT, to: the office}}
    standing: statute
    severity: low
    gap: Nobody is told.
    remedy: {text: Tell., effort: days, owner: legal}
"""
PACK = {
    "law/pack.yaml": "pack: law\ntitle: Law\nversion: 1\n",
    "law/questions.yaml": "section: Firm\nquestions:\n  - {id: firm.is_large, kind: yes_no, ask: Is it large?}\n",
}


def loaded(write_packs: Write, text: str, limit: str) -> Clock | None:
    """The clock of a duty with this text and limit."""
    rule = RULE.replace("TEXT", text).replace("LIMIT", limit)
    book = load_rulebook([write_packs(PACK | {"law/rules.yaml": rule})]).rulebook
    return book.rules["law.tell"].duties[0].clock


@pytest.mark.parametrize(
    ("text", "limit", "says"),
    [
        ("The office is told within 72 hours.", "72 hours", "72 hours"),
        ("The office is told within seventy-two hours.", "72 hours", "72 hours"),
        ("The office is told within one month.", "1 month", "1 month"),
        ("The office is told without undue delay.", "without delay", "without delay"),
    ],
)
def test_a_limit_that_the_duty_has_is_kept(write_packs: Write, text: str, limit: str, says: str) -> None:
    """A number in digits or words, or acting without delay, makes a clock."""
    clock = loaded(write_packs, text, limit)
    assert clock is not None
    assert clock.says == says


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The office is told within 72 hours.", "48 hours"),
        ("The office is told within 72 hours.", "72 moons"),
        ("The office is told within 72 hours.", "soon"),
        ("The office is told within 72 hours.", "without delay"),
    ],
)
def test_a_limit_that_the_duty_does_not_have_is_refused(write_packs: Write, text: str, limit: str) -> None:
    """Another number, a unit that is none, and a delay that nobody speaks of are problems where they stand."""
    with pytest.raises(Refused) as refused:
        loaded(write_packs, text, limit)
    (problem,) = refused.value.problems
    assert problem.id == "bad-clock"
    assert problem.at is not None
    assert problem.at.line == 6


def test_strictness() -> None:
    """Shorter is stricter for telling, longer for keeping, older for children; working days take weekends in."""
    shorter = [
        Clock("breach_notice", 0, "hours"),
        Clock("breach_notice", 6, "hours"),
        Clock("breach_notice", 3, "days"),
    ]
    assert sorted([shorter[2], shorter[0], shorter[1]], key=lambda clock: clock.strictness) == shorter
    longer = [Clock("keep_at_least", 10, "years"), Clock("keep_at_least", 18, "months")]
    assert sorted([longer[1], longer[0]], key=lambda clock: clock.strictness) == longer
    assert Clock("request", 5, "working_days").strictness > Clock("request", 6, "days").strictness
