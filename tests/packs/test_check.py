"""Every mistake that the checks of packs find: one change to a pack that is right, and the problem that it brings."""

from collections.abc import Callable, Mapping

import pytest

from compliance.packs.model import Rulebook
from compliance.sources.problem import Problem

SUBJECTS = "toy/subjects.yaml"
INSTRUMENTS = "toy/instruments.yaml"
SETS = "toy/option_sets.yaml"
FUNCTION = "toy/questions/function.yaml"
COMPANY = "toy/questions/company.yaml"
TERMS = "toy/terms.yaml"
STATUS = "toy/classifications/status.yaml"
RULES = "toy/rules/toys.yaml"
PACK = "toy/pack.yaml"

# what is expected: the id of the problem and the words that it underlines; then the file, the words to change, the change
MISTAKES = [
    # subjects
    ("unknown-subject", "functoin", SUBJECTS, "within: function", "within: functoin"),
    ("duplicate-id", "functions", SUBJECTS, "plural: models", "plural: functions"),
    ("reserved-word", "answers", SUBJECTS, "plural: models", "plural: answers"),
    ("reserved-word", "answers", SUBJECTS, "id: model", "id: answers"),
    ("circle", "function", SUBJECTS, "plural: functions", "plural: functions, within: change"),
    ("circle", "model", SUBJECTS, "plural: models", "plural: models, within: model"),
    # law
    ("missing-archive", "toy-act", INSTRUMENTS, ", file: us/toy.txt}", "}"),
    ("missing-archive", "toy-note", INSTRUMENTS, ", why: lost", ""),
    ("missing-archive", "us/toy.txt", INSTRUMENTS, "file: us/toy.txt", "file: us/toy.txt, archived: no, why: x"),
    ("bad-file-name", "../toy.txt", INSTRUMENTS, "us/toy.txt", "../toy.txt"),
    ("bad-file-name", "/etc/passwd", INSTRUMENTS, "us/toy.txt", "/etc/passwd"),
    ("unknown-instrument", "toy-old", INSTRUMENTS, "file: us", "supersedes: toy-old, file: us"),
    ("duplicate-id", "toy-act", INSTRUMENTS, "id: toy-note", "id: toy-act"),
    ("unknown-instrument", "toy-at", RULES, '{in: toy-act, at: "2"', '{in: toy-at, at: "2"'),
    ("quote-not-archived", "x", RULES, "quote: {not_archived: it is lost}", "quote: x"),
    ("dates-reversed", "2026-02-01", PACK, "on: 2026-02-02", "on: 2026-02-02, or_only_from: 2026-02-01, contested: x"),
    ("missing-contested", "2026-02-03", PACK, "on: 2026-02-02", "on: 2026-02-02, or_only_from: 2026-02-03"),
    # questions
    ("duplicate-id", "function.talks", FUNCTION, "id: function.models", "id: function.talks"),
    ("duplicate-id", "guards", COMPANY, "staff.count", "security.guards"),
    ("bad-id", "talks", FUNCTION, "id: function.talks", "id: talks"),
    ("bad-id", "function.a.b", FUNCTION, "id: function.talks", "id: function.a.b"),
    ("wrong-area", "toy.talks", FUNCTION, "id: function.talks", "id: toy.talks"),
    ("wrong-area", "model.count", COMPANY, "staff.count", "model.count"),
    ("unknown-subject", "modle", FUNCTION, "to: model", "to: modle"),
    ("unknown-subject", "modle", FUNCTION, "id: model.checked, each: model", "id: modle.checked, each: modle"),
    ("unknown-option-set", "qualities", FUNCTION, "options: quality\n", "options: qualities\n"),
    ("missing-key", "function.talks", FUNCTION, ", ask: Does it talk?", ""),
    ("missing-key", "staff.count", COMPANY, "    unit: people\n", ""),
    ("missing-key", "function.models", FUNCTION, ", to: model", ""),
    ("missing-key", "function.talks", FUNCTION, "kind: yes_no", "kind: choice"),
    ("key-of-other-kind", "unit", COMPANY, "kind: number", "kind: yes_no"),
    ("key-of-other-kind", "none", FUNCTION, "kind: choices", "kind: choice"),
    ("key-of-other-kind", "to", FUNCTION, "kind: links", "kind: text"),
    ("key-of-other-kind", "options", FUNCTION, "kind: choice\n", "kind: date\n"),
    ("none-as-option", '{adults: Adults, children: {says: Children, since: "0.2.0", help: Anybody under 14}, none: No}', FUNCTION, "}}", "}, none: No}"),
    ("since-later", '"0.3.0"', FUNCTION, '"0.2.0"', '"0.3.0"'),
    ("bad-span", "12 moons", COMPANY, "12 months", "12 moons"),
    ("number-form", "012 months", COMPANY, "12 months", "012 months"),
    ("bad-span", "0 months", COMPANY, "12 months", "0 months"),
    ("unknown-option", "god", SETS, "[good, fair]", "[god, fair]"),
    ("duplicate-id", "good", SETS, "handled:", "good:"),
    ("missing-when-not-asked", "ask_when", FUNCTION, "    when_not_asked: good\n", ""),
    ("missing-ask-when", "when_not_asked", FUNCTION, "    ask_when: function.talks\n", ""),
    ("wrong-when-not-asked", "no", FUNCTION, "when_not_asked: good", "when_not_asked: no"),
    ("number-form", "010", COMPANY, "    unit: people\n", "    unit: people\n    ask_when: security.locks is good\n    when_not_asked: 010\n"),
    ("wrong-when-not-asked", "[good]", FUNCTION, "when_not_asked: good", "when_not_asked: [good]"),
    # conditions: at the very words that are wrong
    ("unknown-name", "function.tolks", FUNCTION, "ask_when: function.talks", "ask_when: function.tolks"),
    ("unknown-option", "childen", TERMS, "includes children", "includes childen"),
    ("wrong-unit", "50", TERMS, "50 people", "50"),
    ("wrong-unit", "days", TERMS, "50 people", "50 days"),
    ("subject-not-at-hand", "for_children", RULES, "any function (for_children)", "for_children"),
    ("mixed-and-or", "or", RULES, "toy_status is toy and for_children", "toy_status is toy and for_children or big_company"),
    ("unknown-name", "function.audiance", RULES, "          function.audience", "          function.audiance"),
    # circles
    ("circle", "function.talks and function.voice is bad", FUNCTION, "ask_when: function.talks", "ask_when: function.talks and function.voice is bad"),
    ("circle", "any function (big_company)", TERMS, "staff.count is at least 50 people", "any function (big_company)"),
    # classifications
    ("unknown-outcome", "no_toi", STATUS, "then: no_toy", "then: no_toi"),
    ("outcome-is-a-group", "toy", STATUS, "then: no_toy", "then: toy"),
    ("duplicate-id", "no_toy", STATUS, "small_toy: A small", "no_toy: A small"),
    ("duplicate-id", "silent", STATUS, "id: unclear", "id: silent"),
    ("duplicate-id", "small_toy", STATUS, "[small_toy, big_toy]", "[small_toy, small_toy]"),
    ("missing-contested", "[small_toy, big_toy]", STATUS, "        contested: Some say small, some say big.\n", ""),
    ("missing-contested", "[small_toy, no_toy]", STATUS, "otherwise: small_toy", "otherwise: [small_toy, no_toy]"),
    ("unknown-outcome", "no_toy", STATUS, "leans: big_toy", "leans: no_toy"),
    ("otherwise-missing", "toy_status", STATUS, "      - {id: rest, otherwise: small_toy}\n", ""),
    ("otherwise-not-last", "otherwise", STATUS, "when: not function.talks, then", "otherwise"),
    ("line-form", "rest", STATUS, "otherwise: small_toy", "otherwise: small_toy, when: for_children"),
    ("line-form", "in_force", STATUS, "otherwise: small_toy", "otherwise: small_toy, in_force: {from: 2026-01-01}"),
    ("missing-key", "silent", STATUS, "when: not function.talks, ", ""),
    ("missing-key", "silent", STATUS, "then: no_toy, ", ""),
    ("unknown-date", "act_bigins", STATUS, "from: act_begins", "from: act_bigins"),
    # rules
    ("unknown-subject", "functions", RULES, "each: function", "each: functions"),
    ("unknown-penalty", "prison", RULES, "penalty: fine", "penalty: prison"),
    ("unknown-rule", "toy.tell-parent", RULES, "[toy.tell-parents]", "[toy.tell-parent]"),
    ("unknown-rule", "toy.new-rule", RULES, "[toy.tell-parents]", "[toy.new-rule]"),
    ("duplicate-id", "told", RULES, "id: locked", "id: told"),
    ("duplicate-id", "toy.tell-parents", RULES, "id: toy.new-rule", "id: toy.tell-parents"),
    ("missing-standing", "toy.new-rule", RULES, "    standing: proposed\n", ""),
    ("missing-standing", "{from: act_begins, until: 2030-01-01}", RULES, "    standing: statute\n", ""),
    ("met-by-silence", "always", RULES, "met_when: no change (change.big)", "met_when: always"),
    ("bad-date", "2026-02-30", RULES, "from: 2029-01-01", "from: 2026-02-30"),
    ("bad-date", "20290101", RULES, "from: 2029-01-01", "from: 20290101"),
    ("dates-reversed", "2026-02-02", RULES, "until: 2030-01-01", "until: 2026-02-02"),
    ("force-order", "2026-01-01", RULES, "from: 2029-01-01", "from: 2026-01-01"),
    ("force-order", "{standing: stayed, because: A court stayed it.}", RULES, "from: 2029-01-01, ", ""),
    ("force-order", "{when: big_company, from: 2029-01-01, standing: stayed, because: A court stayed it.}", RULES, "{from: 2029", "{when: big_company, from: 2029"),
    ("bad-due", "60 days of function.offered", RULES, "60 days after function.offered", "60 days of function.offered"),
    ("bad-due", "60 hours after function.offered", RULES, "60 days", "60 hours"),
    ("bad-due", "60 days after function.voice", RULES, "after function.offered", "after function.voice"),
    ("unknown-question", "60 days after function.offred", RULES, "after function.offered", "after function.offred"),
]  # fmt: skip


@pytest.mark.parametrize(("id", "words", "file", "old", "new"), MISTAKES)
def test_a_mistake_is_told_at_its_words(
    id: str,
    words: str,
    file: str,
    old: str,
    new: str,
    toy: dict[str, str],
    problems: Callable[[Mapping[str, str]], list[Problem]],
    marked: Callable[[Problem, Mapping[str, str]], str],
) -> None:
    """A pack with one mistake is refused with a problem of a fixed id that underlines the words to change."""
    assert old in toy[file]
    toy[file] = toy[file].replace(old, new, 1)
    found = {(problem.id, marked(problem, toy)) for problem in problems(toy)}
    assert (id, words) in found


def test_the_small_pack_is_right(load: Callable[[Mapping[str, str]], Rulebook], toy: dict[str, str]) -> None:
    """A pack without mistakes becomes a rulebook with everything that it says."""
    book = load(toy)
    assert list(book.rules) == ["toy.tell-parents", "toy.new-rule"]
    assert list(book.questions) == [
        "staff.count", "security.locks", "security.guards",
        "function.talks", "function.audience", "function.voice", "function.models", "function.offered",
        "change.big", "model.checked",
    ]  # fmt: skip


def test_all_mistakes_are_told_at_once(
    toy: dict[str, str], problems: Callable[[Mapping[str, str]], list[Problem]]
) -> None:
    """Mistakes in several files are told together, sorted by file and line."""
    toy[TERMS] = toy[TERMS].replace("includes children", "includes childen")
    toy[RULES] = toy[RULES].replace("penalty: fine", "penalty: prison").replace("60 days after", "60 hours after")
    toy[STATUS] = toy[STATUS].replace("then: no_toy", "then: no_toi")
    found = problems(toy)
    assert [problem.id for problem in found] == ["unknown-outcome", "bad-due", "unknown-penalty", "unknown-option"]
    assert [str(problem.at) for problem in found] == sorted(str(problem.at) for problem in found)


def test_advice_names_the_nearest_word(
    toy: dict[str, str], problems: Callable[[Mapping[str, str]], list[Problem]]
) -> None:
    """A name that is nearly right brings the advice to write the right one."""
    toy[RULES] = (
        toy[RULES].replace("penalty: fine", "penalty: fin").replace('in: toy-act, at: "2"', 'in: toyact, at: "2"')
    )
    assert {line for problem in problems(toy) for line in problem.help} == {
        "did you mean `fine`?",
        "did you mean `toy-act`?",
    }


def test_a_second_declaration_points_at_the_first(
    toy: dict[str, str], problems: Callable[[Mapping[str, str]], list[Problem]]
) -> None:
    """A name that is declared twice, even as two kinds of thing, is told with the place of the first declaration."""
    toy[TERMS] = toy[TERMS].replace("id: big_company", "id: toy_status")
    (problem,) = [problem for problem in problems(toy) if problem.id == "duplicate-id"]
    place, says = problem.notes[0]
    assert problem.says == "`toy_status` is declared as a term and as a classification"
    assert says == "declared here, as a term of `toy`"
    assert str(place) == "toy/terms.yaml:6:10"


def test_a_circle_shows_every_place_on_it(
    toy: dict[str, str], problems: Callable[[Mapping[str, str]], list[Problem]]
) -> None:
    """A term that rests on itself through a classification and a quantifier is told with each condition on the way."""
    toy[TERMS] = toy[TERMS].replace("staff.count is at least 50 people", "any function (toy_status is toy)")
    toy[STATUS] = toy[STATUS].replace("when: for_children", "when: for_children and big_company")
    (problem,) = problems(toy)
    assert problem.says == "these rest on each other: `big_company` → `toy_status` → `big_company`"
    assert [(str(place), says) for place, says in problem.notes] == [
        ("toy/terms.yaml:6:30", "`big_company` rests on `toy_status` here"),
        ("toy/classifications/status.yaml:11:15", "`toy_status` rests on `big_company` here"),
    ]
