"""A finding's proof in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from compliance.answers.model import Answer, Decision
from compliance.assessment.finding import FindingProof, Verdict
from compliance.conditions.facts import Numbers
from compliance.conditions.proof import Key
from compliance.conditions.truth import YES
from compliance.packs.model import Duty
from compliance.reports.explain import explain_finding
from compliance.reports.told import Told
from reports.conditions import at_least, both, either, no, some, ticked, yes
from reports.conftest import Demo
from reports.demo_answers import ANSWERS, LISTS, answer, decision, facts, listing
from reports.demo_rulebook import RULES, rule, rulebook


def said(told: Iterable[Told]) -> str:
    """Everything that is told, one statement on each line."""
    return "\n".join(lines(told))


def lines(told: Iterable[Told], depth: int = 0) -> Iterator[str]:
    """The statements, indented."""
    for one in told:
        yield "  " * depth + " ".join(filter(None, (one.lead, one.says)))
        yield from lines(one.parts, depth + 1)


def explained(demo: Demo, rule_id: str, subject: str | None = None, *, brief: bool = False) -> tuple[Told, ...]:
    """The explanation of one finding."""
    found = demo.finding(rule_id, subject)
    return explain_finding(demo.rulebook, demo.facts, demo.assessment, found, brief)


def with_rule(*conditions: object, **changes: object) -> Demo:
    """A demonstration that has only one rule, which applies always and asks for a condition."""
    [met_when] = conditions
    own = rule("gdpr.only", "The only rule", yes("users.includes_minors"), Duty("d", "It is so.", met_when))  # type: ignore[arg-type]
    known = {**ANSWERS, ("users.includes_minors", None): answer(10, YES, "yes"), **changes.pop("answers", {})}  # type: ignore[dict-item]
    return Demo(facts(known, **changes), rulebook([own]))  # type: ignore[arg-type]


def test_gap_is_told_down_to_the_answer_with_place_person_day_evidence_and_doubt(demo: Demo) -> None:
    """A gap tells the failing duty, the answer that fails it, where it stands, who gave it, when, on what and how surely."""
    told = explained(demo, "fda.directions", "chat")

    [failing] = [one for one in told if one.lead == "Not fulfilled:"]
    [fact] = failing.parts
    assert failing.says == "The directions say how often to use it."
    assert fact.says == "“Which of these do its directions for use lack?” Answer: How often to use it."
    assert fact.at == "assessment.yaml:25"
    assert fact.detail == (
        "by Regulatory on 3 October 2026",
        "evidence: Screens with the directions",
        "marked as not sure",
    )


def test_only_duties_that_decided_are_told(demo: Demo) -> None:
    """Of a gap's duties those that are fulfilled are left out."""
    assert "every purpose" not in said(explained(demo, "fda.directions", "chat"))


def test_terms_are_told_in_their_own_words(demo: Demo) -> None:
    """A term is told by its `reads`, turned round where it does not hold."""
    assert "Lay people get its output." in said(explained(demo, "fda.directions", "chat"))
    assert "It is not so that it is intended to diagnose or monitor a disease." in said(
        explained(demo, "fda.directions", "tips")
    )


def test_term_that_is_used_twice_is_told_once(demo: Demo) -> None:
    """What a term rests on stands where the term comes first."""
    text = said(explained(demo, "fda.directions", "chat"))

    assert text.count("Lay people get its output.") == 2
    assert text.count("“Who gets the output of this function?”") == 1


def test_every_statement_of_law_carries_its_words(demo: Demo) -> None:
    """Duties, lines and terms quote the law with the pinpoint."""
    told = explained(demo, "fda.directions", "chat")
    quotes = [(quote.at, quote.words) for one in walk(told) for quote in one.quotes]

    assert ("801.5(c)", "Frequency of administration or application.") in quotes
    assert (
        "Appendix B (7)",
        "use a checklist of common signs and symptoms",
    ) in quotes


def walk(told: Iterable[Told]) -> Iterator[Told]:
    """Every statement."""
    for one in told:
        yield one
        yield from walk(one.parts)


def test_contested_line_is_told_with_both_readings_and_the_decision(demo: Demo) -> None:
    """Where the law is not settled, the readings are told, who decided, when, what and why."""
    text = said(explained(demo, "fda.directions", "chat"))

    assert "FDA status: Device. Lay people describe their symptoms in their own words." in text
    assert "The law is not settled here: Free text may be seen as a longer checklist" in text
    assert "Regulatory counsel decided on 20 October 2026: Device." in text
    assert "The reason given: It interprets what people write." in text


def test_contested_line_without_decision_names_the_decision_as_open(undecided: Demo) -> None:
    """Without a decision the finding is open, names the decision and says which reading is safer."""
    text = said(explained(undecided, "fda.directions", "chat"))

    assert "Which of them is not settled." in text
    assert "The safer reading is: Device." in text
    assert "Counsel’s decision on FDA status (line `free_text`): Device under enforcement discretion or Device?" in text


def test_guidance_line_says_that_it_is_guidance(demo: Demo) -> None:
    """A line that rests on guidance says so."""
    assert "(This rests on final guidance.)" in said(explained(demo, "fda.directions", "chat"))


def test_overriding_decision_is_told_beside_what_the_answers_give() -> None:
    """A decision that replaces a classification is told with the result that it replaces."""
    override = decision("not_a_device", overrides=True)
    demo = Demo(facts(decisions=(override,)))

    text = said(explained(demo, "fda.directions", "chat"))

    assert "FDA status: Not a device, by a decision of Regulatory counsel on 20 October 2026" in text
    assert "The answers alone give: Device under enforcement discretion or Device." in text


def test_question_that_is_not_asked_tells_why_and_what_it_counts_as(demo: Demo) -> None:
    """A question whose condition is no is told with its default and with the answers that rule it out."""
    told = explained(demo, "fda.label-review", "chat")
    [fact] = [one for one in walk(told) if "Was the staff trained?" in one.says]

    assert fact.says.endswith("Not asked; it counts as “no”.")
    assert [part.says for part in fact.parts] == ["“Do people under 18 use it?” Answer: no."]


def test_any_names_its_witness(demo: Demo) -> None:
    """Where one subject is enough, it is named."""
    assert "Not so for Language model:" in said(explained(demo, "fda.fixed-models", "chat"))
    assert "Ranker: “Is the version" not in said(explained(demo, "fda.fixed-models", "chat"))


def test_every_over_several_subjects_tells_each() -> None:
    """Where all subjects count, each is told; a brief explanation of many only names them."""
    demo = with_rule(
        some("every", "model", yes("model.version_fixed", "model")),
        answers={("model.version_fixed", "llm"): answer(41, YES, "yes")},
    )

    text = said(explained(demo, "gdpr.only"))

    assert "So for Language model:" in text
    assert "So for Ranker:" in text


def test_brief_explanation_of_many_subjects_names_them() -> None:
    """Of more than three subjects a brief explanation tells only the names."""
    titles = {f"m{n}": f"Model {n}" for n in range(5)}
    lists = (*(one for one in LISTS if one.kind != "model"), listing("model", titles))
    answers = {("model.version_fixed", id): answer(90, YES, "yes") for id in titles}
    demo = with_rule(some("every", "model", yes("model.version_fixed", "model")), lists=lists, answers=answers)

    assert "So for all 5 models: Model 0, Model 1, Model 2, Model 3 and Model 4." in said(
        explained(demo, "gdpr.only", brief=True)
    )


def test_list_with_nobody_on_it_is_told_as_such(demo: Demo) -> None:
    """A quantifier over nothing says that nothing is listed."""
    assert "No model is among them." in said(explained(demo, "fda.fixed-models", "tips"))


def test_rule_about_a_subject_of_which_there_is_none_says_so() -> None:
    """An empty complete list makes the rule inapplicable, and the reason is the list."""
    lists = (*(one for one in LISTS if one.kind != "incident"), listing("incident", {}))
    answers = {key: one for key, one in ANSWERS.items() if not key[0].startswith("incident.")}
    demo = Demo(facts(answers, lists))

    assert said(explained(demo, "hipaa.breach-notice", None)) == (
        "It does not apply: The list of incidents is complete, and nothing is on it."
    )


def test_due_tells_the_last_day_and_what_starts_the_clock(demo: Demo) -> None:
    """A duty whose clock runs is told with its last day and the day from which it is counted."""
    text = said(explained(demo, "hipaa.breach-notice", "autumn"))

    assert "Due by 31 December 2026: Every person concerned is told." in text
    assert "“When was it discovered?” Answer: 2026-11-01." in text


def test_dates_that_are_compared_are_both_told(demo: Demo) -> None:
    """Two dates that are compared are told with both answers."""
    text = said(explained(demo, "hipaa.analysis"))

    assert "is perhaps after “When was the system last changed in an important way?”" in text
    assert "Somebody looked and does not know yet." in text


def test_numbers_say_what_they_are_compared_with(demo: Demo) -> None:
    """A number is told with the limit that it keeps or breaks."""
    assert "Answer: 45 days. That is not at most 30 days." in said(explained(demo, "fda.report-harm", "chat"))


def test_criteria_are_counted() -> None:
    """`at least 2 of` says how many hold and how many are needed."""
    condition = at_least(
        2, yes("users.includes_minors"), ticked("users.markets", "one", "in"), ticked("users.markets", "one", "us")
    )
    assert "2 of 3 criteria hold; 2 are needed:" in said(explained(with_rule(condition), "gdpr.only"))

    failing = at_least(
        2, no(yes("users.includes_minors")), ticked("users.markets", "one", "in"), ticked("users.markets", "one", "us")
    )
    assert "Only 1 of 3 criteria hold; 2 are needed:" in said(explained(with_rule(failing), "gdpr.only"))


def test_ticks_say_what_of_them_counts() -> None:
    """Of a tick list it is told what is included, what is missing and what is too much."""
    only = with_rule(ticked("users.markets", "only", "us"))
    every = with_rule(ticked("users.markets", "all", "us", "in"))

    assert "“European Union” is more than it may be." in said(explained(only, "gdpr.only"))
    assert "This does not include “India”." in said(explained(every, "gdpr.only"))


def test_open_finding_names_what_settles_it_and_how_it_could_end(demo: Demo) -> None:
    """An open finding tells what is unknown, what bears on it, and two ways in which it could end."""
    text = said(explained(demo, "gdpr.notice"))

    assert "Not known: It says how long the data is kept." in text
    assert "It depends on:\n  “Which of these does your privacy notice say?”" in text
    assert (
        "Gap, if the answer to “Which of these does your privacy notice say?” does not include “How long it is kept”."
        in text
    )
    assert (
        "Met, if the answer to “Which of these does your privacy notice say?” includes “How long it is kept”." in text
    )


def test_those_not_listed_are_told_by_the_list(demo: Demo) -> None:
    """The finding about subjects that are not listed names the list."""
    text = said(explained(demo, "gdpr.contracts", "more", brief=True))

    assert "Not known: There may be recipients that are not listed." in text
    assert "The list of recipients: are there others than those listed?" in text


def test_case_analysis_is_told_case_by_case() -> None:
    """Where it does not matter which way a question is answered, each way is told with its own reasons."""
    unknown = yes("recipient.contract", "recipient")
    condition = some(
        "any",
        "recipient",
        either(
            both(yes("recipient.gets_health_data", "recipient"), unknown),
            both(yes("recipient.gets_health_data", "recipient"), no(unknown)),
        ),
    )
    answers = {key: one for key, one in ANSWERS.items() if key[0] != "recipient.contract"}
    answers["users.includes_minors", None] = answer(10, YES, "yes")
    own = rule("gdpr.only", "The only rule", yes("users.includes_minors"), Duty("d", "It is so.", condition))
    lists = (
        *(one for one in LISTS if one.kind != "recipient"),
        listing("recipient", {"cloud": "Cloud host", "ads": "Advertiser", "mail": "Mail service"}),
    )
    demo = Demo(facts(answers, lists), rulebook([own]))
    found = demo.finding("gdpr.only")

    text = said(explained(demo, "gdpr.only"))

    assert found.verdict is Verdict.MET
    assert found.proof.split is not None
    assert "Met: It depends on nothing that is open." in text
    assert "Whichever way" in text
    assert "If the answer is “no”: met." in text
    assert "If the answer is “yes”: met." in text


def test_search_that_was_cut_short_is_told(demo: Demo) -> None:
    """Where the search for what matters ended early, the explanation says that more may be named than matters."""
    found = demo.finding("gdpr.notice")
    cut = replace(found, proof=FindingProof(found.verdict, found.proof.rule, budget_ended=True))

    text = said(explain_finding(demo.rulebook, demo.facts, demo.assessment, cut))

    assert "The search was cut short: Some of what is named may turn out not to matter." in text


def test_brief_explanation_tells_each_answer_once_and_no_law(demo: Demo) -> None:
    """The short form has at most three levels, no quotes, and no answer twice."""
    for found in demo.assessment.findings:
        told = explain_finding(demo.rulebook, demo.facts, demo.assessment, found, brief=True)
        answers = [one.says for one in walk(told) if one.fact is not None and one.answer]

        assert len(answers) == len(set(answers))
        assert not any(one.quotes for one in walk(told))
        assert max(line.count("  ") for line in lines(told)) <= 2


def test_unfulfilled_duty_of_a_rule_that_may_apply_says_if(undecided: Demo) -> None:
    """While it is not known whether the rule applies, a failing duty is not told as a gap."""
    text = said(explained(undecided, "fda.directions", "chat"))

    assert "Whether it applies is not known:" in text
    assert "Not fulfilled: The directions say how often to use it." in text


def test_every_rule_of_the_demonstration_can_be_explained() -> None:
    """Every rule of the demonstration is explained without a mistake, for every subject, long and brief."""
    demo = Demo(facts(decisions=(decision(),)))
    assert {f.rule for f in demo.assessment.findings} == {one.id for one in RULES}
    for found in demo.assessment.findings:
        for brief in (True, False):
            assert explain_finding(demo.rulebook, demo.facts, demo.assessment, found, brief)


def test_partly_known_number_is_told_as_partly_known() -> None:
    """A range settles what it can, and is told as a range."""
    answers: dict[Key, Answer] = {
        ("function.reports_within", "chat"): answer(26, Numbers(31, None), "at least 31 days", is_partial=True)
    }
    demo = Demo(facts({**ANSWERS, **answers}, decisions=(decision(),)))

    assert "Answered in part: at least 31 days. That is not at most 30 days." in said(
        explained(demo, "fda.report-harm", "chat")
    )


def test_decision_with_other_reasons_is_told_in_the_words_of_its_author() -> None:
    """Nothing of what counsel wrote is changed."""
    own = Decision(
        "fda_status",
        "chat",
        "discretion",
        "free_text",
        overrides=False,
        by="Dr. Müller",
        dated=date(2026, 1, 2),
        because="iPhones only",
    )
    demo = Demo(facts(decisions=(own,)))

    assert (
        "Dr. Müller decided on 2 January 2026: Device under enforcement discretion. The reason given: iPhones only."
        in said(explained(demo, "fda.report-harm", "chat"))
    )


def test_condition_of_a_duty_is_told_where_it_has_one(demo: Demo) -> None:
    """A duty with a condition of its own tells why it applies here."""
    assert "It applies here:" in said(explained(demo, "gdpr.notice"))


def test_question_without_answer_is_told_as_not_answered() -> None:
    """A question that nobody answered is told as not answered."""
    answers = {key: one for key, one in ANSWERS.items() if key[0] != "notice.says"}
    own = rule(
        "gdpr.only",
        "The only rule",
        ticked("users.markets", "one", "eu"),
        Duty("d", "It is so.", ticked("notice.says", "one", "purposes")),
    )
    without = Demo(facts(answers), rulebook([own]))

    assert "“Which of these does your privacy notice say?” Not answered yet." in said(explained(without, "gdpr.only"))


def test_no_over_nobody_is_fulfilled_and_says_so() -> None:
    """`no model (...)` over links that name none is told as fulfilled because none is among them."""
    condition = some("no", "model", yes("model.version_fixed", "model"), "function.models", "function")
    own = rule(
        "fda.only",
        "The only rule",
        ticked("function.audience", "one", "consumers", each="function"),
        Duty("d", "It is so.", condition),
        each="function",
    )
    demo = Demo(facts(), rulebook([own]))

    assert demo.finding("fda.only", "tips").verdict is Verdict.MET
    assert "No model is among them." in said(explained(demo, "fda.only", "tips"))
    assert demo.finding("fda.only", "chat").verdict is Verdict.GAP
