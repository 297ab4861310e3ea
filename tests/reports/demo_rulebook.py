"""A small rulebook made by hand: three laws, every kind of question, every kind of rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from compliance.conditions.kinds import Kind, KindName, Vocabulary
from compliance.conditions.meaning import Condition
from compliance.conditions.truth import NO
from compliance.packs.model import (
    Citation,
    Classification,
    Due,
    Duty,
    Force,
    Instrument,
    Line,
    NamedDate,
    Option,
    Outcome,
    Pack,
    Penalty,
    Question,
    Remedy,
    Rule,
    Rulebook,
    Severity,
    Standing,
    Subject,
    Term,
)
from reports.conditions import (
    ALWAYS,
    at_least,
    both,
    chosen,
    clock,
    dates,
    decided,
    either,
    holds,
    no,
    number_is,
    some,
    ticked,
    yes,
)


def question(
    id: str,
    kind: KindName,
    ask: str,
    options: dict[str, str] | None = None,
    *,
    each: str | None = None,
    pack: str = "common",
    section: str = "The product",
    unit: str = "",
    named: dict[str, str] | None = None,
    to: str = "",
    ask_when: Condition | None = None,
    **more: object,
) -> Question:
    """A question; `options` and `named` map ids to labels."""
    choices = tuple(Option(i, says) for i, says in (options or {}).items())
    names = tuple(Option(i, says) for i, says in (named or {}).items())
    kinds = Kind(kind, tuple(options or ()), {}, unit, tuple(named or ()), to)
    default = NO if ask_when is not None else None
    return Question(
        id,
        pack,
        section,
        each,
        kinds,
        ask,
        options=choices,
        named=names,
        ask_when=ask_when,
        when_not_asked=default,
        **more,  # type: ignore[arg-type]
    )


def rule(
    id: str,
    title: str,
    applies_when: Condition,
    *duties: Duty,
    each: str | None = None,
    severity: Severity = Severity.HIGH,
    in_force: tuple[Force, ...] = (),
    **more: object,
) -> Rule:
    """A rule whose pack is told by its id."""
    law = id.partition(".")[0]
    packs = {"fda": "us-fda", "hipaa": "us-hipaa", "gdpr": "eu-gdpr"}
    given = {
        "topic": "Obligations",
        "gap": f"{title}: this has not been done.",
        "remedy": Remedy("Write down who does it, do it, and keep the proof.", "weeks", "product"),
        "evidence": "The document, dated and signed.",
        "penalty": f"{law}_fine",
    }
    return Rule(
        id=id,
        pack=packs[law],
        each=each,
        title=title,
        applies_when=applies_when,
        duties=duties,
        in_force=in_force,
        severity=severity,
        **{**given, **more},  # type: ignore[arg-type]
    )


def force(standing: Standing, start: date | None = None, until: date | None = None, **more: object) -> Force:
    """One line of `in_force`."""
    return Force(start, until, standing, **more)  # type: ignore[arg-type]


def cite(instrument: str, at: str, *words: str) -> tuple[Citation, ...]:
    """One citation; without words the text is not archived."""
    if words:
        return (Citation(instrument, at, words),)
    return (Citation(instrument, at, (), "not_archived", "the publisher asks for a licence"),)


QUESTIONS = (
    question(
        "users.markets",
        "choices",
        "Where is it offered?",
        {"us": "United States", "eu": "European Union", "in": "India"},
    ),
    question("users.includes_minors", "yes_no", "Do people under 18 use it?"),
    question(
        "function.audience",
        "choices",
        "Who gets the output of this function?",
        {
            "consumers": "Members of the public or patients",
            "caregivers": "Parents and other lay people",
            "professionals": "Licensed professionals",
        },
        each="function",
        section="What it does",
    ),
    question(
        "function.purposes",
        "choices",
        "What is this function meant for?",
        {
            "diagnose": "To find out which disease somebody has",
            "monitor": "To watch a disease",
            "healthy_living": "Healthy living",
        },
        each="function",
        section="What it does",
        none="None of these",
    ),
    question(
        "function.entry",
        "choice",
        "How do people tell it about their symptoms?",
        {
            "not_at_all": "Not at all",
            "checklist": "By ticking a fixed list",
            "conversation": "Freely, in their own words",
        },
        each="function",
        section="What it does",
    ),
    question(
        "function.models", "links", "Which models are behind it?", each="function", to="model", section="What it does"
    ),
    question(
        "function.directions_lack",
        "choices",
        "Which of these do its directions for use lack?",
        {"purposes": "What it is for", "frequency": "How often to use it", "method": "How to use it"},
        each="function",
        pack="us-fda",
        section="Labelling",
        evidence="The directions as shown.",
    ),
    question(
        "function.reports_within",
        "number",
        "Within how many days is a serious harm reported to FDA?",
        each="function",
        pack="us-fda",
        section="After release",
        unit="days",
        named={"not_counted": "Nobody is counting"},
    ),
    question(
        "function.trained",
        "yes_no",
        "Was the staff trained?",
        each="function",
        pack="us-fda",
        section="After release",
        ask_when=yes("users.includes_minors"),
    ),
    question("model.version_fixed", "yes_no", "Is the version of this model fixed?", each="model", section="Models"),
    question(
        "recipient.contract",
        "yes_no",
        "Is there a written contract with this recipient?",
        each="recipient",
        section="Data recipients",
    ),
    question(
        "recipient.gets_health_data",
        "yes_no",
        "Does it get data about people’s health?",
        each="recipient",
        section="Data recipients",
    ),
    question(
        "security.analysis_on",
        "date",
        "When was the last risk analysis finished?",
        pack="us-hipaa",
        section="Security",
        good_for=(12, "months"),
    ),
    question(
        "security.change_on",
        "date",
        "When was the system last changed in an important way?",
        pack="us-hipaa",
        section="Security",
    ),
    question(
        "incident.discovered", "date", "When was it discovered?", each="incident", pack="us-hipaa", section="Incidents"
    ),
    question(
        "incident.told",
        "yes_no",
        "Have the people concerned been told?",
        each="incident",
        pack="us-hipaa",
        section="Incidents",
    ),
    question(
        "notice.says",
        "choices",
        "Which of these does your privacy notice say?",
        {"purposes": "What the data is used for", "recipients": "Who gets it", "retention": "How long it is kept"},
        pack="eu-gdpr",
        section="Notices",
        judgement=True,
    ),
    question("users.description", "text", "Describe the product in a few words."),
)

TERMS = (
    Term(
        "medical_purpose",
        "us-fda",
        "function",
        ticked("function.purposes", "any", "diagnose", "monitor", each="function"),
        "it is intended to diagnose or monitor a disease",
        cite("usc21-321", "321(h)(1)(B)", "intended for use in the diagnosis of disease or other conditions"),
    ),
    Term(
        "lay_users",
        "us-fda",
        "function",
        ticked("function.audience", "any", "consumers", "caregivers", each="function"),
        "lay people get its output",
    ),
    Term("in_europe", "eu-gdpr", None, ticked("users.markets", "one", "eu"), "it is offered in the European Union"),
)

STATUS = Classification(
    "fda_status",
    "us-fda",
    "function",
    "FDA status",
    (
        Outcome("not_a_device", "Not a device"),
        Outcome("discretion", "Device under enforcement discretion", "device_at_all"),
        Outcome("device", "Device", "device_at_all"),
    ),
    {"device_at_all": "A device of some kind"},
    (
        Line(
            "no_purpose",
            no(holds("medical_purpose", "function")),
            ("not_a_device",),
            "It has no medical purpose.",
            cite=cite("usc21-321", "321(h)(1)(B)", "intended for use in the diagnosis of disease or other conditions"),
        ),
        Line(
            "checklist",
            chosen("function.entry", "checklist", each="function"),
            ("discretion",),
            "It goes through a checklist of symptoms.",
            standing=Standing.FINAL_GUIDANCE,
            cite=cite(
                "fda-mma-2022",
                "Appendix B (7)",
                "use a checklist of common signs and symptoms",
                "to provide a list of possible medical conditions",
            ),
        ),
        Line(
            "free_text",
            both(holds("lay_users", "function"), chosen("function.entry", "conversation", each="function")),
            ("discretion", "device"),
            "Lay people describe their symptoms in their own words.",
            "Free text may be seen as a longer checklist, because the output is the same; or as going beyond it, because the function interprets what people write.",
            "device",
            Standing.FINAL_GUIDANCE,
            cite=cite("fda-mma-2022", "Appendix B (7)", "use a checklist of common signs and symptoms"),
        ),
        Line("rest", None, ("device",), "Nothing takes it out of the definition of a device."),
    ),
)

MARKETS = Classification(
    "gdpr_reach",
    "eu-gdpr",
    None,
    "Reach of the GDPR",
    (Outcome("inside", "The GDPR applies"), Outcome("outside", "The GDPR does not apply")),
    {},
    (
        Line("offered", holds("in_europe"), ("inside",), "Services are offered to people in the Union."),
        Line("rest", None, ("outside",)),
    ),
)

RULES = (
    rule(
        "fda.directions",
        "Give directions with which lay people can use the function safely",
        both(decided("fda_status", "device", each="function"), holds("lay_users", "function")),
        Duty(
            "purposes",
            "The directions state every purpose for which the function is meant or advertised.",
            no(ticked("function.directions_lack", "one", "purposes", each="function")),
            cite=cite(
                "cfr21-801",
                "801.5(a)",
                "Statements of all conditions, purposes, or uses for which such device is intended",
            ),
        ),
        Duty(
            "frequency",
            "The directions say how often to use it.",
            no(ticked("function.directions_lack", "one", "frequency", each="function")),
            cite=cite("cfr21-801", "801.5(c)", "Frequency of administration or application."),
        ),
        each="function",
        severity=Severity.CRITICAL,
        severity_because="People may use it where it can hurt them.",
        cite=cite(
            "cfr21-801",
            "801.5",
            "Adequate directions for use means directions under which the layman can use a device safely and for the purposes for which it is intended.",
        ),
    ),
    rule(
        "fda.report-harm",
        "Report serious harm to FDA within 30 days",
        decided("fda_status", "device", "discretion", each="function"),
        Duty(
            "in_time",
            "A serious harm is reported within 30 days.",
            number_is("function.reports_within", "at most", 30, "function"),
            cite=cite(
                "cfr21-803",
                "803.50(a)",
                "no later than 30 calendar days after the day that you receive or otherwise become aware of information",
            ),
        ),
        each="function",
    ),
    rule(
        "fda.label-review",
        "Have the labelling reviewed before each release",
        decided("fda_status", "discretion", "device", each="function"),
        Duty("trained", "The staff that reviews it is trained.", yes("function.trained", "function")),
        each="function",
        severity=Severity.LOW,
        in_force=(force(Standing.FINAL_GUIDANCE, date(2022, 9, 28)),),
        cite=cite("fda-mma-2022", "Appendix B (7)"),
    ),
    rule(
        "fda.fixed-models",
        "Use only models whose version is fixed",
        some("any", "model", ALWAYS, "function.models", "function"),
        Duty(
            "fixed",
            "Every model behind the function has a fixed version.",
            some("every", "model", yes("model.version_fixed", "model"), "function.models", "function"),
        ),
        each="function",
        severity=Severity.MEDIUM,
        in_force=(force(Standing.DRAFT_GUIDANCE, date(2025, 1, 7)),),
    ),
    rule(
        "hipaa.analysis",
        "Keep the risk analysis up to date",
        ticked("users.markets", "one", "us"),
        Duty(
            "recent",
            "The last risk analysis is at most twelve months old.",
            clock("security.analysis_on", "within", 12, "months"),
            cite=cite(
                "cfr45-164",
                "164.308(a)(1)(ii)(A)",
                "Conduct an accurate and thorough assessment of the potential risks and vulnerabilities",
            ),
        ),
        Duty(
            "after_change",
            "It was made after the last important change.",
            dates("security.analysis_on", "after", "security.change_on"),
        ),
        severity=Severity.CRITICAL,
        cite=cite(
            "cfr45-164",
            "164.308(a)(1)(ii)(A)",
            "Conduct an accurate and thorough assessment of the potential risks and vulnerabilities",
        ),
    ),
    rule(
        "hipaa.breach-notice",
        "Tell the people concerned about a breach",
        ALWAYS,
        Duty(
            "told",
            "Every person concerned is told.",
            yes("incident.told", "incident"),
            due=Due(60, "days", "incident.discovered", "incident", False, "60 days after incident.discovered"),
            cite=cite(
                "cfr45-164",
                "164.404(b)",
                "without unreasonable delay and in no case later than 60 calendar days after discovery of a breach",
            ),
        ),
        each="incident",
        severity=Severity.CRITICAL,
        in_force=(force(Standing.REGULATION, date(2013, 3, 26)),),
    ),
    rule(
        "hipaa.two-safeguards",
        "Have at least two safeguards for children",
        yes("users.includes_minors"),
        Duty(
            "two",
            "Two of three safeguards are in place.",
            at_least(
                2,
                yes("users.includes_minors"),
                some("every", "recipient", yes("recipient.contract", "recipient")),
                ticked("notice.says", "one", "purposes"),
            ),
        ),
        in_force=(force(Standing.PROPOSED, date(2027, 1, 1), because="The proposal is still with the agency."),),
        would_replace=("hipaa.analysis",),
    ),
    rule(
        "gdpr.contracts",
        "Have a written contract with everybody who processes health data",
        both(decided("gdpr_reach", "inside"), yes("recipient.gets_health_data", "recipient")),
        Duty(
            "contract",
            "There is a written contract.",
            yes("recipient.contract", "recipient"),
            cite=cite("gdpr", "28(3)", "Processing by a processor shall be governed by a contract or other legal act"),
        ),
        each="recipient",
        in_force=(force(Standing.REGULATION, date(2018, 5, 25)),),
    ),
    rule(
        "gdpr.notice",
        "Say in the privacy notice what people must be told",
        decided("gdpr_reach", "inside"),
        Duty(
            "purposes",
            "It says what the data is used for.",
            ticked("notice.says", "one", "purposes"),
            cite=cite(
                "gdpr",
                "13(1)(c)",
                "the purposes of the processing for which the personal data are intended as well as the legal basis for the processing",
            ),
        ),
        Duty(
            "retention",
            "It says how long the data is kept.",
            ticked("notice.says", "one", "retention"),
            when=either(yes("users.includes_minors"), holds("in_europe")),
        ),
        severity=Severity.MEDIUM,
    ),
    rule(
        "gdpr.health-data-space",
        "Register with the health data space",
        holds("in_europe"),
        Duty("registered", "It is registered.", ticked("notice.says", "one", "recipients")),
        severity=Severity.MEDIUM,
        in_force=(
            force(
                Standing.REGULATION,
                date(2029, 3, 26),
                contested="The day depends on an act that is not adopted.",
                start_name="ehds_start",
            ),
        ),
    ),
    rule(
        "gdpr.old-shield",
        "Follow the old shield for transfers",
        holds("in_europe"),
        Duty("listed", "You are listed.", ticked("notice.says", "one", "recipients")),
        severity=Severity.LOW,
        in_force=(
            force(Standing.ORDER, date(2016, 7, 12)),
            force(Standing.VACATED, date(2020, 7, 16), because="The Court declared it invalid."),
        ),
    ),
)

INSTRUMENTS = (
    Instrument("usc21-321", "us-fda", "FD&C Act section 201: definitions", "21 U.S.C. 321", "Congress", Standing.STATUTE, "2025-01-03", "us/usc21-321.txt", "ab" * 32),
    Instrument("cfr21-801", "us-fda", "Labelling", "21 CFR part 801", "Food and Drug Administration", Standing.REGULATION, "2025-04-01", "us/cfr21-801.txt", "cd" * 32),
    Instrument("cfr21-803", "us-fda", "Medical device reporting", "21 CFR part 803", "Food and Drug Administration", Standing.REGULATION, "2025-04-01", "us/cfr21-803.txt", "ce" * 32),
    Instrument("fda-mma-2022", "us-fda", "Policy for Device Software Functions", "FDA guidance, 28 September 2022", "Food and Drug Administration", Standing.FINAL_GUIDANCE, "2022-09-28", "us/mma.txt", "ef" * 32),
    Instrument("cfr45-164", "us-hipaa", "Security and privacy", "45 CFR part 164", "Department of Health and Human Services", Standing.REGULATION, "2025-04-01", "us/cfr45-164.txt", "12" * 32),
    Instrument("gdpr", "eu-gdpr", "General Data Protection Regulation", "Regulation (EU) 2016/679", "European Union", Standing.REGULATION, "2016-04-27", None, not_archived_why="no text was archived for this demonstration"),
)  # fmt: skip


def rulebook(rules: Iterable[Rule] = RULES, questions: Iterable[Question] = QUESTIONS) -> Rulebook:
    """The rulebook with these rules and questions."""
    packs = (
        Pack("common", "Questions that several laws share", "0.1.0", "", "", {}, digest="00" * 32),
        Pack(
            "us-fda",
            "FDA device law for software",
            "0.2.0",
            "us",
            "FDA",
            {"common": ">=0.1"},
            "Labelling and reporting of software that is a device.",
            ("Premarket submissions: they need the file of the product.",),
            "11" * 32,
        ),
        Pack(
            "us-hipaa",
            "HIPAA security and breach rules",
            "0.3.0",
            "us",
            "HIPAA",
            {"common": ">=0.1"},
            "Risk analysis and breach notification.",
            (),
            "22" * 32,
        ),
        Pack(
            "eu-gdpr",
            "General Data Protection Regulation",
            "0.4.0",
            "eu",
            "GDPR",
            {"common": ">=0.1"},
            "Notices and contracts with processors.",
            ("Transfers outside the Union.", "Rights of data subjects."),
            "33" * 32,
        ),
    )
    subjects = (
        Subject("function", "functions", "Function", "What can a user do with it?"),
        Subject("model", "models", "Model", "Which models does it use?"),
        Subject("recipient", "recipients", "Recipient", "Who gets data?"),
        Subject("incident", "incidents", "Incident", "Which incidents were there?"),
    )
    penalties = (
        Penalty(
            "fda_fine",
            "Up to $15,000 for each violation.",
            cite(
                "usc21-321",
                "333(f)(1)(A)",
                "a civil penalty in an amount not to exceed $15,000 for each such violation",
            ),
        ),
        Penalty("hipaa_fine", "Up to $2 million a year for the same provision."),
        Penalty("gdpr_fine", "Up to 20 million euro or 4 % of worldwide turnover."),
    )
    days = (
        NamedDate(
            "ehds_start",
            date(2029, 3, 26),
            date(2029, 3, 27),
            "The act counts months, and the months end on a Monday.",
            cite("gdpr", "99"),
        ),
        NamedDate("elsewhere", date(2030, 1, 1), date(2030, 1, 2), "Two readings of a day that no rule here names."),
    )
    return Rulebook(
        {pack.id: pack for pack in packs},
        {subject.id: subject for subject in subjects},
        {one.id: one for one in questions},
        {term.id: term for term in TERMS},
        {STATUS.id: STATUS, MARKETS.id: MARKETS},
        {one.id: one for one in rules},
        {instrument.id: instrument for instrument in INSTRUMENTS},
        {penalty.id: penalty for penalty in penalties},
        {day.id: day for day in days},
        Vocabulary({}, {}, {}, {}, {}),
        "99" * 32,
    )
