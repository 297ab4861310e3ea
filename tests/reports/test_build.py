"""The report: what is counted, in which order it stands, and that nothing is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.assessment.finding import Verdict
from compliance.packs.rules_read import RulesRead
from compliance.reports.build import build_report
from compliance.reports.build_may_apply import only_may_apply
from compliance.reports.model import Report
from compliance.reports.model_findings import Badge, FindingTold
from compliance.reports.settle import DEPENDS_ON
from compliance.reports.to_full_text import report_text
from compliance.reports.to_html import report_html
from reports.conftest import Demo
from reports.demo_answers import ANSWERS, answer, decision, facts, ticks
from reports.demo_rulebook import rulebook
from reports.made_up_answers import made_up


def in_regimes(report: Report) -> Counter[str]:
    """How often each finding stands in the regimes, by rule and subject."""
    found: Counter[str] = Counter()
    for regime in report.regimes:
        for group in regime.groups:
            for card in group.cards:
                found.update(f"{one.rule} {one.subject_title}" for one in card.findings)
        for may in regime.may_apply:
            found.update(f"{may.rule} {subject}" for one in may.to for subject in one.subjects)
        for row in regime.not_applying:
            found[row.rule] += 1
    return found


def test_every_finding_that_applies_stands_in_exactly_one_place(demo: Demo) -> None:
    """No finding is lost, and none is told twice."""
    wanted = Counter(f"{one.rule} {one.subject_title}" for one in demo.report.findings if one.counts_as != "none")
    got = Counter({name: n for name, n in in_regimes(demo.report).items() if " " in name})

    assert got == wanted


def test_findings_that_do_not_apply_stand_in_one_table_with_the_reason(demo: Demo) -> None:
    """What does not apply takes one line, for all subjects that share the reason."""
    [fda] = [regime for regime in demo.report.regimes if regime.pack == "us-fda"]

    row = next(row for row in fda.not_applying if row.rule == "fda.directions")
    assert row.subjects == "Daily tips"
    assert row.reason == "FDA status: Not a device. It has no medical purpose. (See part 2.)"
    [contracts] = [row for regime in demo.report.regimes for row in regime.not_applying if row.rule == "gdpr.contracts"]
    assert contracts.reason == "“Does it get data about people’s health?” Answer: no."


def test_same_rule_over_several_subjects_shares_one_card(demo: Demo) -> None:
    """The card of a rule has a row for each subject, and the worst verdict as its own."""
    card = next(c for r in demo.report.regimes for g in r.groups for c in g.cards if c.rule == "gdpr.contracts")

    assert card.badge.word == "Gap"
    assert not card.one_subject
    assert [one.subject_title for one in card.findings] == ["Advertiser", "Cloud host", "those recipients not listed"]


def test_counts_are_those_of_the_findings(demo: Demo) -> None:
    """Every finding is counted once, and only binding gaps of today as gaps."""
    total = demo.report.total

    assert sum(total.gaps) == sum(one.is_gap_today for one in demo.report.findings) == 3
    assert sum(total.gaps) + total.due + total.open + total.advice + total.met + total.later + total.none == len(
        demo.assessment.findings
    )
    assert [sum(row.gaps[i] for row in demo.report.counts) for i in range(4)] == list(total.gaps)
    assert total.cells == ("1", "2", "–", "–", "1", "3", "2", "2", "2", "6")


def test_bar_says_its_numbers_in_words(demo: Demo) -> None:
    """A bar has a title with the same numbers, and its stretches fill it."""
    row = demo.report.total

    assert row.bar_title == "All: 3 gaps, 1 due, 3 open, 2 recommendations not followed, 2 met, 2 not binding today"
    assert abs(sum(piece.width for piece in row.bar) - 100) < 0.1


def test_status_sentence_tells_gaps_deadlines_and_what_is_open(demo: Demo) -> None:
    """One sentence says how things stand."""
    assert demo.report.status == (
        "3 gaps of law that binds today, 1 of them critical; 1 deadline still running; "
        "3 findings open until 3 points are settled; 2 recommendations not followed."
    )


def test_no_gap_is_never_told_as_compliance() -> None:
    """Where nothing was answered, the sentence says that no gap was found, and how much is open."""
    demo = Demo(facts({}, evidence={}, waivers=(), scoped_out=()))

    assert demo.report.status.startswith("No gap of law that binds today was found; ")
    assert "open until" in demo.report.status
    assert not any(one.verdict == "met" for one in demo.report.findings)


def test_first_things_are_the_worst_and_accepted_ones_come_last(demo: Demo) -> None:
    """Gaps, deadlines and open points are mixed by severity; what somebody accepted comes after all others."""
    things = demo.report.first_things

    assert [item.number for item in things] == list(range(1, len(things) + 1))
    assert things[0].action == "Give directions with which lay people can use the function safely"
    assert things[1].detail == "due by 31 December 2026; Lost phone"
    assert things[2].action.startswith("Answer “When was the system last changed")
    assert things[-1].action == "Have a written contract with everybody who processes health data"


def test_decision_that_may_be_needless_is_no_first_thing(undecided: Demo) -> None:
    """Counsel is asked first about lines that hold whatever else is answered."""
    assert any(item.action.startswith("Obtain counsel’s decision") for item in undecided.report.first_things)
    answers = {key: one for key, one in ANSWERS.items() if key != ("function.entry", "chat")}
    may_wait = Demo(facts(answers)).report

    assert not any(item.action.startswith("Obtain") for item in may_wait.first_things)
    assert any(point.what == "decision" for point in may_wait.open_points)


def test_open_points_are_grouped_by_question(demo: Demo) -> None:
    """Each open question is told once, with how many findings it bears on and the worst severity."""
    [point] = [one for one in demo.report.open_points if "system last changed" in one.ask]

    assert (point.number, point.severity.word, point.findings) == (1, "Critical", "hipaa.analysis")


def test_findings_refer_to_open_points_by_number() -> None:
    """Where a finding depends on many points, it names their numbers in the list of what is open."""
    demo = Demo(facts({}, evidence={}, waivers=(), scoped_out=()))
    numbered = [
        step.says for one in demo.report.findings for step in one.ends if step.lead == "It depends on:" and step.says
    ]

    assert any("open points of part 4: " in says for says in numbered)


def test_grounds_are_told_once_and_linked(demo: Demo) -> None:
    """A term that several findings build on is told in one place; the findings give its number."""
    [ground] = [one for one in demo.report.grounds if one.says == "It is offered in the European Union."]
    links = [step.see for one in demo.report.findings for step in one.why if step.says == ground.says]

    assert links == [ground.see, ground.see]
    assert ground.steps[0].source == "assessment.yaml:9"


def test_every_link_leads_somewhere(demo: Demo) -> None:
    """Every number in brackets stands beside a row of part 2."""
    targets = {one.anchor for one in demo.report.grounds}
    targets |= {row.anchor for table in demo.report.statuses for row in table.rows}
    links = {step.anchor for one in demo.report.findings for step in one.why} - {""}

    assert links
    assert links <= targets


def test_law_that_does_not_bind_is_told_with_its_day(demo: Demo) -> None:
    """Coming law comes first by its day, then proposals, then what has ended."""
    assert [(row.day, row.told) for row in demo.report.dated] == [
        ("Takes effect on 26 March 2029", "Gap"),
        ("Proposed; it would take effect on 1 January 2027", "Does not apply"),
        ("Vacated on 16 July 2020", "Gap"),
    ]


def test_contested_points_give_both_readings_and_the_decision(demo: Demo) -> None:
    """Counsel finds every contested line that the answers reach, every contested day, and what was decided."""
    points = {point.title: point for point in demo.report.contested}
    line = points["FDA status: Device under enforcement discretion or Device?"]

    assert "or as going beyond it" in line.readings
    assert line.leans == "Device"
    assert line.decision.startswith("Regulatory counsel decided for Symptom chat on 20 October 2026: Device.")
    assert "Does this day of law fall on 26 March 2029 or 27 March 2029?" in points
    assert "Register with the health data space: since when (26 March 2029)" in points


def test_a_contested_day_that_nothing_reported_rests_on_is_left_out(demo: Demo) -> None:
    """A day of law with two readings is told only where a rule or a line of the report rests on it."""
    assert "elsewhere" in demo.rulebook.dates
    assert not any("2030" in point.title for point in demo.report.contested)


def test_unused_decision_is_told() -> None:
    """A decision on a line that does not decide has no effect, and the report says so."""
    idle = replace(decision(), subject="tips")
    demo = Demo(facts(decisions=(idle,)))

    [note] = [note for note in demo.report.notes if "no effect" in note]
    assert "The decision by Regulatory counsel on 20 October 2026" in note
    assert "It interprets what people write." in note


def test_answers_stand_with_everything_that_was_said(demo: Demo) -> None:
    """Each answer has who, when, evidence, marks and its note."""
    told = {one.question: one for sheet in demo.report.answers for _, section in sheet.sections for one in section}

    assert told["function.directions_lack"].marks == "Not sure"
    assert told["function.directions_lack"].source == "Regulatory on 3 October 2026, assessment.yaml:25"
    assert told["function.directions_lack"].evidence == ("Screens with the directions",)
    assert told["function.entry"].note == "Also by voice since March."
    assert told["security.change_on"].marks == "Somebody looked and does not know"
    assert sum(len(section) for sheet in demo.report.answers for _, section in sheet.sections) == len(ANSWERS)


def test_what_is_not_answered_is_counted_and_listed(demo: Demo) -> None:
    """Questions that some rule looked at and nobody answered are listed with their subjects."""
    asks = {ask: section.number for section in demo.report.unanswered for ask in section.asks}

    assert asks == {
        "Is there a written contract with this recipient? (Mail service)": 1,
        "Which of these do its directions for use lack? (Daily tips)": 1,
        "Within how many days is a serious harm reported to FDA? (Daily tips)": 1,
    }
    assert demo.report.not_asked == 2


def test_evidence_tells_what_rests_on_it_and_whether_it_expired(demo: Demo) -> None:
    """The register has every piece, used or not."""
    pieces = {piece.id: piece for piece in demo.report.evidence}

    assert pieces["directions"].valid == "from 1 January 2025, expired on 1 January 2026"
    assert pieces["spec"].used_by == "1 answer: function.purposes (chat)"
    assert pieces["unused"].used_by == "no answer"


def test_report_says_how_to_make_it_again(demo: Demo) -> None:
    """Versions, digests, the day and the command are named."""
    made = demo.report.made

    assert (made.engine, made.rulebook, made.assessment_digest) == ("1.2.3", "99" * 32, "77" * 32)
    assert (
        made.rerun
        == "compliance report assessment.yaml --as-of 2026-11-22 --pack eu-gdpr --pack us-fda --pack us-hipaa"
    )
    assert ("Questions that several laws share (common), used but not reported", "0.1.0", "00" * 32) in made.packs


def test_a_pack_that_nothing_needs_is_not_said_to_be_used(demo: Demo) -> None:
    """Packs that are only there are named, because they are part of what was loaded, and said to be no more than that."""
    beside = replace(demo.rulebook.packs["common"], id="beside", title="Another law", needs={})
    rulebook = replace(demo.rulebook, packs={**demo.rulebook.packs, "beside": beside})

    made = build_report(rulebook, demo.facts, demo.assessment, "1.2.3").made
    assert ("Another law (beside), loaded but not used", "0.1.0", "00" * 32) in made.packs


def test_report_tells_what_was_read_against_the_law(demo: Demo) -> None:
    """Of each reported pack with a record of review: how many rules are signed, by whom and when, and how many changed."""
    first, last = date(2026, 11, 20), date(2026, 11, 22)
    read = {
        "us-fda": RulesRead(10, 9, ("counsel", "second reader"), last, 2),
        "us-hipaa": RulesRead(1, 1, ("second reader",), first, 0),
        "eu-gdpr": RulesRead(4, 0, (), None, 0),
        "common": RulesRead(1, 1, ("second reader",), first, 0),
    }

    report = build_report(demo.rulebook, demo.facts, demo.assessment, "1.2.3", read=read)

    signed = "signed as read against the law"
    assert [words for _, words in report.made.read] == [
        f"none of 4 rules {signed}",
        f"9 of 10 rules {signed} by counsel and second reader, last on 22 November 2026; 2 changed since",
        f"1 of 1 rule {signed} by second reader on 20 November 2026; none changed since",
    ]
    for text in (report_html(report), report_text(report)):
        assert f"9 of 10 rules {signed}" in " ".join(text.split())
    assert demo.report.made.read == ()


def test_places_do_not_tell_the_folder() -> None:
    """The same file in another folder gives the same report."""
    one = answer(9, ticks("us"), "United States")
    here, there = (
        Demo(facts({("users.markets", None): replace(one, place=replace(one.place, file=file))}, evidence={}))
        for file in ("/home/x/assessment.yaml", "C:\\work\\assessment.yaml")
    )

    assert here.report == there.report


def test_order_of_answers_rules_and_packs_does_not_matter(demo: Demo) -> None:
    """The report of the same things in another order is the same."""
    known = demo.facts
    turned = replace(
        known,
        answers=dict(reversed(list(known.answers.items()))),
        evidence=dict(reversed(list(known.evidence.items()))),
    )
    book = rulebook(tuple(reversed(tuple(demo.rulebook.rules.values()))))

    assert Demo(turned, book).report == demo.report


@settings(max_examples=20)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.3, 0.9, 1.0]))
def test_any_answers_make_a_report_with_every_finding_once(seed: int, answered: float) -> None:
    """Whatever is answered, a report can be built, and each finding stands in it once."""
    book = rulebook()
    known, assessment = made_up(book, seed, answered=answered)

    report = build_report(book, known, assessment, "1.2.3")

    assert [told.verdict for told in report.findings] == [found.verdict.value for found in assessment.findings]
    assert sum(n for name, n in in_regimes(report).items() if " " in name) == sum(map(_applies, report.findings))
    assert all(told.why and told.reason for told in report.findings)


def _applies(told: FindingTold) -> bool:
    return told.verdict != Verdict.NOT_APPLICABLE.value


def test_what_is_only_possible_takes_a_few_lines() -> None:
    """Of a rule of which nothing is known stands what would settle it; its law and its remedy wait."""
    book = rulebook()
    known, assessment = made_up(book, 0, answered=0.0)
    report = build_report(book, known, assessment, "1.2.3")

    rows = [row for regime in report.regimes for row in regime.may_apply]
    assert rows != []
    assert all(any(step.lead == DEPENDS_ON for one in row.to for step in one.why) for row in rows)


def test_what_is_known_to_fail_is_told_in_full_although_the_rule_may_not_apply() -> None:
    """A duty that is not fulfilled, or a rule that surely applies, asks for the whole card."""
    book = rulebook()
    known, assessment = made_up(book, 0, answered=0.0)
    report = build_report(book, known, assessment, "1.2.3")
    one = next(f for f in report.findings if only_may_apply([f]) and f.duties)

    failing = replace(one.duties[0], state=Badge("Not fulfilled", "gap"))
    assert not only_may_apply([one, replace(one, duties=(failing, *one.duties[1:]))])
    assert not only_may_apply([replace(one, could_be=("Gap", "Met"))])
    assert not only_may_apply([replace(one, verdict="gap")])
