"""Answers by somebody who wants to break the page: markup, endless words, other scripts, characters that turn text."""

from __future__ import annotations

from dataclasses import replace

from compliance.answers.model import Answer, Deployment, Evidence, Facts
from reports.demo_answers import ANSWERS, EVIDENCE, LISTS, decision, facts, listing

MARKUP = '<script>alert("x")</script><h1>Met</h1> {{ 7 * 7 }} & \'"'
ENDLESS = "endless" * 60
HINDI = "स्वास्थ्य सहायक: लक्षण समझाने वाला चैट"
TURNED = "safe\u202egap\u202c and \u200bhidden"
OTHERS = "健康助手 👍 தமிழ் உரை"
LONG = "Nobody remembers exactly what was agreed at the time, and the minutes do not say. " * 40


def hostile() -> Facts:
    """Facts in which every text that somebody can write is hostile."""
    answers = {key: _spoilt(answer, number) for number, (key, answer) in enumerate(ANSWERS.items())}
    evidence = {
        **EVIDENCE,
        "spec": Evidence("spec", f"{MARKUP} {HINDI}", "evidence/" + ENDLESS, "a1" * 32, note=LONG),
        "contract": Evidence("contract", TURNED, note=OTHERS),
    }
    lists = [
        listing("function", {"chat": f"{HINDI} {ENDLESS}", "tips": MARKUP}),
        *(one for one in LISTS if one.kind != "function"),
    ]
    return facts(
        answers,
        lists,
        (replace(decision(), by=MARKUP, because=f"{LONG} {HINDI}"),),
        deployment=Deployment(f"{HINDI} {MARKUP} {ENDLESS}", f"{OTHERS} {ENDLESS}", MARKUP, LONG),
        evidence=evidence,
    )


def _spoilt(answer: Answer, number: int) -> Answer:
    texts = (MARKUP, ENDLESS, HINDI, TURNED, OTHERS, LONG)
    return replace(
        answer,
        shown=f"{answer.shown} {texts[number % 6]}",
        by=texts[(number + 1) % 5],
        note=texts[(number + 2) % 6],
    )
