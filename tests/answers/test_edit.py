"""One answer or subject more in the text of a file, and not a character else changed."""

from __future__ import annotations

import difflib
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.answers.edit import put_answer, put_list, put_subject
from compliance.answers.edit_value import Written, as_data, as_yaml
from compliance.answers.scaffold import new_assessment
from compliance.packs.model import Rulebook
from compliance.sources.document import read_document
from compliance.sources.problem import Problems, Refused


def data_of(text: str) -> Any:
    """What a text says, with no mistake in it."""
    problems = Problems()
    document = read_document("a.yaml", text.encode(), problems)
    assert problems.found == []
    assert document is not None
    return document.data


def changes(before: str, after: str) -> list[str]:
    """The lines that differ, each with `-` or `+` before it."""
    compared = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in compared if line[:2] in ("- ", "+ ")]


BLOCK = """\
assessment: 1   # the format
deployment: {name: Asha, organisation: A Ltd}

answers:
  # where
  users.markets: [us, eu]   # from the store

  security.backups: yes

  notes.long: >-
    two lines
    of text
  detail.one:
    value: part   # of it
    # asked twice
    by: Legal
    evidence:
    - ra-2026
  "quoted.key": 'it''s'
  # the last word on answers

functions:   # what people can do
  triage:
    title: Triage
    answers:
      function.audience: [consumers]
  reminders: {title: Reminders, like: triage}
  bare:
models: {}  # none yet
evidence: {}
"""


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (
            "users.markets",
            ["in"],
            ["-   users.markets: [us, eu]   # from the store", "+   users.markets: [in]   # from the store"],
        ),
        ("security.backups", "no", ["-   security.backups: yes", "+   security.backups: no"]),
        (
            "notes.long",
            "one, and short",
            [
                "-   notes.long: >-",
                "-     two lines",
                "-     of text",
                '+   notes.long: "one, and short"',
            ],
        ),
        (
            "detail.one",
            {"value": "complete", "by": "Me"},
            [
                "-   detail.one:",
                "+   detail.one: {value: complete, by: Me}",
                "-     value: part   # of it",
                "-     by: Legal",
                "-     evidence:",
                "-     - ra-2026",
            ],
        ),
        ("quoted.key", "x", ["-   \"quoted.key\": 'it''s'", '+   "quoted.key": x']),
        ("new.one", "unknown", ["+   new.one: unknown"]),
    ],
)
def test_answer_in_block_style(question: str, value: Written, expected: list[str]) -> None:
    """An answer is put in or replaced where it belongs; comments stay, also those inside and behind it."""
    after = put_answer(BLOCK, question, None, None, value)

    assert sorted(changes(BLOCK, after)) == sorted(expected)
    data = data_of(BLOCK)
    data["answers"][question] = as_data(value)
    assert data_of(after) == data


def test_new_answer_stands_below_the_last_one() -> None:
    """A new answer stands directly below the last one, before the comments and empty lines that follow."""
    lines = put_answer(BLOCK, "new.one", None, None, "yes").splitlines()

    assert lines[lines.index("  new.one: yes") - 1] == "  \"quoted.key\": 'it''s'"


@pytest.mark.parametrize(
    ("subject", "question", "expected"),
    [
        ("triage", "function.inputs", ["+       function.inputs: none"]),
        (
            "triage",
            "function.audience",
            ["-       function.audience: [consumers]", "+       function.audience: none"],
        ),
        (
            "reminders",
            "function.audience",
            [
                "-   reminders: {title: Reminders, like: triage}",
                "+   reminders: {title: Reminders, like: triage, answers: {function.audience: none}}",
            ],
        ),
        ("bare", "function.audience", ["+     answers:", "+       function.audience: none"]),
    ],
)
def test_answer_of_a_subject(subject: str, question: str, expected: list[str]) -> None:
    """An answer of a subject is put below it, in block or in flow style, with `answers` begun where it is missing."""
    after = put_answer(BLOCK, question, "functions", subject, "none")

    assert changes(BLOCK, after) == expected
    assert data_of(after)["functions"][subject]["answers"][question] == "none"


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("functions", ["+   chat:", '+     title: "Chat: all of it"']),
        (
            "models",
            ["- models: {}  # none yet", "+ models:  # none yet", "+   chat:", '+     title: "Chat: all of it"'],
        ),
        ("recipients", ["+ recipients:", "+   chat:", '+     title: "Chat: all of it"']),
    ],
)
def test_subject_is_put_in(plural: str, expected: list[str]) -> None:
    """A subject is put below the others, below a list that was empty, or below a list that is begun."""
    after = put_subject(BLOCK, plural, "chat", "Chat: all of it")

    assert changes(BLOCK, after) == expected
    assert data_of(after)[plural]["chat"] == {"title": "Chat: all of it"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nanswers: {}\n", "a: 1\nanswers:\n  x.y: yes\n"),
        ("a: 1\nanswers:\n", "a: 1\nanswers:\n  x.y: yes\n"),
        ("a: 1\nanswers:", "a: 1\nanswers:\n  x.y: yes"),
        ("a: 1\nanswers: ~ # soon\n", "a: 1\nanswers: # soon\n  x.y: yes\n"),
        ("a: 1\nanswers: null\nb: 2\n", "a: 1\nanswers:\n  x.y: yes\nb: 2\n"),
        ("a: 1\n", "a: 1\nanswers:\n  x.y: yes\n"),
        ("a: 1", "a: 1\nanswers:\n  x.y: yes"),
        ("a: 1\r\nanswers:\r\n  u.v: no\r\n", "a: 1\r\nanswers:\r\n  u.v: no\r\n  x.y: yes\r\n"),
        ("a: 1\r\nanswers:", "a: 1\r\nanswers:\r\n  x.y: yes"),
        ("\ufeffa: 1\nanswers: {}\n", "\ufeffa: 1\nanswers:\n  x.y: yes\n"),
        ("{a: 1, answers: {u.v: no}}", "{a: 1, answers: {u.v: no, x.y: yes}}"),
        ("{a: 1, answers: {}}", "{a: 1, answers: {x.y: yes}}"),
        ("{a: 1, answers: }", "{a: 1, answers: {x.y: yes} }"),
        ("{a: 1}", "{a: 1, answers: {x.y: yes}}"),
        ("{a: 1,}\n", "{a: 1, answers: {x.y: yes},}\n"),
        ("a: 1\nanswers: {x.y: no}\n", "a: 1\nanswers: {x.y: yes}\n"),
        ("a: 1\nanswers: {x.y: }\n", "a: 1\nanswers: {x.y: yes }\n"),
        ("a: 1\nanswers: {x.y: {value: \"}\", note: '{'}, z.z: 3}\n", "a: 1\nanswers: {x.y: yes, z.z: 3}\n"),
        (
            "a: 1\nanswers: {\n  u.v: [a, # one }\n    b],\n  w.w: no # last\n}\n",
            "a: 1\nanswers: {\n  u.v: [a, # one }\n    b],\n  w.w: no, x.y: yes # last\n}\n",
        ),
        ("a: 1\nanswers: {\n  x.y: [a, # one }\n    b],\n}\n", "a: 1\nanswers: {\n  x.y: yes,\n}\n"),
        ("a: 1\nanswers:\n    u.v: no\n", "a: 1\nanswers:\n    u.v: no\n    x.y: yes\n"),
        ("a: 1\nanswers:\n  x.y: two\n    lines\n  u.v: 1\n", "a: 1\nanswers:\n  x.y: yes\n  u.v: 1\n"),
        ("a: 1\nanswers:\n  x.y:\n    below\n  u.v: 1\n", "a: 1\nanswers:\n  x.y:\n    yes\n  u.v: 1\n"),
        ("a: 1\nanswers:\n  x.y: 'two\n\n    lines'  # c\n  u.v: 1\n", "a: 1\nanswers:\n  x.y: yes  # c\n  u.v: 1\n"),
        ("a: 1\nanswers:\n  x.y: |  # c\n    # text\n  u.v: 1\n", "a: 1\nanswers:\n  x.y: yes  # c\n  u.v: 1\n"),
        ("a: 1\nanswers:\n  u.v: |\n    text\n    # text\n", "a: 1\nanswers:\n  u.v: |\n    text\n    # text\n  x.y: yes\n"),
        ("a: 1\nanswers:\n  x.y:\n  - a\n  # c\n  - b\nb: 2\n", "a: 1\nanswers:\n  x.y: yes\n  # c\nb: 2\n"),
        ("  a: 1\n  answers:\n      u.v: no\n", "  a: 1\n  answers:\n      u.v: no\n      x.y: yes\n"),
        ("a: 1\nanswers:\n  # Is it?\n  # x.y:\n\n  # Other\n", "a: 1\nanswers:\n  # Is it?\n  # x.y:\n  x.y: yes\n\n  # Other\n"),
        (
            "a: 1\nanswers:\n  # x.y:\n\n  # Other\n  u.v: 1\n",
            "a: 1\nanswers:\n  # x.y:\n  x.y: yes\n\n  # Other\n  u.v: 1\n",
        ),
        ("---\na: 1\nanswers:\n  u.v: no\n...\n", "---\na: 1\nanswers:\n  u.v: no\n  x.y: yes\n...\n"),
        ('a: 1\n"answers" : {u.v: "\\"}"}\n', 'a: 1\n"answers" : {u.v: "\\"}", x.y: yes}\n'),
    ],
)  # fmt: skip
def test_answer_in_any_style(before: str, after: str) -> None:
    """Whatever the style of the file, the answer `x.y: yes` is put in, and the rest keeps its characters."""
    assert put_answer(before, "x.y", None, None, "yes") == after


def test_scaffold_is_filled_in_where_it_asks(rulebook: Rulebook) -> None:
    """In a new file an answer stands below its question, and a list of subjects before its example."""
    text = new_assessment(rulebook, ["us-fda", "us-hipaa"])

    answered = put_answer(text, "notice.says", None, None, ["purposes"])
    listed = put_subject(answered, "functions", "triage", "Triage chat")
    final = put_answer(listed, "function.audience", "functions", "triage", ["consumers"])

    assert changes(text, final) == [
        "+   notice.says: [purposes]",
        "+ functions:",
        "+   triage:",
        "+     title: Triage chat",
        "+     answers:",
        "+       function.audience: [consumers]",
    ]
    lines = final.splitlines()
    assert lines[lines.index("  notice.says: [purposes]") - 1] == "  # notice.says:"
    assert lines[lines.index("# functions:") - 1] == "      function.audience: [consumers]"


@pytest.mark.parametrize(
    ("before", "more", "after"),
    [
        ("a: 1\n", False, "a: 1\nmodels: {}\n"),
        ("a: 1\n", True, "a: 1\nmodels:\n  more: unknown\n"),
        ("a: 1\nmodels:\n", False, "a: 1\nmodels: {}\n"),
        ("a: 1\nmodels: {}\n", False, "a: 1\nmodels: {}\n"),
        ("a: 1\nmodels: {}\n", True, "a: 1\nmodels:\n  more: unknown\n"),
        ("a: 1\nmodels:\n  more: unknown\n", False, "a: 1\nmodels: {}\n"),
        ("a: 1\nmodels:\n  more: unknown\n", True, "a: 1\nmodels:\n  more: unknown\n"),
        ("a: 1\nmodels:\n  b: {}\n", True, "a: 1\nmodels:\n  b: {}\n  more: unknown\n"),
        ("a: 1\nmodels:\n  b: {}\n", False, "a: 1\nmodels:\n  b: {}\n"),
        ("a: 1\nmodels:\n  more: unknown\n  # c\n  b: {}\n", False, "a: 1\nmodels:\n  # c\n  b: {}\n"),
        ("a: 1\nmodels: {more: unknown, b: {}}\n", False, "a: 1\nmodels: {b: {}}\n"),
        ("a: 1\nmodels: {b: {}, more: unknown}\n", False, "a: 1\nmodels: {b: {}}\n"),
        ("a: 1\nmodels: {b: {}, more: unknown, c: {}}\n", False, "a: 1\nmodels: {b: {}, c: {}}\n"),
    ],
)  # fmt: skip
def test_list_is_opened_and_closed(before: str, more: bool, after: str) -> None:
    """A list is begun, opened by `more: unknown`, or closed by taking it away."""
    assert put_list(before, "models", more) == after


@pytest.mark.parametrize(
    ("before", "id"),
    [
        ("", "cannot-edit"),
        ("- a\n", "cannot-edit"),
        ("a: 1\nanswers: [x]\n", "cannot-edit"),
        ("a: 1\nanswers: text\n", "cannot-edit"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: [\n", "broken-yaml"),
        ("{a: two\n lines}", "cannot-edit"),
        ("a: 1\nanswers:\n  ? x.y\n  : no\n", "cannot-edit"),
    ],
)
def test_file_that_cannot_be_changed_safely(before: str, id: str) -> None:
    """A file that cannot be read, or is written in too unusual a way, is refused with the way out."""
    with pytest.raises(Refused) as caught:
        put_answer(before, "x.y", None, None, "yes", "asha.yaml")

    assert [problem.id for problem in caught.value.problems] == [id]
    if id == "cannot-edit":
        assert caught.value.problems[0].help == ("write it yourself: `x.y: yes`",)
        assert caught.value.problems[0].at is not None
        assert caught.value.problems[0].at.file == "asha.yaml"


def test_subjects_that_cannot_be_put_in() -> None:
    """An answer needs a subject that is listed; a new subject needs an id that is free and well formed."""
    for put, id, says in (
        (lambda: put_answer(BLOCK, "x.y", "functions", "triag", "yes"), "unknown-subject", "`functions` does not list"),
        (lambda: put_answer(BLOCK, "x.y", "recipients", "a", "yes"), "unknown-subject", "`recipients` does not list"),
        (lambda: put_subject(BLOCK, "functions", "triage", "T"), "duplicate-id", "`functions` already lists `triage`"),
        (lambda: put_subject(BLOCK, "functions", "Triage Chat", "T"), "bad-id", "`Triage Chat` cannot be an id"),
        (lambda: put_subject(BLOCK, "functions", "more", "T"), "bad-id", "`more` cannot be an id"),
    ):
        with pytest.raises(Refused) as caught:
            put()
        assert caught.value.problems[0].id == id
        assert caught.value.problems[0].says.startswith(says)


def test_text_that_no_file_can_hold() -> None:
    """An answer with half a character, as broken terminals give it, is refused."""
    with pytest.raises(Refused):
        put_answer("a: 1\n", "x.y", None, None, "\udc80")


values: st.SearchStrategy[Any] = st.recursive(
    st.text(max_size=12)
    | st.sampled_from(["yes", "null", "~", "true", "- a", "a: b", "#", "x #y", "'", '"', "{", "[a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(value=values)
def test_value_reads_back(value: Written) -> None:
    """Any text, list or group of keys is written so that it reads back as it was."""
    assert data_of(f"a: {as_yaml(value)}\n") == {"a": as_data(value)}
    assert data_of(f"{{a: [{as_yaml(value)}]}}\n") == {"a": [as_data(value)]}


IDS = ("a.one", "a.two", "b.one", "b_two.x")
SUBJECTS = ("it", "that-one", "x2")


def written(data: object, indent: int, style: random.Random) -> str:
    """Data behind a colon, in one of the many ways that people write it."""
    pad = " " * indent
    comment = style.choice(["", "", "  # a note", "   # {x: ["])
    if data is None:
        return style.choice(["", " null", " ~"]) + comment
    if isinstance(data, str):
        if style.random() < 0.15 and data.isalpha():
            return f" |-\n{pad}  {data}" + style.choice(["", f"\n{pad[:-1]}# low comment" if indent else ""])
        return " " + style.choice([data, f"'{data}'", f'"{data}"']) + comment
    if isinstance(data, list):
        if not data or style.random() < 0.5:
            return " [" + ", ".join(str(item) for item in data) + "]" + comment
        low = style.choice([0, 2]) if indent >= 2 else 2
        return comment + "".join(f"\n{pad[: indent - 2 + low]}- {item}" for item in data)
    assert isinstance(data, dict)
    if not data or style.random() < 0.35:
        return " " + in_flow(data) + comment
    lines = []
    for key, value in data.items():
        if style.random() < 0.2:
            lines.append(style.choice(["", f"{pad}# {key}:", "# at the margin", f"{pad}   # further right"]))
        lines.append(f"{pad}{key}:{written(value, indent + style.choice([2, 4]), style)}")
    return comment + "".join(f"\n{line}" for line in lines) + style.choice(["", "", f"\n{pad}# the end"])


def in_flow(data: object) -> str:
    """Data in brackets."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {in_flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(in_flow(item) for item in data) + "]"
    return "" if data is None else str(data)


plain = st.sampled_from(["yes", "no", "part", "30 days", "2026-10-03"])
detailed = st.fixed_dictionaries({"value": plain}, optional={"by": plain, "unknown": st.lists(plain, max_size=2)})
answers = st.none() | st.dictionaries(st.sampled_from(IDS), plain | st.lists(plain, max_size=3) | detailed | st.none())
subject = st.none() | st.fixed_dictionaries({}, optional={"title": plain, "answers": answers, "like": plain})
files = st.fixed_dictionaries(
    {"assessment": st.just("1")},
    optional={
        "answers": answers,
        "functions": st.none() | st.dictionaries(st.sampled_from(SUBJECTS), subject),
        "evidence": st.dictionaries(st.sampled_from(["e1", "e2"]), st.fixed_dictionaries({"title": plain})),
    },
)


@given(
    data=files,
    style=st.randoms(use_true_random=False),
    question=st.sampled_from(IDS),
    subject=st.none() | st.sampled_from(SUBJECTS),
    value=plain | st.lists(plain, max_size=2) | detailed,
    ending=st.sampled_from(["\n", "", "\n\n# end\n"]),
)
def test_edit_changes_one_thing(
    data: dict[str, Any], style: random.Random, question: str, subject: str | None, value: Written, ending: str
) -> None:
    """After an edit the data is the old data with that one change, and every line outside the old answer is untouched."""
    text = "\n".join(f"{key}:{written(part, 2, style)}" for key, part in data.items()) + ending
    problems = Problems()
    document = read_document("a.yaml", text.encode(), problems)
    assert document is not None, (text, problems.found)
    assert document.data == data, text
    if subject is not None and subject not in (data.get("functions") or {}):
        text = put_subject(text, "functions", subject, "New")
        data = {**data, "functions": {**(data.get("functions") or {}), subject: {"title": "New"}}}
        assert data_of(text) == data

    after = put_answer(text, question, "functions" if subject else None, subject, value)

    if subject is None:
        old = (data.get("answers") or {}).get(question)
        expected = {**data, "answers": {**(data.get("answers") or {}), question: as_data(value)}}
    else:
        one = data["functions"][subject] or {}
        old = (one.get("answers") or {}).get(question)
        one = {**one, "answers": {**(one.get("answers") or {}), question: as_data(value)}}
        expected = {**data, "functions": {**data["functions"], subject: one}}
    assert data_of(after) == expected
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    remaining = after.split("\n")
    for line in comments:
        assert line in remaining, text
    removed = [line for line in difflib.ndiff(text.split("\n"), remaining) if line.startswith("- ")]
    if not isinstance(old, dict | list) and (old is None or "|" not in text):
        assert len(removed) <= 1, (text, after)
