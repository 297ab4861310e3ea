"""The table of regulators' worked examples: what cases try, what examples.yaml lists, and what it comes to."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from cli.running import run
from compliance.authoring.check.looked import Looked
from compliance.authoring.check.since_review import find_changed_since_review
from compliance.authoring.check.steps import PackSteps
from compliance.authoring.handbook import handbook
from compliance.authoring.handbook_markdown import handbook_markdown
from compliance.authoring.read_cases import read_cases
from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.authoring.worked_examples import ExampleRow, worked_examples
from compliance.authoring.worked_examples_text import (
    worked_examples_csv,
    worked_examples_json,
    worked_examples_text,
)
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from compliance.sources.place import Place
from compliance.sources.problem import Problems, Refused

DEMO = Path(__file__).parent.parent / "problems" / "_demo"
DAY = date(2026, 11, 22)
EXAMPLES = """\
examples:
  - instrument: demo-act
    at: "8"
    outcome: whoever sells such an app for another is fined too
    not_expressible: No question asks for whom somebody else sells the app.
    to_ask: for each seller, in whose name it sells
  - {instrument: demo-note, at: example 9, outcome: no notice is needed, left_out: It is about apps of the State.}
"""
CASES = """\
given:
  late: {answers: {users.markets: [eu], notice.given: later}}
cases:
  - case: Late
    from: {in: demo-act, at: "1", outcome: a breach}
    like: late
    expect: {demo.notice: gap}
  - case: Late again
    from: {in: demo-act, at: "1", outcome: a breach}
    like: late
    expect: {demo.notice: gap}
  - case: Late with an excuse
    from: {in: demo-note, at: example 10, outcome: no breach}
    like: late
    disagrees: The note overlooks the words "when people sign up".
    expect: {demo.notice: gap}
  - case: Late and forgiven
    from: {in: demo-note, at: example 2, outcome: no breach}
    like: late
    todo: No question asks whether it was forgiven.
    expect: {demo.notice: met}
  - case: Late and not yet read
    from: {in: demo-note, at: example 3, outcome: no breach}
    like: late
    confirm: look
    expect: {demo.notice: met}
  - case: Late without more
    from: {in: demo-note, at: example 4}
    like: late
    expect: {demo.notice: gap}
  - case: Wrong
    from: {in: demo-note, at: example 5, outcome: no breach}
    like: late
    expect: {demo.notice: met}
"""
CONTESTED = {
    "classifications_more.yaml": """\
classifications:
  - id: lateness
    title: Whether it is late
    outcomes: {late: Late, not_late: Not late}
    decide:
      - id: evening
        when: notice.given is later
        then: [late, not_late]
        because: Nobody knows.
        contested: One court says so, another does not.
        standing: statute
        cite: [{in: demo-act, at: "1", quote: give notice when people sign up}]
      - {id: rest, otherwise: not_late}
""",
    "cases/more.yaml": """\
cases:
  - case: In the evening
    from: {in: demo-act, at: "2", outcome: late}
    like: late
    expect: {lateness: {one_of: [late, not_late]}}
""",
}


def made(tmp: Path, files: Mapping[str, str]) -> Rulebook:
    """The small pack with more files, read twice: anew and from the cache."""
    copytree(DEMO / "rules", tmp / "rules", dirs_exist_ok=True)
    for name, text in files.items():
        path = tmp / "rules/demo" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rulebook = load_rulebook([tmp / "rules"], cache_folder=tmp / "cache").rulebook
    assert load_rulebook([tmp / "rules"], cache_folder=tmp / "cache").rulebook.examples == rulebook.examples
    return rulebook


def rows_of(tmp: Path, files: Mapping[str, str]) -> tuple[ExampleRow, ...]:
    """The examples of the small pack with more files."""
    rulebook, problems = made(tmp, files), Problems()
    cases = read_cases(tmp / "rules/demo", rulebook, DAY, problems)
    problems.refuse_if_any()
    return worked_examples(rulebook, "demo", cases)


def refused(tmp: Path, files: Mapping[str, str]) -> list[tuple[str, str]]:
    """Why the small pack with more files is refused."""
    with pytest.raises(Refused) as found:
        rows_of(tmp, files)
    return [(problem.id, problem.says) for problem in found.value.problems]


def test_each_example_stands_as_its_case_or_its_line_says(tmp_path: Path) -> None:
    """Rows come in the order of instruments and of places as people count, with why they do not simply agree."""
    rows = rows_of(tmp_path, {"examples.yaml": EXAMPLES, "cases/a.yaml": CASES, **CONTESTED})

    assert [(row.instrument, row.at, row.stands, row.says) for row in rows] == [
        ("demo-act", "1", "agrees", "gap (demo.notice)"),
        ("demo-act", "1", "agrees", "gap (demo.notice)"),
        ("demo-act", "2", "contested", "late or not_late (lateness)"),
        ("demo-act", "8", "not_expressible", ""),
        ("demo-note", "example 2", "todo", "gap (demo.notice)"),
        ("demo-note", "example 3", "unconfirmed", "gap (demo.notice)"),
        ("demo-note", "example 4", "no_outcome", "gap (demo.notice)"),
        ("demo-note", "example 5", "fails", "gap (demo.notice)"),
        ("demo-note", "example 9", "left_out", ""),
        ("demo-note", "example 10", "disagrees", "gap (demo.notice)"),
    ]
    reasons = {row.at: row.reason for row in rows if row.reason}
    assert reasons["2"] == "`lateness`: One court says so, another does not."
    assert reasons["8"] == "No question asks for whom somebody else sells the app."
    assert reasons["example 2"] == "No question asks whether it was forgiven."
    assert reasons["example 5"].startswith("`demo.notice` comes out differently")
    assert reasons["example 10"] == 'The note overlooks the words "when people sign up".'
    assert rows[3].to_ask == "for each seller, in whose name it sells"
    assert rows[3].place == Place("demo/examples.yaml", 3, 9, 3)


def test_table_as_text(tmp_path: Path) -> None:
    """The text has a row for what is alike, the places, the reasons, and at the end what it comes to, in 100 columns."""
    long = CASES.replace("outcome: a breach", f"outcome: {'an officially told breach ' * 9}")
    told = worked_examples_text(rows_of(tmp_path, {"examples.yaml": EXAMPLES, "cases/a.yaml": long}))

    lines = told.splitlines()
    assert max(map(len, lines)) <= 100
    assert lines[0] == "The Act (demo, demo-act)"
    assert lines[1].startswith("  1  an officially told breach an officially told …")
    assert lines[1].endswith("gap (demo.notice)")
    assert lines[2] == "    demo/cases/a.yaml:4, 8"
    assert "    not expressible: No question asks for whom somebody else sells the app." in lines
    assert "    to be asked: for each seller, in whose name it sells" in lines
    assert '    disagrees: The note overlooks the words "when people sign up".' in lines
    assert " ".join(told[told.index("demo: 7") :].split()) == (
        "demo: 7 worked examples covered: 2 agree, 0 contested, 1 disagree, 1 open as todo, 1 fail, "
        "1 wait to be confirmed, 1 without an official outcome; 1 not expressible, 1 left out "
        "not expressible: demo-act 8: No question asks for whom somebody else sells the app. "
        "open as todo: demo-note example 2: No question asks whether it was forgiven. "
        "fails: demo-note example 5: `demo.notice` comes out differently: expected met, got gap "
        'disagrees: demo-note example 10: The note overlooks the words "when people sign up".'
    )
    assert worked_examples_text(()).startswith("No case of these packs")


def test_table_for_other_programs(tmp_path: Path) -> None:
    """CSV has a line for each example, JSON the totals too; both have every text whole."""
    rows = rows_of(tmp_path, {"examples.yaml": EXAMPLES, "cases/a.yaml": CASES})
    lines = list(csv.DictReader(io.StringIO(worked_examples_csv(rows))))
    told = json.loads(worked_examples_json(rows, "1.0"))

    assert len(lines) == len(told["examples"]) == len(rows)
    assert lines[0] | {"line": 4} == told["examples"][0]
    assert told["examples"][0] == {
        "pack": "demo",
        "instrument": "demo-act",
        "title": "The Act",
        "at": "1",
        "outcome": "a breach",
        "stands": "agrees",
        "says": "gap (demo.notice)",
        "reason": "",
        "to_ask": "",
        "case": "Late",
        "file": "demo/cases/a.yaml",
        "line": 4,
    }
    assert told["totals"]["all"] == told["totals"]["packs"]["demo"]
    assert told["totals"]["all"]["covered"] == 7
    assert told["totals"]["all"]["not_expressible"] == 1


def test_handbook_tells_what_the_examples_come_to(tmp_path: Path) -> None:
    """The document for a lawyer counts the examples, and says of which the pack reads the law otherwise."""
    rulebook = made(tmp_path, {"examples.yaml": EXAMPLES, "cases/a.yaml": CASES})
    cases = read_cases(tmp_path / "rules/demo", rulebook, DAY, Problems())
    told = handbook_markdown(handbook(rulebook, "demo", cases))

    assert "7 worked examples covered: 2 agree" in told
    assert "disagrees: demo-note example 10: The note overlooks" in told
    assert '"when people sign up". The regulator says: no breach' in told


@pytest.mark.parametrize(
    ("old", "new", "id", "says"),
    [
        ("demo-act", "demo-atc", "unknown-instrument", "there is no instrument `demo-atc`"),
        (
            "    not_expressible: No question asks for whom somebody else sells the app.\n",
            "",
            "untreated-provision",
            "the example at `8` does not say why no case tries it",
        ),
        (
            "not_expressible:",
            "left_out: It is rare.\n    not_expressible:",
            "untreated-provision",
            "the example at `8` says both `not_expressible` and `left_out`",
        ),
        (
            "not_expressible:",
            "left_out:",
            "untreated-provision",
            "the example at `8` says both `left_out` and `to_ask`",
        ),
        ("demo-note, at: example 9", 'demo-act, at: " 8"', "listed-twice", "the example at `8` is listed twice"),
        ("outcome:", "result:", "missing-key", "this item of `examples` has no `outcome`"),
    ],
)
def test_mistakes_in_the_list_of_examples(tmp_path: Path, old: str, new: str, id: str, says: str) -> None:
    """A text that nobody knows, no reason or two, and an example that is listed twice are told."""
    assert old in EXAMPLES
    assert (id, says) in refused(tmp_path, {"examples.yaml": EXAMPLES.replace(old, new, 1)})


def test_who_disagrees_says_with_what(tmp_path: Path) -> None:
    """A case that disagrees and cites no official outcome is a mistake."""
    for cited in ("from: {in: demo-note, at: example 10}", "note: it is"):
        cases = CASES.replace("from: {in: demo-note, at: example 10, outcome: no breach}", cited)
        assert refused(tmp_path, {"cases/a.yaml": cases}) == [
            ("missing-key", "this case disagrees, and does not say with what")
        ]


def test_place_that_the_archived_text_does_not_have(tmp_path: Path) -> None:
    """The place of a listed example is looked for in the archived text, as far as it can be read."""
    rulebook = made(tmp_path, {"examples.yaml": EXAMPLES.replace('"8"', '"88"').replace("demo-note", "demo-act")})
    steps = PackSteps(Looked(rulebook, "demo", tmp_path / "rules/demo", DAY, DEMO / "sources"))

    told = [(one.id, one.says) for one in steps.make("quotes").problems if one.at and "examples" in one.at.file]
    assert told == [("unknown-provision", "the archived text of `demo-act` has no `88`")]


def test_example_that_a_case_tries_after_all(tmp_path: Path) -> None:
    """An example that is listed as one that no case tries, and that a case cites, is told by the step that runs cases."""
    cases = CASES.replace("example 10", "Example  9")
    rulebook = made(tmp_path, {"examples.yaml": EXAMPLES, "cases/a.yaml": cases})
    told = PackSteps(Looked(rulebook, "demo", tmp_path / "rules/demo", DAY)).make("cases").problems

    assert [one.says for one in told if one.id == "tried-after-all"] == [
        "the example at `example 9` of `demo-note` is said to be left out, and a case tries it"
    ]


def test_listed_examples_are_signed_as_read(tmp_path: Path) -> None:
    """The lists of examples are signed instrument by instrument; an example that changes, or is new, is told in its place."""
    folder = tmp_path / "rules/demo"
    record = sign_record(None, made(tmp_path, {"examples.yaml": EXAMPLES}), "demo", "second reader", DAY, folder=folder)
    record_path(folder).write_text(record_text(record, folder), encoding="utf-8")
    assert list(record["examples"]) == ["examples/demo-act", "examples/demo-note"]

    problems = Problems()
    find_changed_since_review(
        made(tmp_path, {"examples.yaml": EXAMPLES.replace("about apps", "about tools")}), "demo", folder, problems
    )
    [told] = problems.found
    assert (told.id, str(told.at)) == ("changed-since-review", "demo/examples.yaml:7:33")
    assert told.says.startswith(
        "the example `example 9` of the list of examples `examples/demo-note` has changed since"
    )


def test_command_prints_or_writes_the_table(tmp_path: Path) -> None:
    """`pack examples` prints the text, or writes another form to a file; whatever stands in it, the command succeeds."""
    made(tmp_path, {"examples.yaml": EXAMPLES, "cases/a.yaml": CASES})

    printed = run("pack", "examples", "rules/demo", folder=tmp_path)
    written = run("pack", "examples", "rules/demo", "--format", "csv", "-o", "table.csv", folder=tmp_path)

    assert (printed.code, written.code) == (0, 0)
    assert "demo: 7 worked examples covered: 2 agree, 0 contested, 1 disagree" in printed.out
    assert written.out == "Wrote table.csv\n"
    assert len(list(csv.DictReader((tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()))) == 9
