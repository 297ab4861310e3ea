"""Every form that an answer's value can have, what it comes to, and how it is shown."""

from collections.abc import Callable
from datetime import date

import pytest

from compliance.answers.model import Answer, Facts
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.truth import NO, UNKNOWN, YES

LISTS = """
models:
  chat: {title: Chat model}
  ranker: {title: Ranker}
recipients:
  more: unknown
  cloud: {title: Cloud host}
"""
MARKETS = frozenset(("us", "eu", "in"))
SAYS = frozenset(("purposes", "recipients", "retention", "profiling"))


def answer(facts_of: Callable[..., Facts], question: str, written: str) -> Answer:
    """The answer to one question, of the deployment or of the subject `it`."""
    kind = question.partition(".")[0]
    if kind == "function":
        rest = f"functions: {{it: {{answers: {{{question}: {written}}}}}}}\n" + LISTS
    elif kind == "model":
        rest = LISTS.replace("{title: Ranker}", f"{{title: Ranker, answers: {{{question}: {written}}}}}")
    else:
        rest = f"answers:\n  {question}: {written}\n" + LISTS
    answers = facts_of(rest).answers
    assert len(answers) == 1
    return next(iter(answers.values()))


SETTLED: list[tuple[str, str, Fact, str]] = [
    ("users.includes_minors", "yes", YES, "yes"),
    ("users.includes_minors", "no", NO, "no"),
    ("users.includes_minors", '"yes"', YES, "yes"),
    ("users.includes_minors", "{value: no}", NO, "no"),
    ("security.risk_analysis", "part", OneOf(("part",)), "Of a part"),
    ("security.risk_analysis", "none", OneOf(("none",)), "There is none"),
    ("security.risk_analysis", "{value: complete}", OneOf(("complete",)), "Of everything"),
    ("security.risk_analysis", "{one_of: [part]}", OneOf(("part",)), "Of a part"),
    ("users.markets", "[us]", Ticks(frozenset(("us",))), "United States"),
    ("users.markets", "[in, us]", Ticks(frozenset(("us", "in"))), "United States; India"),
    ("users.markets", "[]", Ticks(frozenset()), "Nowhere yet"),
    ("users.markets", "none", Ticks(frozenset()), "Nowhere yet"),
    ("users.markets", "{value: []}", Ticks(frozenset()), "Nowhere yet"),
    ("users.markets", "all", Ticks(MARKETS), "United States; European Union; India"),
    ("users.markets", "{us: store page}", Ticks(frozenset(("us",))), "United States (store page)"),
    ("users.markets", "{us: yes, eu: no}", Ticks(frozenset(("us",))), "United States"),
    (
        "users.markets",
        "{value: {us: p. 2, eu: p. 3}, by: Legal}",
        Ticks(frozenset(("us", "eu"))),
        "United States (p. 2); European Union (p. 3)",
    ),
    ("function.audience", "none", Ticks(frozenset()), "none of these"),
    ("users.registered_in_india", "20_000_000", Numbers(20_000_000, 20_000_000), "20,000,000 people"),
    ("users.registered_in_india", "20000000 people", Numbers(20_000_000, 20_000_000), "20,000,000 people"),
    ("users.registered_in_india", "0", Numbers(0, 0), "0 people"),
    ("users.registered_in_india", "1 person", Numbers(1, 1), "1 person"),
    ("users.registered_in_india", "{at_least: 5, at_most: 5}", Numbers(5, 5), "5 people"),
    (
        "users.registered_in_india",
        "not_counted",
        Numbers(0, None, ("not_counted",), numeric=False),
        "Nobody is counting",
    ),
    ("reports.within", "30 days", Numbers(30, 30), "30 days"),
    ("reports.within", "1 day", Numbers(1, 1), "1 day"),
    ("reports.within", "1 days", Numbers(1, 1), "1 day"),
    ("reports.within", "{value: 30 Days}", Numbers(30, 30), "30 days"),
    ("reports.count", "1_000_000_000_000_000", Numbers(10**15, 10**15), "1,000,000,000,000,000"),
    ("release.day", "2026-10-03", Days(date(2026, 10, 3), date(2026, 10, 3)), "2026-10-03"),
    ("release.day", "2028-02-29", Days(date(2028, 2, 29), date(2028, 2, 29)), "2028-02-29"),
    (
        "release.day",
        "{not_before: 2026-10-03, not_after: 2026-10-03}",
        Days(date(2026, 10, 3), date(2026, 10, 3)),
        "2026-10-03",
    ),
    ("company.describes", '"A companion, with care"', Said("A companion, with care"), "A companion, with care"),
    ("company.describes", "12", Said("12"), "12"),
    ("function.models", "[chat]", Ticks(frozenset(("chat",))), "Chat model"),
    ("function.models", "all", Ticks(frozenset(("chat", "ranker"))), "Chat model; Ranker"),
    ("function.models", "none", Ticks(frozenset()), "none of these"),
    ("function.models", "{ranker: line 4}", Ticks(frozenset(("ranker",))), "Ranker (line 4)"),
    ("model.host", "[]", Ticks(frozenset()), "We do"),
    ("model.host", "[cloud]", Ticks(frozenset(("cloud",))), "Cloud host"),
]


@pytest.mark.parametrize(("question", "written", "fact", "shown"), SETTLED)
def test_settled_value(facts_of: Callable[..., Facts], question: str, written: str, fact: Fact, shown: str) -> None:
    """A value that says everything leaves nothing open, and is shown with labels, units and ISO dates."""
    found = answer(facts_of, question, written)

    assert found.fact == fact
    assert found.shown == shown
    assert (found.is_unknown, found.is_partial) == (False, False)


PARTIAL: list[tuple[str, str, Fact, str]] = [
    ("security.risk_analysis", "{one_of: [part, complete]}", OneOf(("complete", "part")), "Of everything or Of a part"),
    (
        "users.markets",
        "{value: [us], unknown: [eu]}",
        Ticks(frozenset(("us",)), frozenset(("eu",))),
        "United States; not known whether: European Union",
    ),
    (
        "users.markets",
        "{value: none, unknown: all}",
        Ticks(frozenset(), MARKETS),
        "not known whether: United States; European Union; India",
    ),
    (
        "users.markets",
        "{value: [in], unknown: all}",
        Ticks(frozenset(("in",)), frozenset(("us", "eu"))),
        "India; not known whether: United States; European Union",
    ),
    (
        "users.markets",
        "{value: {us: no}, unknown: all}",
        Ticks(frozenset(), frozenset(("eu", "in"))),
        "not known whether: European Union; India",
    ),
    (
        "users.markets",
        "{us: p. 1, eu: unknown, in: no}",
        Ticks(frozenset(("us",)), frozenset(("eu",))),
        "United States (p. 1); not known whether: European Union",
    ),
    ("users.registered_in_india", "{at_least: 20_000_000}", Numbers(20_000_000), "at least 20,000,000 people"),
    ("users.registered_in_india", "{at_most: 700}", Numbers(0, 700), "at most 700 people"),
    ("users.registered_in_india", "{value: {at_least: 300, at_most: 700}}", Numbers(300, 700), "300 to 700 people"),
    ("reports.within", "{at_most: 30 days, by: Legal}", Numbers(0, 30), "at most 30 days"),
    ("release.day", "{not_before: 2026-10-03}", Days(date(2026, 10, 3), None), "not before 2026-10-03"),
    ("release.day", "{not_after: 2026-10-03}", Days(None, date(2026, 10, 3)), "not after 2026-10-03"),
    (
        "release.day",
        "{value: {not_before: 2026-10-03, not_after: 2026-10-05}}",
        Days(date(2026, 10, 3), date(2026, 10, 5)),
        "2026-10-03 to 2026-10-05",
    ),
    (
        "function.models",
        "{value: [chat], unknown: [ranker]}",
        Ticks(frozenset(("chat",)), frozenset(("ranker",))),
        "Chat model; not known whether: Ranker",
    ),
    (
        "model.host",
        "all",
        Ticks(frozenset(("cloud",)), frozenset(), open_ended=True),
        "Cloud host; not known whether: those not listed",
    ),
    (
        "model.host",
        "{value: none, unknown: all}",
        Ticks(frozenset(), frozenset(("cloud",)), open_ended=True),
        "not known whether: Cloud host; those not listed",
    ),
]


@pytest.mark.parametrize(("question", "written", "fact", "shown"), PARTIAL)
def test_partial_value(facts_of: Callable[..., Facts], question: str, written: str, fact: Fact, shown: str) -> None:
    """A value may leave some options or a part of a range open; it says so, and what it leaves possible."""
    found = answer(facts_of, question, written)

    assert found.fact == fact
    assert found.shown == shown
    assert (found.is_unknown, found.is_partial) == (False, True)


UNKNOWNS: list[tuple[str, Fact]] = [
    ("users.includes_minors", UNKNOWN),
    ("security.risk_analysis", OneOf(("complete", "part", "none"))),
    ("users.markets", Ticks(frozenset(), MARKETS)),
    ("notice.says", Ticks(frozenset(), SAYS)),
    ("users.registered_in_india", Numbers(0, None, ("not_counted",))),
    ("release.day", Days(None, None)),
    ("company.describes", Said(None)),
    ("function.models", Ticks(frozenset(), frozenset(("chat", "ranker")), open_ended=False)),
    ("model.host", Ticks(frozenset(), frozenset(("cloud",)), open_ended=True)),
]


@pytest.mark.parametrize("written", ["unknown", '{value: unknown, by: Legal, note: "asked on Monday"}'])
@pytest.mark.parametrize(("question", "fact"), UNKNOWNS)
def test_unknown_value(facts_of: Callable[..., Facts], question: str, fact: Fact, written: str) -> None:
    """`unknown` leaves every value of the kind possible, and says that somebody looked."""
    found = answer(facts_of, question, written)

    assert found.fact == fact
    assert found.shown == "unknown"
    assert (found.is_unknown, found.is_partial) == (True, False)


WRONG: list[tuple[str, str, str, str]] = [
    ("users.includes_minors", "true", "yes-or-no", "write `yes`"),
    ("users.includes_minors", "False", "yes-or-no", "write `no`"),
    ("users.includes_minors", "maybe", "wrong-kind", "write `yes`, `no` or `unknown`"),
    ("users.includes_minors", "Unknown", "wrong-kind", "write `unknown` if somebody looked"),
    ("users.includes_minors", "n/a", "wrong-kind", "there is no such answer"),
    ("users.includes_minors", "TBD", "wrong-kind", "leave the line out until"),
    ("users.includes_minors", "[yes]", "wrong-kind", "write `yes`, `no` or `unknown`"),
    ("users.includes_minors", "{value: yes, unknown: [no]}", "wrong-kind", "write `value: unknown`"),
    ("users.includes_minors", "{at_least: 3}", "wrong-kind", "write the answer after `value`"),
    ("security.risk_analysis", "Of everything", "unknown-option", "did you mean `complete`?"),
    ("security.risk_analysis", "of  EVERYTHING", "unknown-option", "did you mean `complete`?"),
    ("security.risk_analysis", "compleet", "unknown-option", "did you mean `complete`?"),
    ("security.risk_analysis", "begun", "unknown-option", "stands for several options"),
    ("security.risk_analysis", "zzz", "unknown-option", "choose from `complete`, `part`, `none`"),
    ("security.risk_analysis", "[complete]", "wrong-kind", "write `complete`, without the brackets"),
    ("security.risk_analysis", "[complete, part]", "wrong-kind", "if several are possible: `{one_of: [...]}`"),
    ("security.risk_analysis", "{value: complete, unknown: [part]}", "wrong-kind", "{one_of: [...]}"),
    ("security.risk_analysis", "{one_of: []}", "missing-value", "name the options that are possible"),
    ("security.risk_analysis", "{one_of: complete}", "wrong-kind", "for example `{one_of: [a, b]}`"),
    ("security.risk_analysis", "{one_of: [complete, zz]}", "unknown-option", "choose from"),
    ("security.risk_analysis", "{one_of: [part], value: part}", "contradictory-answer", "keep one of the two"),
    ("users.markets", "us", "wrong-kind", "write `[us]`"),
    ("users.markets", '"us, eu"', "wrong-kind", "write `[us, eu]`"),
    ("users.markets", "United States", "wrong-kind", "did you mean `us`?"),
    ("users.markets", "[India]", "unknown-option", "did you mean `in`?"),
    ("users.markets", "[all]", "wrong-kind", "write `all` without brackets"),
    ("users.markets", "[us, unknown]", "wrong-kind", "say `unknown: [...]` beside `value`"),
    ("users.markets", "{value: [us], unknown: [us]}", "contradictory-answer", "leave it in one of the two lists"),
    ("users.markets", "{value: unknown, unknown: [us]}", "contradictory-answer", "leave `unknown:` out"),
    ("users.markets", "{value: [us], unknown: eu}", "wrong-kind", "write `unknown: [...]`"),
    ("users.markets", "{us: , eu: p. 3}", "missing-value", "write the place in the evidence"),
    ("users.markets", "{unknown: [us]}", "missing-value", "write `value: none` if nothing else holds"),
    ("users.markets", "{}", "wrong-kind", "write `none` if nothing of it holds"),
    ("users.markets", "[[us]]", "wrong-kind", "choose from `us`, `eu`, `in`"),
    (
        "users.registered_in_india",
        "20,000,000",
        "wrong-number",
        "write it without commas, points or blanks: `20_000_000`",
    ),
    ("users.registered_in_india", "20 000 000", "wrong-number", "`20_000_000`"),
    ("users.registered_in_india", "2,00,00,000", "wrong-number", "`20_000_000`"),
    ("users.registered_in_india", "-5", "wrong-number", "never below zero"),
    ("users.registered_in_india", "3.5", "wrong-number", "only whole numbers"),
    ("users.registered_in_india", "007", "number-form", "write `7`"),
    ("users.registered_in_india", "0x1F", "number-form", "write `31`, if that is meant"),
    ("users.registered_in_india", "1e3", "number-form", "write `1_000`, if that is meant"),
    ("users.registered_in_india", "12:30", "number-form", "write one whole number"),
    ("users.registered_in_india", ".5", "number-form", "write a whole number, in digits"),
    ("users.registered_in_india", '">500"', "wrong-number", "write `{at_least: 501}`"),
    ("users.registered_in_india", "at least 500", "wrong-number", "write `{at_least: 500}`"),
    ("users.registered_in_india", "less than 500", "wrong-number", "write `{at_most: 499}`"),
    ("users.registered_in_india", "300-700", "wrong-number", "write `{at_least: 300, at_most: 700}`"),
    ("users.registered_in_india", "not_countd", "wrong-number", "did you mean `not_counted`?"),
    ("users.registered_in_india", "n/a", "wrong-number", "there is no such answer"),
    ("users.registered_in_india", "[3]", "wrong-number", "write a whole number"),
    ("users.registered_in_india", "1_000_000_000_000_001", "number-too-large", "how many zeros"),
    ("users.registered_in_india", "9" * 5000, "number-too-large", "how many zeros"),
    ("users.registered_in_india", "{at_least: 7, at_most: 3}", "empty-range", ""),
    ("users.registered_in_india", "{value: {atleast: 7}}", "unknown-key", "did you mean `at_least`?"),
    ("users.registered_in_india", "{not_before: 2026-01-01}", "wrong-kind", "write the answer after `value`"),
    ("users.registered_in_india", "{at_least: unknown}", "wrong-number", "write `unknown` if somebody looked"),
    ("reports.within", "30d", "wrong-number", "write `30 days`"),
    ("reports.within", "30 day", "wrong-unit", "write `30 days`"),
    ("reports.within", "4 weeks", "wrong-unit", "after converting it"),
    ("reports.count", "5 reports", "wrong-unit", "write `5`"),
    ("release.day", "03/10/2026", "wrong-date", "`2026-10-03` or `2026-03-10`"),
    ("release.day", "13/10/2026", "wrong-date", "write year-month-day: `2026-10-13`"),
    ("release.day", "3 October 2026", "wrong-date", "write year-month-day: `2026-10-03`"),
    ("release.day", '"Oct 3rd, 2026"', "wrong-date", "write year-month-day: `2026-10-03`"),
    ("release.day", "2026-10-3", "wrong-date", "write year-month-day: `2026-10-03`"),
    ("release.day", "2026/10/03", "wrong-date", "write year-month-day: `2026-10-03`"),
    ("release.day", '"2026-10-03T09:00"', "wrong-date", "write year-month-day: `2026-10-03`"),
    ("release.day", "2026-02-29", "wrong-date", "check the number of the month"),
    ("release.day", "2026-10", "wrong-date", "{not_before: 2026-10-01, not_after: 2026-10-31}"),
    ("release.day", "soon", "wrong-date", "for example `2026-10-03`"),
    ("release.day", "tbd", "wrong-date", "leave the line out"),
    ("release.day", "[2026-10-03]", "wrong-date", "write it as `2026-10-03`"),
    ("release.day", "{not_before: 2026-10-05, not_after: 2026-10-03}", "empty-range", ""),
    ("release.day", "{value: {}}", "missing-value", ""),
    ("company.describes", "[a]", "wrong-kind", "write one text"),
    ("company.describes", '" "', "wrong-kind", "write one text"),
    ("function.models", "[chatt]", "unknown-subject", "did you mean `chat`?"),
    ("function.models", "[more]", "unknown-subject", "`more` stands for those that are not listed"),
    ("function.models", "[zzz]", "unknown-subject", "`models` lists `chat`, `ranker`"),
    ("function.models", "chat", "wrong-kind", "write `[chat]`"),
    ("function.models", "{chatt: p. 3}", "unknown-subject", "did you mean `chat`?"),
    ("users.includes_minors", "{by: Legal}", "missing-value", "write `value: unknown`"),
    ("users.includes_minors", "{value: yes, sure: maybe}", "yes-or-no", "say more in `note`"),
    ("users.includes_minors", "{value: yes, on: 2026-10-03}", "unknown-key", ""),
    ("users.includes_minors", "{valeu: yes}", "unknown-key", "did you mean `value`?"),
]


@pytest.mark.parametrize(("question", "written", "id", "advice"), WRONG)
def test_value_that_cannot_be_read(
    problems_of: Callable[..., list[str]], question: str, written: str, id: str, advice: str
) -> None:
    """A value that cannot be read is one problem, at its place, with the way out."""
    rest = f"answers:\n  {question}: {written}\n" + LISTS
    row = 2
    if question.startswith("function."):
        rest, row = f"functions: {{it: {{answers: {{\n  {question}: {written}\n}}}}}}\n" + LISTS, 2

    problems = problems_of(rest)

    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{id} {row}:")
    assert advice in problems[0]


def test_an_empty_answer_is_no_answer(gather: Callable[..., tuple[Facts, list[object]]]) -> None:
    """A question with nothing behind its colon counts as not answered, and a warning says so."""
    facts, problems = gather("answers:\n  users.markets:\n")

    assert dict(facts.answers) == {}
    assert [(p.id, p.level) for p in problems] == [("empty-answer", "warning")]  # type: ignore[attr-defined]


def test_an_option_named_twice_is_told(gather: Callable[..., tuple[Facts, list[object]]]) -> None:
    """An option that stands twice in a list counts once; a warning asks whether another was meant."""
    facts, problems = gather("answers:\n  users.markets: [us, us]\n")

    assert facts.answers["users.markets", None].fact == Ticks(frozenset(("us",)))
    assert [(p.id, p.level) for p in problems] == [("said-twice", "warning")]  # type: ignore[attr-defined]
