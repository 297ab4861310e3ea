"""The report as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from compliance.reports.to_json import report_json
from reports.conftest import Demo
from reports.hostile import ENDLESS, HINDI, MARKUP, TURNED, hostile


def data_of(demo: Demo) -> dict[str, Any]:
    """The JSON, read again."""
    made: dict[str, Any] = json.loads(report_json(demo.rulebook, demo.facts, demo.assessment, "1.2.3"))
    return made


def test_finding_has_every_field(demo: Demo) -> None:
    """A finding tells rule, subject, verdict, standing, dates, severity, questions, remarks and proof."""
    found = next(f for f in data_of(demo)["findings"] if (f["rule"], f["subject"]) == ("fda.label-review", "chat"))

    assert {
        key: found[key]
        for key in (
            "pack",
            "verdict",
            "could_be",
            "standing",
            "in_force",
            "status",
            "from",
            "until",
            "severity",
            "gap_today",
            "rests_on",
            "scoped_out",
            "waivers",
        )
    } == {
        "pack": "us-fda",
        "verdict": "gap",
        "could_be": ["gap"],
        "standing": "final_guidance",
        "in_force": True,
        "status": "in_force",
        "from": "2022-09-28",
        "until": None,
        "severity": "low",
        "gap_today": False,
        "rests_on": ["final_guidance"],
        "scoped_out": None,
        "waivers": [],
    }
    assert found["proof"]["rule"]["duties"][0]["level"] == "no"


def test_open_finding_names_what_to_ask_in_words(demo: Demo) -> None:
    """An open question has its kind, id, subject, line and words."""
    found = next(f for f in data_of(demo)["findings"] if (f["rule"], f["subject"]) == ("gdpr.contracts", "more"))

    assert found["open_questions"] == [
        {
            "what": "list",
            "id": "recipient",
            "subject": None,
            "line": None,
            "ask": "the list of recipients: are there others than those listed?",
        }
    ]


def test_classification_has_outcome_line_and_questions(demo: Demo, undecided: Demo) -> None:
    """A classification tells what is possible, which line decided, and whether the law is contested."""
    [settled] = [c for c in data_of(demo)["classifications"] if (c["id"], c["subject"]) == ("fda_status", "chat")]
    [unsettled] = [
        c for c in data_of(undecided)["classifications"] if (c["id"], c["subject"]) == ("fda_status", "chat")
    ]

    assert (settled["outcome"], settled["line"], settled["contested"]) == ("device", "free_text", False)
    assert (unsettled["outcome"], unsettled["possible"], unsettled["leans"]) == (
        None,
        ["discretion", "device"],
        "device",
    )
    assert unsettled["open_questions"][0]["what"] == "decision"


def keys_in(value: Any) -> Iterator[tuple[str, str]]:
    """Every key that proofs refer to, with the kind of thing."""
    if isinstance(value, dict):
        table = {"term": "terms", "classification": "outcomes"}.get(value.get("how", ""), "facts")
        for key in value.get("keys", []):
            yield table, key
        if "due_key" in value:
            yield "facts", value["due_key"]
        for inner in value.values():
            yield from keys_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


def test_every_key_of_a_proof_is_in_the_tables(demo: Demo) -> None:
    """A proof can be followed to its end: each fact, term and classification that it names is proved."""
    data = data_of(demo)
    named = set(keys_in(data["findings"])) | set(keys_in(data["proofs"]))

    assert len(named) > 20
    assert [name for name in named if name[1] not in data["proofs"][name[0]]] == []


def test_made_with_names_engine_packs_digests_and_day(demo: Demo) -> None:
    """What is needed to make it again is named."""
    made = data_of(demo)["made_with"]

    assert (made["engine"], made["day"], made["rulebook"], made["assessment"]) == (
        "1.2.3",
        "2026-11-22",
        "99" * 32,
        "77" * 32,
    )
    assert made["packs"]["us-fda"] == {"version": "0.2.0", "digest": "11" * 32, "reported": True}
    assert made["packs"]["common"]["reported"] is False


def test_summary_counts(demo: Demo) -> None:
    """The summary counts verdicts, and gaps of today by severity."""
    summary = data_of(demo)["summary"]

    assert summary["gaps_today"] == {"critical": 1, "high": 2}
    assert sum(summary["verdicts"].values()) == summary["findings"] == len(demo.assessment.findings)


def test_equal_inputs_give_equal_bytes_in_any_order(demo: Demo) -> None:
    """The bytes do not depend on the order in which things were written."""
    turned = replace(
        demo.facts,
        answers=dict(reversed(list(demo.facts.answers.items()))),
        lists=dict(reversed(list(demo.facts.lists.items()))),
    )
    other = replace(
        demo.assessment,
        findings=tuple(reversed(demo.assessment.findings)),
        facts=dict(reversed(list(demo.assessment.facts.items()))),
    )

    assert report_json(demo.rulebook, demo.facts, demo.assessment, "1") == report_json(
        demo.rulebook, turned, other, "1"
    )


def test_one_finding_on_each_line(demo: Demo) -> None:
    """Two reports can be compared line by line."""
    lines = report_json(demo.rulebook, demo.facts, demo.assessment, "1").decode().splitlines()

    assert sum('"date_questions": ' in line and '"rule": ' in line for line in lines) == len(demo.assessment.findings)


def test_texts_are_kept_exactly() -> None:
    """Whatever somebody wrote stands in the JSON character for character, in UTF-8."""
    demo = Demo(hostile())
    answers = data_of(demo)["answers"]
    raw = report_json(demo.rulebook, demo.facts, demo.assessment, "1").decode()

    assert {answer["note"] for answer in answers} >= {MARKUP, ENDLESS, HINDI, TURNED}
    assert HINDI in raw
