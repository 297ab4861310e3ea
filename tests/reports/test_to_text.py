"""The report as text: the summary for a terminal, the whole of it, and explanations."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from compliance.reports.build import build_report
from compliance.reports.explain_text import explanation_text
from compliance.reports.to_full_text import report_text
from compliance.reports.to_text import summary_text
from reports.conftest import Demo
from reports.demo_answers import facts
from reports.hostile import hostile

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(demo: Demo, width: int) -> None:
    """Every line fits, but for the table of counts where the terminal is very narrow."""
    text = summary_text(demo.report, width, colour=False)
    limit = max(width, 85)

    assert max(len(line) for line in text.splitlines()) <= limit


def test_colour_only_repeats_what_words_say(demo: Demo) -> None:
    """Without its colours the text is the same."""
    coloured = summary_text(demo.report, 100, colour=True)

    assert "\x1b[" in coloured
    assert ESCAPE.sub("", coloured) == summary_text(demo.report, 100, colour=False)


def test_quiet_summary_has_only_the_counts(demo: Demo) -> None:
    """Quiet leaves the head and the table of counts."""
    text = summary_text(demo.report, 100, colour=False, quiet=True)

    assert "The first things to do" not in text
    assert re.search(r"^All +1 +2 +– +– +1 +3 +2 +2 +2 +6$", text, re.MULTILINE)


def test_summary_has_statuses_first_things_and_open_points(demo: Demo) -> None:
    """The summary tells what an officer does next."""
    text = summary_text(demo.report, 100, colour=False)

    assert "FDA status (Symptom chat): Device" in text
    assert "  1. Critical Give directions with which lay people can use the function safely" in text
    assert "What is open, and matters most" in text
    assert text.rstrip().endswith("is for counsel and the authorities to say.")


def test_summary_tells_who_accepted_a_gap(demo: Demo) -> None:
    """Beside a gap that somebody accepted stands who did it until when and why, wherever the gap is told."""
    text = " ".join(summary_text(demo.report, 100, colour=False).split())
    said = "Accepted by Data protection officer on 1 October 2026 until 31 January 2027: The campaign ends in January."

    assert said in text
    none = replace(demo.report, first_things=())
    below = summary_text(none, 100, colour=False).partition("Gaps that somebody accepted for a time\n")[2]
    assert said in " ".join(below.split())
    ended = Demo(facts(waivers=(replace(demo.facts.waivers[0], until=date(2026, 10, 2)),)))
    assert "Accepted by" not in summary_text(ended.report, 100, colour=False)


def test_long_titles_of_regimes_go_on_in_the_next_line(demo: Demo) -> None:
    """No title in the table of counts is cut; its numbers stand beside its first line."""
    long = "The regulation on the keeping of lamps, lanterns and other lights that shine in houses and on the road"
    first, *rest = demo.report.counts
    report = replace(demo.report, counts=(replace(first, title=long, short=""), *rest))

    text = summary_text(report, 80, colour=False, quiet=True)

    assert "…" not in text
    words = re.sub(r"  +[\d–]+", "", text)
    assert long in " ".join(words.split())


def test_hostile_texts_cannot_steer_a_terminal() -> None:
    """No control character of an answer reaches the terminal, with or without colours."""
    demo = Demo(hostile())
    texts = [
        report_text(demo.report),
        ESCAPE.sub("", summary_text(demo.report, 80, colour=True)),
        *(explanation_text(demo.rulebook, demo.facts, demo.assessment, rule, None) for rule in demo.rulebook.rules),
    ]

    for text in texts:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_whole_text_has_the_law_and_the_proof(demo: Demo) -> None:
    """The whole text quotes the law and tells the proof, like the other formats."""
    text = report_text(demo.report)

    assert "21 CFR part 801, 801.5(c): “Frequency of administration or application.”" in text
    assert "Not fulfilled: The directions say how often to use it." in text
    assert "SHA" not in text.split("Evidence")[0]


def test_explanation_of_a_rule_tells_each_subject(demo: Demo) -> None:
    """`explain` tells the proof of each finding of a rule; a subject picks one."""
    both = explanation_text(demo.rulebook, demo.facts, demo.assessment, "fda.directions", None)
    one = explanation_text(demo.rulebook, demo.facts, demo.assessment, "fda.directions", "tips")

    assert both.startswith("Gap: Give directions with which lay people can use the function safely (Symptom chat)\n")
    assert "Does not apply: Give directions with which lay people can use the function safely (Daily tips)" in both
    assert one.startswith("Does not apply:")
    assert "Symptom chat" not in one
    assert "(assessment.yaml:25 · by Regulatory on 3 October 2026 · evidence: Screens with the directions ·" in both


def test_explanation_of_a_classification_tells_the_lines(demo: Demo, undecided: Demo) -> None:
    """A classification is explained by the line that holds, those before it that do not, and what is open."""
    settled = explanation_text(demo.rulebook, demo.facts, demo.assessment, "fda_status", "chat")
    unsettled = explanation_text(undecided.rulebook, undecided.facts, undecided.assessment, "fda_status", "chat")

    assert settled.startswith("For Symptom chat\nFDA status: Device.")
    assert "2 lines that would have come first do not hold:" in settled
    assert "It depends on:\n  - Counsel’s decision on FDA status" in unsettled


def test_reports_of_nothing_can_be_printed(demo: Demo) -> None:
    """An empty assessment has a summary too."""
    empty = Demo(hostile())
    report = build_report(empty.rulebook, empty.facts, empty.assessment, "1")

    assert summary_text(report, 40, colour=False)


def test_part_with_nothing_in_it_says_so(demo: Demo) -> None:
    """A heading is never followed by nothing: that could be read as something lost."""
    empty = replace(demo.report, open_points=(), dated=(), contested=(), clocks=(), evidence=())
    text = report_text(empty)

    for says in ("Nothing is open.", "All law that was looked at binds today.", "No evidence was named."):
        assert says in text
