"""A small rulebook with every kind of question, and short ways to read assessments under it."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.answers.gather import gather_facts
from compliance.answers.model import Facts
from compliance.conditions.facts import OneOf
from compliance.conditions.kinds import Kind, OutcomeNames, QuestionName, SubjectName, Vocabulary
from compliance.conditions.meaning import Always, Chosen, Decided, NumberIs, Some, Ticked, Yes
from compliance.conditions.truth import NO
from compliance.packs.model import (
    Classification,
    Due,
    Duty,
    Force,
    Line,
    Option,
    Outcome,
    Pack,
    Question,
    Remedy,
    Rule,
    Rulebook,
    Severity,
    Standing,
    Subject,
)
from compliance.sources.document import read_document
from compliance.sources.problem import Problem, Problems

MINIMAL = "assessment: 1\ndeployment: {name: Asha, organisation: Asha Health Ltd}\n"


def question(id: str, kind: Kind, ask: str, pack: str = "common", **more: object) -> Question:
    """A question; its options are told in capitals if no labels are given."""
    labels = more.pop("labels", {})
    since = more.pop("since", {})
    assert isinstance(labels, dict)
    assert isinstance(since, dict)

    def told(id: str) -> Option:
        return Option(id, labels.get(id, id.replace("_", " ").capitalize()), since=since.get(id, ""))

    area = id.partition(".")[0]
    each = area if area in ("function", "model", "recipient", "change") else None
    return Question(
        id=id,
        pack=pack,
        section=str(more.pop("section", area.capitalize())),
        each=each,
        kind=kind,
        ask=ask,
        options=tuple(told(option) for option in kind.options),
        named=tuple(told(option) for option in kind.named),
        **more,  # type: ignore[arg-type]
    )


QUESTIONS = (
    question(
        "users.markets",
        Kind("choices", ("us", "eu", "in")),
        "In which markets can people use it?",
        labels={"us": "United States", "eu": "European Union", "in": "India"},
        none="Nowhere yet",
        why="The law of each market counts.",
        help="An app store that offers it there is enough.",
    ),
    question("users.includes_minors", Kind("yes_no"), "Can people under 18 use it?", judgement=True),
    question(
        "users.registered_in_india",
        Kind("number", unit="people", named=("not_counted",)),
        "How many people in India have registered?",
        labels={"not_counted": "Nobody is counting"},
    ),
    question(
        "notice.says",
        Kind("choices", ("purposes", "recipients", "retention", "profiling")),
        "What does the privacy notice say?",
        labels={"purposes": "What data is used for", "recipients": "Who gets it", "retention": "How long it is kept"},
        since={"profiling": "0.2.0"},
        evidence="The notice.",
    ),
    question(
        "security.risk_analysis",
        Kind("choice", ("complete", "part", "none"), {"begun": ("complete", "part")}),
        "Is there a risk analysis?",
        labels={"complete": "Of everything", "part": "Of a part", "none": "There is none"},
        good_for=(12, "months"),
    ),
    question(
        "security.automatic_logoff",
        Kind("choice", ("implemented", "alternative", "undocumented")),
        "Do sessions end by themselves?",
        row_of="security",
        since={"undocumented": "0.2"},
    ),
    question(
        "security.audit_log",
        Kind("choice", ("implemented", "alternative", "undocumented")),
        "Is access recorded and looked at?",
        row_of="security",
    ),
    question(
        "reports.within",
        Kind("number", unit="days", named=("not_planned",)),
        "Within how many days is FDA told?",
        pack="us-fda",
        since={"not_planned": "0.3.0"},
    ),
    question("reports.count", Kind("number"), "How many reports were sent?", pack="us-fda"),
    question("release.day", Kind("date"), "When was it first released?", section="Release"),
    question("company.describes", Kind("text"), "How do you describe the product?"),
    question(
        "function.audience",
        Kind("choices", ("consumers", "caregivers", "professionals"), {"lay": ("consumers", "caregivers")}),
        "Who uses this function?",
    ),
    question(
        "function.symptom_entry",
        Kind("choice", ("checklist", "conversation", "none")),
        "How are symptoms entered?",
        pack="us-fda",
        ask_when=Ticked("function.audience", "function", "any", ("consumers",), "function.audience includes consumers"),
        when_not_asked=OneOf(("none",)),
    ),
    question("function.models", Kind("links", to="model"), "Which models are behind it?"),
    question("model.version_fixed", Kind("yes_no"), "Is the version of this model fixed?", pack="us-fda"),
    question("model.host", Kind("links", to="recipient"), "Who runs it?", none="We do"),
    question("recipient.is_vendor", Kind("yes_no"), "Does it work for you?", when_not_asked=NO),
    question("change.new_use", Kind("yes_no"), "Does it reach new people or a new use?", pack="us-fda"),
)
SUBJECTS = (
    Subject("function", "functions", "Function", "What can a user do with it?", why="FDA looks at each on its own."),
    Subject("model", "models", "Model", "Which models are behind it?"),
    Subject("recipient", "recipients", "Recipient", "Who else gets people's data?"),
    Subject("change", "changes", "Change", "Which changes are planned?", within="function"),
)
FDA_STATUS = Classification(
    id="fda_status",
    pack="us-fda",
    each="function",
    title="FDA status",
    outcomes=(
        Outcome("not_medical", "No medical purpose", "not_a_device"),
        Outcome("wellness", "General wellness", "not_a_device"),
        Outcome("discretion", "Device under enforcement discretion"),
        Outcome("device", "Device"),
    ),
    groups={"not_a_device": "Not a device"},
    lines=(
        Line("plain", Yes("users.includes_minors", None, "users.includes_minors"), ("not_medical",)),
        Line(
            "near_checklist",
            Chosen("function.symptom_entry", "function", ("conversation",), "function.symptom_entry is conversation"),
            ("discretion", "device"),
            contested="Both readings have reasons.",
        ),
        Line("nothing_fits", None, ("device",)),
    ),
)
HIPAA_ROLE = Classification(
    id="hipaa_role",
    pack="us-hipaa",
    each=None,
    title="HIPAA role",
    outcomes=(Outcome("covered", "Covered entity"), Outcome("neither", "Neither")),
    groups={},
    lines=(Line("otherwise", None, ("neither",)),),
)
RULES = (
    Rule(
        id="fda.listing",
        pack="us-fda",
        each="function",
        title="List the device",
        topic="",
        applies_when=Decided("fda_status", "function", ("device",), "fda_status is device"),
        duties=(
            Duty(
                "told",
                "FDA is told in time.",
                NumberIs("reports.within", None, "at most", 30, "reports.within is at most 30 days"),
                due=Due(30, "days", "release.day", None, False, "30 days after release.day"),
            ),
            Duty(
                "fixed",
                "Every model is fixed.",
                Some(
                    "every",
                    "model",
                    "function.models",
                    "function",
                    Yes("model.version_fixed", "model", "model.version_fixed"),
                    "every function.models (model.version_fixed)",
                ),
            ),
        ),
        in_force=(Force(),),
        severity=Severity.HIGH,
        gap="It is not listed.",
        remedy=Remedy("List it."),
    ),
    Rule(
        id="hipaa.notice",
        pack="us-hipaa",
        each=None,
        title="Tell people",
        topic="",
        applies_when=Always(),
        duties=(
            Duty(
                "told",
                "People are told.",
                Ticked("notice.says", None, "any", ("purposes",), "notice.says includes ..."),
            ),
        ),
        in_force=(Force(standing=Standing.REGULATION),),
        severity=Severity.CRITICAL,
        gap="Nobody is told.",
        remedy=Remedy("Tell them."),
    ),
)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Three packs over four kinds of subject, one of them within another."""
    packs = (
        Pack("common", "Shared questions", "0.2.1", "us", "", {}),
        Pack("us-fda", "FDA", "0.3.0", "us", "", {"common": ">=0.1"}),
        Pack("us-hipaa", "HIPAA", "0.1.0", "us", "", {"common": ">=0.1"}),
    )
    classifications = (FDA_STATUS, HIPAA_ROLE)
    return Rulebook(
        packs={pack.id: pack for pack in packs},
        subjects={subject.id: subject for subject in SUBJECTS},
        questions={question.id: question for question in QUESTIONS},
        terms={},
        classifications={classification.id: classification for classification in classifications},
        rules={rule.id: rule for rule in RULES},
        instruments={},
        penalties={},
        dates={},
        vocabulary=Vocabulary(
            questions={question.id: QuestionName(question.each, question.kind) for question in QUESTIONS},
            terms={},
            classifications={
                c.id: OutcomeNames(
                    c.each, tuple(o.id for o in c.outcomes), {group: c.members(group) for group in c.groups}
                )
                for c in classifications
            },
            subjects={subject.id: SubjectName(subject.within) for subject in SUBJECTS},
            dates={},
        ),
        digest="",
    )


Gather = Callable[..., tuple[Facts, list[Problem]]]


@pytest.fixture(scope="session")
def gather(rulebook: Rulebook) -> Gather:
    """Read the rest of an assessment that begins like every other; returns its facts and all problems, in order."""

    def read(rest: str = "", folder: Path | None = None, head: str = MINIMAL) -> tuple[Facts, list[Problem]]:
        problems = Problems()
        document = read_document("a.yaml", (head + textwrap.dedent(rest).lstrip("\n")).encode(), problems)
        assert document is not None, problems.found
        assert problems.found == []
        return gather_facts(document, rulebook, problems, folder), problems.found

    return read


@pytest.fixture(scope="session")
def facts_of(gather: Gather) -> Callable[..., Facts]:
    """Read the rest of an assessment in which nothing is wrong."""

    def read(rest: str = "", folder: Path | None = None) -> Facts:
        facts, problems = gather(rest, folder)
        assert problems == []
        return facts

    return read


@pytest.fixture(scope="session")
def problems_of(gather: Gather) -> Callable[..., list[str]]:
    """Read the rest of an assessment, and tell each problem on one line: id, place, message and advice."""

    def read(rest: str = "", folder: Path | None = None, head: str = MINIMAL) -> list[str]:
        _, problems = gather(rest, folder, head)
        lines = head.count("\n")
        return [
            f"{p.id} {p.at.line - lines if p.at else '-'}:{p.at.column if p.at else '-'} {p.says} | {' | '.join(p.help)}"
            for p in problems
        ]

    return read
