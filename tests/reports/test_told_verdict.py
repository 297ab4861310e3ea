"""Verdicts, dates and remarks as they are told: what binds today, what does not, and what to know beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compliance.answers.model import Waiver
from compliance.assessment.finding import ForceTold, Status, Verdict
from compliance.packs.model import Standing
from compliance.reports.basis import Basis
from compliance.reports.tell_force import tell_force
from compliance.reports.tell_remarks import tell_remarks
from compliance.reports.tell_verdict import tell_verdict
from reports.conftest import Demo

DAY = date(2027, 5, 13)


@pytest.mark.parametrize(
    ("verdict", "status", "standing", "is_gap_today", "word", "counts_as"),
    [
        (Verdict.GAP, "in_force", Standing.STATUTE, True, "Gap", "gap"),
        (Verdict.GAP, "in_force", Standing.CONTRACT, True, "Gap", "gap"),
        (Verdict.GAP, "in_force", Standing.FINAL_GUIDANCE, False, "Recommendation not followed", "advice"),
        (Verdict.GAP, "in_force", Standing.STATUTE, False, "Recommendation not followed", "advice"),
        (Verdict.GAP, "coming", Standing.REGULATION, False, "Coming: gap", "later"),
        (Verdict.GAP, "proposed", Standing.PROPOSED, False, "Proposed: gap", "later"),
        (Verdict.GAP, "ended", Standing.VACATED, False, "Ended: gap", "later"),
        (Verdict.GAP, "not_in_force", None, False, "Not in force: gap", "later"),
        (Verdict.GAP, "unsettled", None, False, "Gap, if it binds today", "open"),
        (Verdict.GAP, "unsettled", None, True, "Gap", "gap"),
        (Verdict.DUE, "in_force", Standing.STATUTE, False, "Due", "due"),
        (Verdict.DUE, "in_force", Standing.GOOD_PRACTICE, False, "Recommendation, time left", "advice"),
        (Verdict.OPEN, "in_force", Standing.STATUTE, False, "Open", "open"),
        (Verdict.OPEN, "in_force", Standing.DRAFT_GUIDANCE, False, "Open (recommendation)", "open"),
        (Verdict.OPEN, "coming", Standing.STATUTE, False, "Coming: open", "later"),
        (Verdict.MET, "in_force", Standing.STATUTE, False, "Met", "met"),
        (Verdict.MET, "in_force", Standing.FINAL_GUIDANCE, False, "Recommendation followed", "met"),
        (Verdict.NOT_APPLICABLE, "in_force", Standing.STATUTE, False, "Does not apply", "none"),
        (Verdict.NOT_APPLICABLE, "coming", Standing.STATUTE, False, "Does not apply", "none"),
    ],
)
def test_verdict_is_told_by_what_binds_today(
    demo: Demo,
    verdict: Verdict,
    status: Status,
    standing: Standing | None,
    is_gap_today: bool,
    word: str,
    counts_as: str,
) -> None:
    """Guidance is a recommendation, never a gap; law that does not bind today says so first."""
    found = replace(
        demo.assessment.findings[0], verdict=verdict, force=ForceTold(status, standing), is_gap_today=is_gap_today
    )

    badge, group = tell_verdict(found)

    assert (badge.word, group) == (word, counts_as)


@pytest.mark.parametrize(
    ("force", "words"),
    [
        (ForceTold("in_force", Standing.STATUTE), "In force"),
        (ForceTold("in_force", Standing.STATUTE, DAY), "In force since 13 May 2027"),
        (ForceTold("in_force", Standing.STATUTE, None, DAY), "In force, until 13 May 2027"),
        (ForceTold("coming", Standing.STATUTE, DAY), "Takes effect on 13 May 2027"),
        (ForceTold("coming", Standing.STATUTE), "Takes effect on a day that is not fixed yet"),
        (ForceTold("proposed", Standing.PROPOSED, DAY), "Proposed; it would take effect on 13 May 2027"),
        (ForceTold("proposed", Standing.PROPOSED), "Proposed"),
        (ForceTold("ended", Standing.VACATED, DAY), "Vacated on 13 May 2027"),
        (ForceTold("ended", Standing.STATUTE, None, DAY), "Ended on 13 May 2027"),
        (ForceTold("ended", Standing.REPEALED), "Repealed"),
        (ForceTold("unsettled", None), "Whether it binds today depends on open questions"),
        (ForceTold("not_in_force", None), "Not in force for this deployment"),
    ],
)
def test_dates_are_told_in_words(force: ForceTold, words: str) -> None:
    """Each state of a rule's force has its own phrase, with the day where there is one."""
    assert tell_force(force) == words


def remarks(demo: Demo, rule: str, subject: str) -> tuple[str, ...]:
    """The remarks about one finding of the demonstration."""
    return tell_remarks(Basis(demo.rulebook, demo.facts, demo.assessment), demo.finding(rule, subject))


def test_acceptance_says_who_until_when_and_that_it_stays_a_gap(demo: Demo) -> None:
    """A waiver does not make a gap smaller."""
    [remark] = remarks(demo, "gdpr.contracts", "ads")

    assert remark == (
        "Accepted by Data protection officer on 1 October 2026 until 31 January 2027: The campaign ends in January. "
        "It stays a gap."
    )


def test_acceptance_that_is_over_says_so(demo: Demo) -> None:
    """A waiver whose day is past no longer accepts anything."""
    past = Waiver("gdpr.contracts", "", "ads", "DPO", "until spring", date(2026, 4, 1))
    found = replace(demo.finding("gdpr.contracts", "ads"), waivers=(past,))

    [remark] = tell_remarks(Basis(demo.rulebook, demo.facts, demo.assessment), found)

    assert remark == "The acceptance by DPO ended on 1 April 2026: until spring."


def test_fragile_reasons_name_questions_and_evidence_not_ids(demo: Demo) -> None:
    """What may not last is told in the words of the questionnaire and the titles of the evidence."""
    told = " ".join(remarks(demo, "fda.directions", "chat"))

    assert (
        "The answer to “Which of these do its directions for use lack?” (Symptom chat) is marked as not sure." in told
    )
    assert "The evidence “Screens with the directions”" in told
    assert "expired on 1 January 2026" in told
    assert "`" not in told


def test_finding_that_rests_on_guidance_says_so(demo: Demo) -> None:
    """A gap of law that follows from a line of guidance says that the guidance does not bind by itself."""
    told = " ".join(remarks(demo, "fda.directions", "chat"))

    assert "This finding also rests on final guidance, which does not bind by itself" in told


def test_scoping_out_says_who_and_why(demo: Demo) -> None:
    """A rule that was put out of scope is shown with its verdict and with who put it there."""
    assert "Put out of scope by Regulatory on 1 September 2026: Draft guidance is followed from next year." in remarks(
        demo, "fda.fixed-models", "chat"
    )
