"""What is written in a pack is what the rulebook says: each part of the small pack, as it is understood."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.meaning import DateIs, Decided, Yes
from compliance.conditions.truth import NO, YES
from compliance.packs.model import (
    Citation,
    Due,
    Force,
    NamedDate,
    Option,
    Outcome,
    Penalty,
    Remedy,
    Rulebook,
    Severity,
    Standing,
)
from compliance.reports.quote_law import quote_law
from compliance.sources.place import Place

Load = Callable[[Mapping[str, str]], Rulebook]
FUNCTION = "toy/questions/function.yaml"
RULES = "toy/rules/toys.yaml"


def test_a_rule_is_understood(load: Load, toy: dict[str, str]) -> None:
    """A rule has its texts, its duties in order, and a place."""
    rule = load(toy).rules["toy.tell-parents"]
    assert (rule.pack, rule.each, rule.title, rule.severity) == ("toy", "function", "Tell the parents", Severity.HIGH)
    assert rule.applies_when.says == "toy_status is toy and for_children"
    assert rule.penalty == "fine"
    assert rule.remedy == Remedy("Tell them.", "days", "product")
    assert rule.place == Place(RULES, 2, 9, 16)
    told, locked = rule.duties
    assert told.due == Due(
        60, "days", "function.offered", "function", after_year_end=False, says="60 days after function.offered"
    )
    assert told.met_when.says == "function.voice is handled and function.audience includes only (children)"
    assert told.when is None
    assert locked.when is not None
    assert locked.when.says == "big_company"
    assert told.cite == (Citation("toy-act", "2", ("tell the parents", "at once")),)
    assert rule.cite[1] == Citation("toy-note", "3", (), "not_archived", "it is lost")
    assert rule.cite[1].place is not None


def test_words_that_nobody_can_check_are_told_as_unchecked(load: Load, toy: dict[str, str]) -> None:
    """Words of a text that is not archived are no quote: they stand beside the reason, and every report tells them there."""
    [file] = [name for name, text in toy.items() if "not_archived: it is lost" in text]
    written = "not_archived: it is lost., unchecked: [every toy, at once]"
    book = load({**toy, file: toy[file].replace("not_archived: it is lost", written)})
    cite = book.rules["toy.tell-parents"].cite[1]
    [quoted] = quote_law(book, [cite])

    assert (cite.quote, cite.no_quote) == ((), "not_archived")
    assert quoted.words == ""
    assert quoted.absent == (
        "The words are not archived: it is lost. Unchecked, as the author has them: “every toy … at once”."
    )


def test_a_group_of_outcomes_means_each_of_them(load: Load, toy: dict[str, str]) -> None:
    """The name of a wider outcome, and of a group of options, stands for all that belong to it."""
    book = load(toy)
    condition = book.rules["toy.tell-parents"].applies_when
    decided = next(part for part in getattr(condition, "parts", ()) if isinstance(part, Decided))
    assert decided.outcomes == ("small_toy", "big_toy")
    assert book.questions["function.voice"].kind == Kind(
        "choice", ("good", "fair", "bad"), {"handled": ("good", "fair")}
    )


def test_lines_of_force_take_the_standing_of_their_rule(load: Load, toy: dict[str, str]) -> None:
    """A line of `in_force` may name its own standing and days by name; what it leaves out, the rule says."""
    before, then, stayed = load(toy).rules["toy.tell-parents"].in_force
    assert isinstance(before.when, DateIs)
    assert (before.start, before.standing) == (date(2027, 1, 1), Standing.STATUTE)
    assert then == Force(date(2026, 2, 2), date(2030, 1, 1), Standing.STATUTE)
    assert (stayed.start, stayed.standing, stayed.because) == (date(2029, 1, 1), Standing.STAYED, "A court stayed it.")


def test_a_rule_without_days_is_in_force_throughout(load: Load, toy: dict[str, str]) -> None:
    """A rule that says nothing of days has one line without any, with its standing."""
    assert load(toy).rules["toy.new-rule"].in_force == (Force(standing=Standing.PROPOSED),)


def test_a_contested_day_brings_its_reasons(load: Load, toy: dict[str, str]) -> None:
    """A named day with two readings makes every line contested that begins on it."""
    toy["toy/pack.yaml"] = toy["toy/pack.yaml"].replace(
        "on: 2026-02-02", "on: 2026-02-02, or_only_from: 2026-02-03, contested: why"
    )
    book = load(toy)
    assert book.dates["act_begins"] == NamedDate(
        "act_begins", date(2026, 2, 2), date(2026, 2, 3), "why", (Citation("toy-act", "9", ("begins",)),)
    )
    assert book.rules["toy.tell-parents"].in_force[1].contested == "why"


def test_a_classification_is_understood(load: Load, toy: dict[str, str]) -> None:
    """A classification has its innermost outcomes, the titles of wider ones, and its lines in order."""
    status = load(toy).classifications["toy_status"]
    assert status.outcomes == (
        Outcome("no_toy", "No toy"),
        Outcome("small_toy", "A small toy", "toy"),
        Outcome("big_toy", "A big toy", "toy"),
    )
    assert status.groups == {"toy": "A toy"}
    silent, unclear, rest = status.lines
    assert (silent.id, silent.then, silent.standing, silent.in_force) == ("silent", ("no_toy",), None, ())
    assert (unclear.then, unclear.leans) == (("small_toy", "big_toy"), "big_toy")
    assert unclear.in_force == (Force(date(2026, 2, 2), standing=Standing.FINAL_GUIDANCE),)
    assert (rest.when, rest.then) == (None, ("small_toy",))


def test_questions_are_understood(load: Load, toy: dict[str, str]) -> None:
    """A question has its section, its kind, its options with their words, and how long an answer holds."""
    questions = load(toy).questions
    count, audience = questions["staff.count"], questions["function.audience"]
    assert count.kind == Kind("number", unit="people", named=("not_counted",))
    assert count.named == (Option("not_counted", "Nobody counts"),)
    assert (count.section, count.good_for) == ("The company", (12, "months"))
    assert audience.options == (Option("adults", "Adults"), Option("children", "Children", "Anybody under 14", "0.2.0"))
    assert audience.none == "Nobody"
    assert questions["function.models"].kind == Kind("links", to="model")
    assert questions["function.voice"].ask_when == Yes("function.talks", "function", "function.talks")
    assert questions["function.voice"].when_not_asked == OneOf(("good",))


def test_rows_are_questions_of_their_own(load: Load, toy: dict[str, str]) -> None:
    """Each row of a question is asked by itself, with the same options; what is asked of all rows comes before it."""
    rows = [question for question in load(toy).questions.values() if question.row_of]
    assert [(row.id, row.ask, row.row_of) for row in rows] == [
        ("security.locks", "Are there locks?", "security"),
        ("security.guards", "Are there guards?", "security"),
    ]
    assert rows[0].place == Place("toy/questions/company.yaml", 12, 12, 5)
    company = "toy/questions/company.yaml"
    toy[company] = (
        toy[company]
        .replace("  - id: security\n", "  - id: security\n    ask: At night,\n")
        .replace("Are there", "are there")
    )
    assert load(toy).questions["security.guards"].ask == "At night, are there guards?"


@pytest.mark.parametrize(
    ("kind", "given", "fact"),
    [
        ("kind: yes_no", "yes", YES),
        ("kind: yes_no", "no", NO),
        ("kind: choice, options: {a: A, b: B}", "b", OneOf(("b",))),
        ("kind: choices, options: {a: A, b: B}", "[]", Ticks(frozenset())),
        ("kind: choices, options: {a: A, b: B}", "[b, a]", Ticks(frozenset({"a", "b"}))),
        ("kind: choices, options: {a: A, b: B}", "b", Ticks(frozenset({"b"}))),
        ("kind: links, to: model", "[]", Ticks(frozenset())),
        ("kind: number, unit: days, named: {never: Never}", "never", Numbers(named=("never",), numeric=False)),
        ("kind: number, unit: days", "0", Numbers(0, 0)),
        ("kind: date", "2026-01-31", Days(date(2026, 1, 31), date(2026, 1, 31))),
        ("kind: yes_no", "[]", None),
        ("kind: yes_no", "maybe", None),
        ("kind: choice, options: {a: A}", "c", None),
        ("kind: choices, options: {a: A}", "[c]", None),
        ("kind: links, to: model", "[a]", None),
        ("kind: number, unit: days", "often", None),
        ("kind: date", "2026-02-30", None),
        ("kind: date", "never", None),
        ("kind: text", "words", None),
    ],
)
def test_what_counts_when_a_question_is_not_asked(
    kind: str,
    given: str,
    fact: Fact | None,
    load: Load,
    toy: dict[str, str],
    problems: Callable[[Mapping[str, str]], list[object]],
) -> None:
    """`when_not_asked` is an answer of the question's own kind; anything else is told."""
    toy["toy/questions_more.yaml"] = (
        f"section: More\nquestions:\n  - {{id: more.it, ask: What?, {kind}, ask_when: security.locks is good, when_not_asked: {given}}}\n"
    )
    if fact is None:
        assert [getattr(problem, "id", "") for problem in problems(toy)] == ["wrong-when-not-asked"]
    else:
        assert load(toy).questions["more.it"].when_not_asked == fact


def test_a_text_needs_nothing_to_count_when_it_is_not_asked(load: Load, toy: dict[str, str]) -> None:
    """Text is never judged, so nothing has to count in its place."""
    toy["toy/questions_more.yaml"] = (
        "section: x\nquestions: [{id: more.it, kind: text, ask: What?, ask_when: big_company}]\n"
    )
    assert load(toy).questions["more.it"].when_not_asked == Said(None)


def test_what_is_known_of_the_pack(load: Load, toy: dict[str, str]) -> None:
    """A rulebook knows its packs, instruments and penalties."""
    book = load(toy)
    assert (book.packs["toy"].title, book.packs["toy"].version, len(book.packs["toy"].digest)) == (
        "The Toy Act",
        "0.2.0",
        64,
    )
    assert book.instruments["toy-act"].file == "us/toy.txt"
    assert (book.instruments["toy-note"].file, book.instruments["toy-note"].not_archived_why) == (None, "lost")
    assert book.penalties["fine"] == Penalty("fine", "A fine.", (Citation("toy-act", "8", ("shall be fined",)),))
    assert book.subjects["change"].within == "function"


def test_the_year_of_a_due_day(load: Load, toy: dict[str, str]) -> None:
    """A duty may be due some time after the end of the year of a day."""
    toy[RULES] = toy[RULES].replace(
        "60 days after function.offered", "2 months after the end of  the year of function.offered"
    )
    due = load(toy).rules["toy.tell-parents"].duties[0].due
    assert due is not None
    assert (due.number, due.unit, due.after_year_end) == (2, "months", True)
    assert due.says == "2 months after the end of the year of function.offered"


def test_subjects_within_others_can_name_their_parents(load: Load, toy: dict[str, str]) -> None:
    """What is said of a change may name its function."""
    toy["toy/terms_more.yaml"] = (
        "terms: [{id: loud_change, each: change, means: change.big and function.talks, reads: x}]\n"
    )
    assert load(toy).terms["loud_change"].means.says == "change.big and function.talks"


def test_a_version_is_the_same_with_zeros_at_its_end(load: Load, toy: dict[str, str]) -> None:
    """An option that is there since 0.2.0.0 is not newer than a pack of version 0.2.0."""
    toy[FUNCTION] = toy[FUNCTION].replace('"0.2.0"', "0.2.0.0")
    assert load(toy).questions["function.audience"].options[1].since == "0.2.0.0"
