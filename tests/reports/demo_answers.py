"""Answers to the small rulebook, and the assessments of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from compliance.answers.model import (
    Answer,
    Decision,
    Deployment,
    Evidence,
    EvidenceUse,
    Facts,
    Listed,
    ScopedOut,
    SubjectList,
    Waiver,
)
from compliance.assessment.assess import assess
from compliance.assessment.finding import Assessment
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.proof import Key
from compliance.conditions.truth import NO, YES
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from reports.demo_rulebook import rulebook

DAY = date(2026, 11, 22)
FILE = "assessment.yaml"


def answer(line: int, fact: Fact, shown: str, **more: object) -> Answer:
    """An answer that stands on a line of the assessment file."""
    return Answer(fact, Place(FILE, line, 5), shown=shown, **more)  # type: ignore[arg-type]


def ticks(*options: str) -> Ticks:
    """These are ticked, nothing else."""
    return Ticks(frozenset(options))


def on(year: int, month: int, day: int) -> Days:
    """A day that is known."""
    return Days(date(year, month, day), date(year, month, day))


def listing(kind: str, titles: Mapping[str, str], *, complete: bool = True, given: bool = True) -> SubjectList:
    """The subjects of a kind."""
    return SubjectList(kind, {id: Listed(id, title) for id, title in titles.items()}, complete, given)


ANSWERS: Mapping[Key, Answer] = {
    ("users.markets", None): answer(9, ticks("us", "eu"), "United States; European Union", by="Legal", dated=date(2026, 9, 12)),
    ("users.includes_minors", None): answer(10, NO, "no"),
    ("users.description", None): answer(11, Said("A chat that explains symptoms"), "A chat that explains symptoms"),
    ("function.audience", "chat"): answer(21, ticks("consumers", "professionals"), "Members of the public or patients; Licensed professionals"),
    ("function.purposes", "chat"): answer(22, ticks("diagnose"), "To find out which disease somebody has", evidence=(EvidenceUse("spec", "p. 12"),)),
    ("function.entry", "chat"): answer(23, OneOf(("conversation",)), "Freely, in their own words", note="Also by voice since March."),
    ("function.models", "chat"): answer(24, ticks("llm", "ranker"), "Language model; Ranker"),
    ("function.directions_lack", "chat"): answer(25, ticks("frequency"), "How often to use it", by="Regulatory", dated=date(2026, 10, 3), sure=False, evidence=(EvidenceUse("directions"),)),
    ("function.reports_within", "chat"): answer(26, Numbers(45, 45), "45 days"),
    ("function.audience", "tips"): answer(31, ticks("consumers"), "Members of the public or patients"),
    ("function.purposes", "tips"): answer(32, ticks("healthy_living"), "Healthy living"),
    ("function.models", "tips"): answer(33, ticks(), "none"),
    ("model.version_fixed", "llm"): answer(41, NO, "no"),
    ("model.version_fixed", "ranker"): answer(42, YES, "yes"),
    ("recipient.contract", "cloud"): answer(51, YES, "yes", evidence=(EvidenceUse("contract", "section 4"),)),
    ("recipient.gets_health_data", "cloud"): answer(52, YES, "yes"),
    ("recipient.gets_health_data", "ads"): answer(55, YES, "yes", by="Marketing"),
    ("recipient.contract", "ads"): answer(56, NO, "no", note="They refuse to sign."),
    ("recipient.gets_health_data", "mail"): answer(58, NO, "no"),
    ("security.analysis_on", None): answer(61, on(2026, 9, 30), "2026-09-30", by="Security office", dated=date(2026, 10, 3), evidence=(EvidenceUse("analysis"),)),
    ("security.change_on", None): answer(62, Days(), "unknown", is_unknown=True, by="Platform"),
    ("incident.discovered", "spring"): answer(71, on(2026, 3, 1), "2026-03-01"),
    ("incident.told", "spring"): answer(72, YES, "yes"),
    ("incident.discovered", "autumn"): answer(73, on(2026, 11, 1), "2026-11-01"),
    ("incident.told", "autumn"): answer(74, NO, "no"),
    ("notice.says", None): answer(81, Ticks(frozenset({"purposes"}), frozenset({"retention"})), "What the data is used for (unknown: How long it is kept)", is_partial=True, note="The notice of June."),
}  # fmt: skip

EVIDENCE = {
    "spec": Evidence("spec", "Product specification", "evidence/spec.pdf", "a1" * 32, date(2026, 1, 1)),
    "directions": Evidence("directions", "Screens with the directions", "evidence/screens.pdf", "b2" * 32, date(2025, 1, 1), date(2026, 1, 1)),
    "contract": Evidence("contract", "Contract with the cloud host", note="Signed on paper."),
    "analysis": Evidence("analysis", "Risk analysis 2026", "evidence/ra-2026.pdf", "c3" * 32, date(2026, 9, 30), date(2027, 9, 30)),
    "unused": Evidence("unused", "Certificate of the data centre"),
}  # fmt: skip

LISTS = (
    listing("function", {"chat": "Symptom chat", "tips": "Daily tips"}),
    listing("model", {"llm": "Language model", "ranker": "Ranker"}),
    listing("recipient", {"cloud": "Cloud host", "ads": "Advertiser", "mail": "Mail service"}, complete=False),
    listing("incident", {"spring": "Leak in spring", "autumn": "Lost phone"}),
)


def facts(
    answers: Mapping[Key, Answer] = ANSWERS,
    lists: Iterable[SubjectList] = LISTS,
    decisions: tuple[Decision, ...] = (),
    **more: object,
) -> Facts:
    """What one assessment file says."""
    given: dict[str, object] = {
        "deployment": Deployment("Symptom companion", "Nimbus Health", "2026.4", "A chat in a social app."),
        "as_of": DAY,
        "packs": ("us-fda", "us-hipaa", "eu-gdpr"),
        "evidence": EVIDENCE,
        "waivers": (Waiver("gdpr.contracts", "contract", "ads", "Data protection officer", "The campaign ends in January.", date(2027, 1, 31), date(2026, 10, 1)),),
        "scoped_out": (ScopedOut("fda.fixed-models", "chat", "Regulatory", "Draft guidance is followed from next year.", date(2026, 9, 1)),),
        "file": FILE,
        "digest": "77" * 32,
    }  # fmt: skip
    return Facts(answers=answers, lists={one.kind: one for one in lists}, decisions=decisions, **{**given, **more})  # type: ignore[arg-type]


def decision(
    outcome: str = "device", *, overrides: bool = False, subject: str = "chat", line: str = "free_text"
) -> Decision:
    """Counsel's decision on the contested line."""
    return Decision(
        "fda_status",
        subject,
        outcome,
        "" if overrides else line,
        overrides,
        "Regulatory counsel",
        date(2026, 10, 20),
        "It interprets what people write.",
    )


def assessed(known: Facts, book: Rulebook | None = None, day: date = DAY) -> Assessment:
    """The assessment by the real judgement."""
    return assess(book or rulebook(), known, day)
