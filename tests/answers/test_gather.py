"""The assessment as a whole: its head, its packs, and that nothing in a file can break the reading of it."""

import json
import string
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.answers.gather import gather_facts
from compliance.answers.model import Deployment, Facts
from compliance.packs.find import ELSEWHERE
from compliance.packs.model import Rulebook
from compliance.sources.document import Document, read_document
from compliance.sources.problem import Problem, Problems

Gather = Callable[..., tuple[Facts, list[Problem]]]


def test_head_of_an_assessment(gather: Gather) -> None:
    """The facts know the deployment, the day, the packs to report, and last year's file."""
    head = "assessment: 1\ndeployment: {name: Asha, organisation: A Ltd, version: 2026.4, description: A chat}\n"
    facts, problems = gather("as_of: 2026-11-22\npacks: [us-hipaa]\nafter: {file: 2025.yaml}\n", head=head)

    assert problems == []
    assert facts.deployment == Deployment("Asha", "A Ltd", "2026.4", "A chat")
    assert facts.as_of == date(2026, 11, 22)
    assert (facts.packs, facts.after) == (("us-hipaa",), "2025.yaml")


def test_minimal_assessment_says_nothing(facts_of: Callable[..., Facts]) -> None:
    """An assessment that answers nothing has no facts, and reports on all packs."""
    facts = facts_of()

    assert (facts.answers, facts.decisions, facts.evidence, facts.waivers, facts.scoped_out) == ({}, (), {}, (), ())
    assert facts.packs == ("common", "us-fda", "us-hipaa")
    assert facts.as_of is None
    assert not any(listed.given or listed.complete for listed in facts.lists.values())


def test_empty_parts_say_nothing(facts_of: Callable[..., Facts]) -> None:
    """A part with nothing behind its key is as good as left out: a form may be filled in little by little."""
    keys = "as_of packs after answered_with answers sheets functions evidence decisions scoped_out waivers".split()

    assert facts_of("".join(f"{key}:\n" for key in keys)) == facts_of()


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("packs: [us-hippa]", f"unknown-pack 1:9 there is no pack `us-hippa` | did you mean `us-hipaa`? | {ELSEWHERE}"),
        ("packs: us-fda", "wrong-kind 1:1 `packs` is a list of the packs to report | write `[us-fda]`"),
        (
            "packs: []",
            "wrong-kind 1:1 `packs` is a list of the packs to report | leave `packs` out to report all of them",
        ),
        (
            "packs: [[]]",
            "unknown-pack 1:9 the id of a pack should stand here | there are `common`, `us-fda`, `us-hipaa`",
        ),
        (
            "as_of: 22.11.2026",
            ("wrong-date 1:8 `22.11.2026` is not a day as it is written here | write year-month-day: `2026-11-22`"),
        ),
        (
            "answered_with: {us-fd: 0.1.0}",
            f"unknown-pack 1:17 there is no pack `us-fd` | did you mean `us-fda`? | {ELSEWHERE}",
        ),
        (
            "answered_with: {us-fda: latest}",
            ('wrong-version 1:25 `latest` is not the version of a pack | write it as in `"0.3.0"`'),
        ),
        (
            "answered_with: {us-fda: 0.4.0}",
            (
                "newer-version 1:25 these answers were given under `us-fda` 0.4.0, and here is"
                " 0.3.0 | use the newer pack, or look through the answers again"
            ),
        ),
    ],
)
def test_head_that_is_wrong(problems_of: Callable[..., list[str]], written: str, problem: str) -> None:
    """Packs, days and versions that cannot be understood are told at their places."""
    assert problems_of(written) == [problem]


def test_format_of_the_future(problems_of: Callable[..., list[str]]) -> None:
    """An assessment in another format is refused by its number."""
    head = "assessment: 2\ndeployment: {name: A, organisation: B}\n"

    assert problems_of(head=head)[0].startswith(
        "wrong-format -1:13 this is an assessment in format `2`, and only format 1 can be read"
    )


def test_all_problems_are_told_together(gather: Gather) -> None:
    """Problems of shape, of lists, of answers, of decisions and of waivers come out of one reading."""
    _, problems = gather("""
        pack: [us-fda]
        as_of: tomorrow
        answers: {users.market: all, users.includes_minors: true}
        models: {Chat: }
        evidence: {a: {file: /a}}
        decisions: [{on: fda, is: x, by: y, dated: z, because: w}]
        waivers: [{rule: x, by: y, because: z, until: never}]
        """)

    assert sorted({p.id for p in problems}) == [
        "bad-id",
        "missing-key",
        "outside-folder",
        "unknown-classification",
        "unknown-key",
        "unknown-question",
        "unknown-rule",
        "unused-evidence",
        "wrong-date",
        "yes-or-no",
    ]


def test_order_does_not_matter(facts_of: Callable[..., Facts]) -> None:
    """The same parts in another order are the same facts."""
    parts = [
        "answers: {users.markets: [us, eu], release.day: 2026-01-01}\n",
        "sheets: [{by: a, answers: {users.includes_minors: yes}}, {by: b, about: {models: all}, answers: {model.host: all}}]\n",
        "functions: {b: {like: a}, a: {answers: {function.models: [y]}}}\n",
        "models: {y: , x: }\n",
        "recipients: {more: unknown, c: }\n",
    ]
    other = [
        parts[4],
        "models: {x: , y: }\n",
        "functions: {a: {answers: {function.models: [y]}}, b: {like: a}}\n",
        "sheets: [{about: {models: all}, answers: {model.host: all}, by: b}, {answers: {users.includes_minors: yes}, by: a}]\n",
        "answers: {release.day: 2026-01-01, users.markets: [eu, us]}\n",
    ]

    first, second = facts_of("".join(parts)), facts_of("".join(other))

    assert first.answers == second.answers
    assert {kind: set(listed.members) for kind, listed in first.lists.items()} == {
        kind: set(listed.members) for kind, listed in second.lists.items()
    }


KEYS = (
    "assessment deployment name organisation as_of packs after file sha256 answered_with answers sheets about functions"
    " models recipients changes function model more title like by dated evidence note value sure unknown at_least at_most"
    " not_before not_after one_of effective expires decisions on line overrides is because scoped_out rule waivers duty"
    " until users.markets users.includes_minors users.registered_in_india notice.says security.risk_analysis release.day"
    " company.describes function.audience function.models function.symptom_entry model.host change.new_use it other us eu"
).split()
WORDS = (
    "1 yes no unknown all none us eu [us] complete part it other chat 2026-10-03 2026-13-01 30 20_000_000 not_counted"
    " fda_status near_checklist device fda.listing told hipaa_role covered us-fda 0.2.0 a.pdf /a ../a"
).split()
texts = st.sampled_from(WORDS) | st.sampled_from(KEYS) | st.text(max_size=12) | st.none()
data = st.recursive(
    texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(string.printable, max_size=8), inner, max_size=6)
    ),
    max_leaves=20,
)
assessments = st.dictionaries(st.sampled_from([key for key in KEYS if "." not in key]), data, max_size=6)


def document_of(data: object) -> Document | None:
    """A file with some data, written in brackets and quotes; None if it has characters that no file may have."""
    return read_document("a.yaml", json.dumps(data, ensure_ascii=False).encode(), Problems())


@given(data=assessments | data)
def test_no_data_breaks_the_reading(rulebook: Rulebook, data: object) -> None:
    """Whatever a file holds: facts or problems come out of it, never an error of the program."""
    problems, document = Problems(), document_of(data)
    assume(document is not None)
    assert document is not None

    facts = gather_facts(document, rulebook, problems, None)

    assert set(facts.lists) == set(rulebook.subjects)
    assert all(problem.at is not None and problem.says for problem in problems.found)
    assert problems.errors or facts.deployment.name


RICH = """
assessment: 1
deployment: {name: Asha, organisation: Asha Health Ltd}
as_of: 2026-11-22
packs: [us-fda]
after: {file: 2025.yaml}
answered_with: {common: 0.1.0}
answers:
  users.markets: {value: {us: p. 3}, unknown: [eu], by: Legal, dated: 2026-10-03, sure: no, evidence: [{map: p. 3}]}
  users.registered_in_india: {at_least: 3, at_most: 9 people}
  security.risk_analysis: {one_of: [part, none]}
  release.day: {value: {not_before: 2026-01-01, not_after: 2026-06-30}}
  company.describes: A chat
sheets: [{by: Data team, evidence: [map], about: {functions: all}, answers: {function.audience: all}}]
functions: {triage: {title: Triage, by: Product, answers: {function.models: [chat]}}, other: {like: triage}}
models: {more: unknown, chat: {answers: {model.version_fixed: yes, model.host: all}}}
changes: {next: {function: triage, answers: {change.new_use: unknown}}}
evidence: {map: {title: Map, file: map.pdf, effective: 2026-09-01, expires: 2027-09-01}}
decisions: [{on: fda_status, function: triage, line: near_checklist, is: device, by: C, dated: 2026-10-20, because: b}]
waivers: [{rule: fda.listing, duty: told, function: triage, by: D, because: b, until: 2027-01-31}]
scoped_out: [{rule: hipaa.notice, by: D, because: b}]
"""


def routes(data: object, route: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to every part of some data."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [route, *(found for step, part in parts for found in routes(part, (*route, step)))]


def replaced(data: Any, route: tuple[str | int, ...], other: object) -> object:
    """Data with one part replaced by another."""
    if not route:
        return other
    if isinstance(data, dict):
        return {key: replaced(part, route[1:], other) if key == route[0] else part for key, part in data.items()}
    return [replaced(part, route[1:], other) if step == route[0] else part for step, part in enumerate(data)]


RICH_DATA = read_document("a.yaml", RICH.encode(), Problems())
assert RICH_DATA is not None
ROUTES = routes(RICH_DATA.data)


@given(route=st.sampled_from(ROUTES), other=data, again=st.none() | st.sampled_from(ROUTES))
def test_no_part_breaks_the_reading(
    rulebook: Rulebook, route: tuple[str | int, ...], other: object, again: tuple[str | int, ...] | None
) -> None:
    """An assessment in which some part is replaced by anything is read as well, with every problem at a place."""
    assert RICH_DATA is not None
    changed = replaced(RICH_DATA.data, route, other)
    document = document_of(replaced(changed, again, other) if again in routes(changed) else changed)
    assume(document is not None)
    assert document is not None
    problems = Problems()

    gather_facts(document, rulebook, problems, None)

    assert all(problem.at is not None and problem.at.line == 1 for problem in problems.found)


def test_rich_assessment_is_right(rulebook: Rulebook) -> None:
    """The assessment that these tests take to pieces has nothing wrong in it."""
    problems = Problems()
    assert RICH_DATA is not None

    facts = gather_facts(RICH_DATA, rulebook, problems, None)

    assert problems.found == []
    assert len(facts.answers) == 12


def test_messages_have_no_words_of_programmers(rulebook: Rulebook) -> None:
    """Whatever has the wrong shape, no message speaks of Python or pydantic."""
    odd = {"a": "b"}
    for wrong in (None, "x", ["x"], odd, [odd], {"x": odd}, {"x": ["y"]}, {"x": None}):
        for key in (key for key in KEYS if "." not in key):
            problems = Problems()
            gather_facts(document_of({key: wrong}), rulebook, problems, None)
            for problem in problems.found:
                words = " ".join([problem.says, *problem.help])
                for word in ("Input", "dict", "NoneType", "str ", "object", "valid", "None"):
                    assert word not in words, words
                assert problem.says[0].islower() or problem.says[0] == "`", problem.says
                assert not problem.says.endswith("."), problem.says


def test_real_yaml_of_odd_shapes(rulebook: Rulebook) -> None:
    """An empty file and a file that is no mapping are told as no assessment."""
    for text in ("", "# nothing\n", "- a\n", "assessment\n"):
        problems = Problems()
        document = read_document("a.yaml", text.encode(), problems)
        assert document is not None
        gather_facts(document, rulebook, problems, None)
        assert [(p.id, p.says) for p in problems.found] == [("wrong-shape", "this is not an assessment")]
