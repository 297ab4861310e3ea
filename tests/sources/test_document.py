"""Plain YAML becomes data in which every value is text, with the place of each piece."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.sources.document import Document, read_document
from compliance.sources.place import Place
from compliance.sources.problem import Problems


def read(text: str | bytes) -> tuple[Document | None, Problems]:
    """Read a text as the file `a.yaml`."""
    problems = Problems()
    return read_document("a.yaml", text if isinstance(text, bytes) else text.encode(), problems), problems


def document(text: str) -> Document:
    """Read a text that is right."""
    found, problems = read(text)
    assert problems.found == []
    assert found is not None
    return found


def told(text: str | bytes) -> list[tuple[str, int, int]]:
    """Return what is wrong with a text: the id of each problem, with line and column."""
    return [(p.id, p.at.line, p.at.column) if p.at else (p.id, 0, 0) for p in read(text)[1].found]


@pytest.fixture(params=["libyaml", "python"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two readers of events: the one in C, and the one that takes over where it is missing."""
    if request.param == "python":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    return str(request.param)


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "no",
        "on",
        "true",
        "Null",
        "NaN",
        "1",
        "012",
        "1_000",
        "0x10",
        "1e3",
        "2026-01-29",
        "12:30",
        "0.1.0",
        "=",
        "NULL",
    ],
)
def test_every_value_is_text(reader: str, word: str) -> None:
    """A value is the text that stands there, whatever YAML would make of it."""
    assert document(f"a: {word}\n").data == {"a": word}


@pytest.mark.parametrize("nothing", ["", " ", " ~", " null", "  # a note"])
def test_nothing_is_nothing(reader: str, nothing: str) -> None:
    """An empty value, `~` and `null` are nothing; in quotes they are text."""
    assert document(f"a:{nothing}\nb: x\n").data == {"a": None, "b": "x"}
    assert document("a: ''\nb: 'null'\nc: \"~\"\n").data == {"a": "", "b": "null", "c": "~"}


def test_every_style_of_text_is_read(reader: str) -> None:
    """Quotes, block style and several lines mean what they mean in YAML."""
    text = """\
plain: two
  lines
folded: >-
  two
  lines
kept: |
  two
  lines
single: 'it''s'
double: "a\\tb"
list: [a, 'b', {c: d}]
"""
    assert document(text).data == {
        "plain": "two lines",
        "folded": "two lines",
        "kept": "two\nlines\n",
        "single": "it's",
        "double": "a\tb",
        "list": ["a", "b", {"c": "d"}],
    }


def test_places_are_those_of_the_file(reader: str) -> None:
    """Keys, values, items and groups are found where they stand; steps that the file does not have are skipped."""
    found = document(
        "rules:\n  - id: a\n    cite: [{in: x, at: 'y z'}]\n  - id: b\n    text: >-\n      long\n      words\n"
    )
    assert found.place("rules", 0, "id") == Place("a.yaml", 2, 9, 1)
    assert found.key_place("rules", 0, "cite") == Place("a.yaml", 3, 5, 4)
    assert found.place("rules", 0, "cite", 0, "at") == Place("a.yaml", 3, 24, 5)
    assert found.place("rules", 1) == Place("a.yaml", 4, 5, 5)
    assert found.place("rules", 1, "text") == Place("a.yaml", 6, 7, 4)
    assert found.place("rules", 1, "no", "such", 3, "key") == found.place("rules", 1)
    assert found.place("rules", 0, "<invented>", "id") == found.place("rules", 0, "id")
    assert found.key_place("rules", 1) == found.place("rules", 1)
    assert found.place() == Place("a.yaml", 1, 1, 6)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a and b", "a and b"),
        ("'a and b'", "a and b"),
        ('"a and b"', "a and b"),
        (">-\n  a and\n  b", "a and   b"),
        ("|\n\n  a and\n\n  b\n", "a and    b"),
        ("  a and\n  b # note", "a and   b"),
        ("'a and\n  b'", "a and   b"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_condition_is_read_where_it_stands(reader: str, value: str, text: str, ends: str) -> None:
    """The text of a condition has line breaks as blanks, and each of its words leads back to its own place."""
    found = document(f"x: y\nwhen: {value}\n".replace("\n", ends))
    condition = found.condition_text("when")
    assert condition is not None
    shown, place_of = condition
    assert shown.split() == text.split()
    for word in ("a", "and", "b"):
        start = shown.index(word)
        place = place_of(start, start + len(word))
        line = found.source.line(place.line)
        assert line is not None
        assert line[place.column - 1 :][: place.width] == word


def test_a_condition_with_escapes_has_one_place(reader: str) -> None:
    """In a text with escapes the places of words are not known, so each of them is the whole text."""
    found = document("when: 'it''s' \nother: \"a\\n b\"\n")
    condition = found.condition_text("when")
    assert condition is not None
    assert condition[0] == "it's"
    assert condition[1](2, 3) == found.place("when") == Place("a.yaml", 1, 7, 7)
    other = found.condition_text("other")
    assert other is not None
    assert other[0] == "a\n b"


def test_only_text_is_a_condition(reader: str) -> None:
    """What is not there, a list, a group and nothing have no text to be read as a condition."""
    found = document("a: [x]\nb: {c: d}\ne:\nf: text\n")
    for route in (("a",), ("b",), ("e",), ("g",), ("f", "g"), ("f", 0), ()):
        assert found.condition_text(*route) is None
    inner = found.condition_text("a", 0)
    assert inner is not None
    assert inner[0] == "x"
    through_an_invented_step = document("force: {when: x}").condition_text("force", 0, "when")
    assert through_an_invented_step is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\na: c\n", ("duplicate-key", 2, 1)),
        ("a: {b: c, b: d}\n", ("duplicate-key", 1, 11)),
        ("a: &x b\n", ("alias", 1, 4)),
        ("a: *x\n", ("alias", 1, 4)),
        ("a: !!str b\n", ("tag", 1, 4)),
        ("a: !b\n", ("tag", 1, 4)),
        ("<<: b\n", ("merge-key", 1, 1)),
        ("a: b\n---\nc: d\n", ("several-documents", 2, 1)),
        ("a:\n\t b\n", ("tab", 2, 1)),
        ("a: b\tc\n", ("tab", 1, 5)),
        ("{a: x is one of (b, c)}", ("split-text", 1, 5)),
        ("[x is one of (b, c)]", ("split-text", 1, 2)),
        ("{a: Hello, world}", ("split-text", 1, 12)),
        ("a: Item #3 of a list\n", ("cut-by-comment", 1, 9)),
        ("? [a]\n: b\n", ("bad-key", 1, 3)),
        ("a: {{ b }}\n", ("bad-key", 1, 5)),
        (": b\n", ("bad-key", 1, 1)),
        ("a: b\nc: d: e\n", ("bare-colon", 2, 4)),
        ("a: 'b\n\nc: d\n", ("broken-yaml", 1, 4)),
        ("a: 'it's'\n", ("broken-yaml", 1, 8)),
        ('a: "b\\q"\n', ("broken-yaml", 1, 6)),
        ("a: @b\n", ("broken-yaml", 1, 4)),
        ("a: `b`\n", ("broken-yaml", 1, 4)),
        ("a: * b\n", ("broken-yaml", 1, 4)),
        ("a: [b\n", ("broken-yaml", 1, 4)),
        ("a: [b]]\n", ("broken-yaml", 1, 7)),
        ("a: - b\n", ("broken-yaml", 1, 4)),
        ("a:\n  b: 1\n c: 2\n", ("broken-yaml", 3, 2)),
        ("- a\nb: c\n", ("broken-yaml", 2, 1)),
        ("a:\n- b\nc\n", ("broken-yaml", 3, 1)),
        ("%YAML 3.0\n---\na: b\n", ("broken-yaml", 1, 1)),
        ("é: 'ü'\nx: 日本 'ü': y: z\n", ("bare-colon", 2, 4)),
        ("a: " + "[" * 61 + "]" * 61, ("too-deep", 1, 63)),
    ],
)
def test_what_plain_yaml_leaves_out_is_told_with_its_place(
    reader: str, text: str, expected: tuple[str, int, int]
) -> None:
    """Whatever our files may not use is a problem with a stable id, at the character where it begins."""
    assert told(text)[0] == expected


def test_one_split_sentence_is_told_once(reader: str) -> None:
    """A condition that commas have cut into several pieces is one problem."""
    assert told("{when: x includes any of (a, b, c, d), id: e}") == [("split-text", 1, 8)]


def test_a_key_whose_value_is_left_empty_is_not_a_split_text(reader: str) -> None:
    """Inside {} a key with a colon and nothing after it is only empty."""
    assert told("{a: , b : , c: d}") == []


def test_problems_before_a_broken_line_are_kept(reader: str) -> None:
    """What was found before reading had to stop is told as well."""
    assert told("a: b\na: c\nd: *e\nf: 'g\n") == [("duplicate-key", 2, 1), ("alias", 3, 4), ("broken-yaml", 4, 4)]


def test_data_is_returned_where_problems_leave_some(reader: str) -> None:
    """A problem that leaves the rest readable does not hide the rest; of a doubled key the first value is kept."""
    found, problems = read("a: b\na: c\nd: *e\n")
    assert found is not None
    assert found.data == {"a": "b", "d": None}
    assert problems.found[0].notes == ((Place("a.yaml", 1, 1, 1), "first written here"),)


def test_an_unclosed_quote_is_told_where_it_begins(reader: str) -> None:
    """If a quote swallowed lines up to the next one, it is told where it begins, and where it ends."""
    _, problems = read("a: 'b\nc: d\ne: f'g h\n")
    (problem,) = problems.found
    assert problem.says == "the quote that begins here ends only in line 3, column 5"
    assert problem.at == Place("a.yaml", 1, 4, 1)
    assert problem.notes[0][0] == Place("a.yaml", 3, 5, 1)


def test_an_unclosed_quote_is_suspected_where_another_line_is_told(reader: str) -> None:
    """If the text before a mistake is a quote of several lines, these lines are named."""
    _, problems = read("a: 'b\n  c'\n d: e\n")
    assert [note[1] for note in problems.found[0].notes] == [
        "the text before this is in quotes from line 1 to line 2: should it end earlier?"
    ]


@pytest.mark.parametrize(
    ("text", "line", "data", "noted"),
    [
        ("<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> other\nd: e\n", 1, {"a": "b", "d": "e"}, [3, 5]),
        ("a: b\n<<<<<<< HEAD\nd: e\n||||||| c\n=======\nd: f\n>>>>>>> x", 2, {"a": "b", "d": "e"}, [4, 5, 7]),
        ("a: b\n<<<<<<< HEAD\nd: e\n", 2, {"a": "b", "d": "e"}, []),
        ("<<<<<<< HEAD\na: b\n=======\nd: e\n", 1, {"a": "b", "d": "e"}, [3]),
        ("a: b\n>>>>>>> other\r\nd: e\n", 2, {"a": "b", "d": "e"}, []),
    ],
)
def test_two_versions_that_were_put_together_are_told(
    reader: str, text: str, line: int, data: dict[str, str], noted: list[int]
) -> None:
    """Marks of a merge are told at the first of them, and the rest is read with the first version alone."""
    found, problems = read(text)
    assert found is not None
    assert found.data == data
    (problem,) = problems.found
    assert problem.at is not None
    assert (problem.id, problem.at.line, problem.at.column) == ("broken-yaml", line, 1)
    assert [at.line for at, _ in problem.notes if at is not None] == noted
    assert found.place("d").line == text.partition("d: e")[0].count("\n") + 1


def test_a_line_of_signs_in_a_text_is_no_mark(reader: str) -> None:
    """A row of signs means nothing where no other mark of a merge stands, and within a line it never does."""
    assert told("a: 'b\n=======\nc'\nd: e <<<<<<< f >>>>>>>\n") == []


@pytest.mark.parametrize("before", ["", "  - {id: a}\n"])
@pytest.mark.parametrize("item", ["-{id: b, c: d}", '-{id: "b", c: "d, e"}', "-{id: b: c}"])
def test_a_blank_that_is_missing_after_a_dash_is_told(reader: str, before: str, item: str) -> None:
    """An item of a list that begins with `-{` lacks a blank, whatever YAML makes of it."""
    _, problems = read(f"list:\n{before}  {item}\n")
    assert problems.found[0].says == "a blank is missing after this `-`"
    assert problems.found[0].at == Place("a.yaml", 2 + bool(before), 3, 1)


def test_what_is_read_otherwise_in_double_quotes_is_told_in_files_of_rules(reader: str) -> None:
    """Without escapes, a backslash in double quotes stands only before itself and a quote; in other texts it may stand."""
    text = 'a: "S:\\Legal\\notes"\nb: "c\\\\d \\"e\\""\nf: \'g\\h\'\n"i\\tj": k\\l\nm: "n \\\n  \\ o"\np: "\\u2019"\n'
    problems = Problems()
    found = read_document("a.yaml", text.encode(), problems, escapes=False)
    assert found is not None
    assert [(one.says.split("`")[1], one.at) for one in problems.found] == [
        ("\\L", Place("a.yaml", 1, 7, 2)),
        ("\\n", Place("a.yaml", 1, 13, 2)),
        ("\\t", Place("a.yaml", 4, 3, 2)),
        ("\\u", Place("a.yaml", 7, 5, 2)),
    ]
    assert all("single quotes" in one.help[0] for one in problems.found)
    assert problems.found[-1].help[1] == "if you mean that character, write it as it is"
    assert told(text) == []


def test_a_blank_that_is_none_is_suspected(reader: str) -> None:
    """A no-break blank after a colon is named, since nobody can see it."""
    _, problems = read("a:\N{NO-BREAK SPACE}b\nc: d\n")
    assert any("no-break blank" in note[1] for note in problems.found[0].notes)


def test_an_empty_file_has_no_data(reader: str) -> None:
    """A file with nothing but notes in it is a document without data."""
    for text in ("", "\n\n", "# only a note\n", "---\n"):
        assert document(text).data is None


def test_marks_of_the_beginning_and_line_ends_of_all_systems_are_read(reader: str) -> None:
    """A byte order mark, Windows line ends and those of old Macs change neither data nor places."""
    found, problems = read("\ufeffa: b\r\nc: d\r\n".encode())
    assert problems.found == []
    assert found is not None
    assert found.data == {"a": "b", "c": "d"}
    assert found.place("c") == Place("a.yaml", 2, 4, 1)
    old_mac = document("a: b\rc: d\r")
    assert old_mac.data == {"a": "b", "c": "d"}
    assert old_mac.place("c") == Place("a.yaml", 2, 4, 1)


def test_too_many_problems_of_one_kind_end_the_reading(reader: str) -> None:
    """A file of nothing but mistakes does not flood the reader: a hundred are told."""
    assert len(told("".join(f"a{i}: *b\n" for i in range(300)))) == 100


def test_no_comment_is_told_where_it_cuts_nothing(reader: str) -> None:
    """A comment after a blank, on a line of its own, or after a quoted text cuts no text."""
    assert told("a: b # c\n#d: e\n  #f\ng: 'h' #i\nj: k#l\n") == []


texts = st.text(st.sampled_from("ab:-#'\"[]{}(),|>&*!%?@` \n\t\r~\\é日") | st.characters(codec="utf-8"), max_size=60)


@given(texts)
@settings(max_examples=300)
def test_any_text_is_data_or_a_problem_with_a_place(text: str) -> None:
    """Whatever is written, the answer is data, or a problem on a line of the file."""
    found, problems = read(text)
    assert found is not None or problems.errors
    lines = text.count("\n") + text.count("\r") + 1
    for problem in problems.found:
        assert problem.at is not None
        assert 1 <= problem.at.line <= lines


@given(st.binary(max_size=60))
def test_any_bytes_are_data_or_a_problem(data: bytes) -> None:
    """The same holds for bytes that are no text."""
    found, problems = read(data)
    assert found is not None or problems.errors


plain_data = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).filter(
        lambda s: s not in ("~", "null")
    ),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1), inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


@given(plain_data)
def test_what_is_written_is_read_back(data: object) -> None:
    """Data that is written by a YAML writer is read back as it was, and each of its texts stands at its place."""
    text = yaml.safe_dump(data, allow_unicode=True, default_style="'", width=10_000, default_flow_style=False)
    found = document(text)
    assert found.data == data

    def check(value: object, *route: str | int) -> None:
        if isinstance(value, str):
            place = found.place(*route)
            line = found.source.line(place.line)
            assert line is not None
            assert line[place.column - 1 :][: place.width] == "'" + value.replace("'", "''") + "'"
        elif isinstance(value, list):
            for i, item in enumerate(value):
                check(item, *route, i)
        elif isinstance(value, dict):
            for key, item in value.items():
                check(item, *route, key)

    check(data)


@pytest.mark.parametrize("sign", [">", ">="])
def test_a_sign_of_comparison_is_no_folded_text(reader: str, sign: str) -> None:
    """`> 30 days` as a value is told as what YAML takes it for, at the sign, with the words to write instead."""
    assert reader
    problems = read(f"rules:\n  - id: a.b\n    met_when: {sign} 30 days\n    gap: x\n")[1]
    [problem] = problems.found
    assert (problem.id, str(problem.at)) == ("folded-sign", "a.yaml:3:15")
    assert "folded text" in problem.says
    assert "is more than 30 days" in problem.help[0]
    assert document("gap: >-\n  some words\n").data == {"gap": "some words"}
