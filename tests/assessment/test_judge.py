from __future__ import annotations

import pytest

from assessment.small import ALWAYS, duty, facts, finding, rule, rulebook, yes
from compliance.assessment.finding import DutyProof, Level, Verdict
from compliance.assessment.judge import verdict_of
from compliance.conditions.proof import Proof
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth

TABLE = """
        no              unknown         due             yes
no      not_applicable  not_applicable  not_applicable  not_applicable
unknown open            open            open            open
yes     gap             open            due             met
"""
_, *_rows = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    ({"no": NO, "unknown": UNKNOWN, "yes": YES}[name], level, Verdict(cell))
    for name, *cells in _rows
    for level, cell in zip((Level.NO, Level.UNKNOWN, Level.DUE, Level.YES), cells, strict=True)
]


def told(level: Level, applies: Truth = YES) -> DutyProof:
    """A duty that is fulfilled so far."""
    return DutyProof("d", applies, level, Proof(YES, "always", "always"))


@pytest.mark.parametrize(("applies", "level", "verdict"), CELLS)
def test_verdict_table(applies: Truth, level: Level, verdict: Verdict) -> None:
    """What applies and how far the duties are fulfilled give the verdict by the table."""
    assert verdict_of(applies, (told(level),)) is verdict


@pytest.mark.parametrize("worse", [Level.NO, Level.UNKNOWN, Level.DUE])
@pytest.mark.parametrize("better", [Level.UNKNOWN, Level.DUE, Level.YES])
def test_the_worst_duty_counts(worse: Level, better: Level) -> None:
    """Among several duties the one that is least fulfilled decides, whichever comes first."""
    order = [Level.NO, Level.UNKNOWN, Level.DUE, Level.YES]
    worst = min(worse, better, key=order.index)

    assert verdict_of(YES, (told(better), told(worse))) is verdict_of(YES, (told(worst),))
    assert verdict_of(YES, (told(worse), told(better))) is verdict_of(YES, (told(worst),))


@pytest.mark.parametrize(
    ("applies", "level", "verdict"),
    [
        (UNKNOWN, Level.YES, Verdict.MET),
        (UNKNOWN, Level.NO, Verdict.OPEN),
        (UNKNOWN, Level.DUE, Verdict.OPEN),
        (NO, Level.NO, Verdict.MET),
    ],
)
def test_a_duty_that_may_not_apply(applies: Truth, level: Level, verdict: Verdict) -> None:
    """Beside a duty that is met, one that may not apply is harmless if it is met, and open if not; one that does not is left out."""
    assert verdict_of(YES, (told(Level.YES), told(level, applies))) is verdict


def test_a_rule_without_a_duty_that_applies_does_not_apply() -> None:
    """If no duty applies, the rule does not; if it is not known whether one does, the rule is open."""
    assert verdict_of(YES, (told(Level.NO, NO), told(Level.YES, NO))) is Verdict.NOT_APPLICABLE
    assert verdict_of(YES, (told(Level.YES, UNKNOWN), told(Level.NO, NO))) is Verdict.OPEN


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [(True, True, "met"), (True, False, "gap"), (False, True, "not_applicable"), (False, False, "not_applicable")],
)
def test_two_answers_give_the_verdict(a: bool, b: bool, verdict: str) -> None:
    """A rule that applies when a holds and requires b."""
    book = rulebook(rule(yes("org.a"), duty(yes("org.b"))))

    assert finding(book, facts(book, {"org.a": a, "org.b": b})).verdict == verdict


def test_every_part_is_recorded() -> None:
    """The proof has every duty, also those that did not decide."""
    book = rulebook(rule(ALWAYS, duty(yes("org.a")), duty(yes("org.b")), duty(yes("org.b"), when=yes("org.a"))))

    proof = finding(book, facts(book, {"org.a": False, "org.b": True})).proof.rule

    assert [(d.applies, d.level) for d in proof.duties] == [(YES, Level.NO), (YES, Level.YES), (NO, Level.YES)]
