"""Problems in the forms that other programs read."""

import json
from xml.dom import minidom

import pytest

from cli.running import run
from compliance.authoring.problem_formats import CheckedStep, ProblemFormat, format_problems
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem

SOURCES = {"demo/rules.yaml": Source("demo/rules.yaml", "rules:\n  - id: <a & b>\n")}
WRONG = Problem(
    "unknown-name",
    "no term is called `<a & b>`, 100%",
    Place("demo/rules.yaml", 2, 9, 7),
    ("did you mean `ab`?",),
    ((Place("demo/terms.yaml", 1, 1), "declared here"), (None, "and nowhere else")),
)
NO_PLACE = Problem("no-pack", "there is no pack")
WARNING = Problem("said-twice", "`us` stands twice", Place("demo/cases/a.yaml", 3, 1), level="warning")
STEPS = [
    CheckedStep("demo", "read", (WRONG, NO_PLACE)),
    CheckedStep("demo", "cases", (WARNING,)),
    CheckedStep("other", "read", ()),
    CheckedStep("other", "quotes", (), "no folder of archived texts"),
]


def told(form: ProblemFormat, steps: list[CheckedStep] = STEPS) -> str:
    """The steps in a form; files are below `rules`."""
    return format_problems(form, steps, SOURCES, lambda file: f"rules/{file}", "1.2.3")


def test_json_has_every_part_of_a_problem() -> None:
    """JSON counts errors and warnings, and has the place, the advice and the notes of each problem."""
    found = json.loads(told("json"))

    assert (found["errors"], found["warnings"]) == (2, 1)
    assert found["problems"][0] == {
        "id": "unknown-name",
        "level": "error",
        "says": "no term is called `<a & b>`, 100%",
        "at": {"file": "rules/demo/rules.yaml", "line": 2, "column": 9, "width": 7},
        "help": ["did you mean `ab`?"],
        "notes": [
            {"says": "declared here", "at": {"file": "rules/demo/terms.yaml", "line": 1, "column": 1, "width": 0}},
            {"says": "and nowhere else", "at": None},
        ],
    }
    assert found["steps"][3] == {
        "pack": "other",
        "step": "quotes",
        "problems": 0,
        "left_out": "no folder of archived texts",
    }


def test_github_gets_one_line_for_each_problem() -> None:
    """Line breaks, commas and percent signs are escaped, so that one problem stays one note."""
    lines = told("github").splitlines()

    assert lines == [
        (
            "::error file=rules/demo/rules.yaml,line=2,col=9,title=unknown-name,endColumn=16"
            "::no term is called `<a & b>`, 100%25%0Adid you mean `ab`?%0Adeclared here%0Aand nowhere else"
        ),
        "::error title=no-pack::there is no pack",
        "::warning file=rules/demo/cases/a.yaml,line=3,col=1,title=said-twice::`us` stands twice",
    ]


def test_sarif_names_rules_places_and_related_places() -> None:
    """SARIF 2.1.0 has a rule with its page for each id, and a result with a region for each problem."""
    [sarif_run] = json.loads(told("sarif"))["runs"]
    rules = sarif_run["tool"]["driver"]["rules"]
    result = sarif_run["results"][0]

    assert [rule["id"] for rule in rules] == ["no-pack", "said-twice", "unknown-name"]
    assert all(rule["help"]["text"].startswith(f"# {rule['id']}\n") for rule in rules)
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "unknown-name"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "rules/demo/rules.yaml"},
                "region": {"startLine": 2, "startColumn": 9, "endColumn": 16},
            }
        }
    ]
    assert [related["message"]["text"] for related in result["relatedLocations"]] == ["declared here"]
    assert "locations" not in sarif_run["results"][1]


def test_sarif_escapes_what_no_address_has() -> None:
    """A blank or an umlaut in a file's name is escaped in the address."""
    step = CheckedStep("demo", "read", (Problem("tab", "a tab", Place("a b/ü.yaml", 1, 1)),))

    assert '"uri": "rules/a%20b/%C3%BC.yaml"' in told("sarif", [step])


def test_junit_has_a_case_for_each_pack_and_step() -> None:
    """A step with errors fails and shows them as on a terminal; warnings and steps left out do not fail."""
    document = minidom.parseString(told("junit"))  # noqa: S318 - our own text
    suites = {suite.getAttribute("name"): suite for suite in document.getElementsByTagName("testsuite")}
    [failure] = document.getElementsByTagName("failure")

    assert [suites["demo"].getAttribute(key) for key in ("tests", "failures", "skipped")] == ["2", "1", "0"]
    assert [suites["other"].getAttribute(key) for key in ("tests", "failures", "skipped")] == ["2", "0", "1"]
    assert failure.getAttribute("type") == "unknown-name"
    assert "2 |   - id: <a & b>" in failure.firstChild.data  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_same_steps_give_the_same_text(form: ProblemFormat) -> None:
    """The same problems give the same bytes."""
    assert told(form) == told(form)
    assert told(form).endswith("\n")


def test_check_prints_a_form_and_ends_with_3(tmp_path) -> None:
    """`pack check` prints the chosen form on standard output, with paths from where it runs, and ends with 3."""
    pack = tmp_path / "packs" / "demo"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("pack: demo\ntitle: It\n", encoding="utf-8")

    ran = run("pack", "check", "packs/demo", "--format", "json", folder=tmp_path)

    assert ran.code == 3
    found = json.loads(ran.out)
    assert [(problem["id"], problem["at"]["file"]) for problem in found["problems"]] == [
        ("missing-key", "packs/demo/pack.yaml")
    ]
    steps = ["read", "quotes", "lint", "cases", "coverage", "law"]
    assert [(step["pack"], step["step"]) for step in found["steps"]] == [("demo", step) for step in steps]
    assert found["steps"][1]["left_out"] == "the pack could not be read"


def test_check_of_a_pack_that_is_right_ends_with_0(tmp_path) -> None:
    """A pack without a problem passes every step."""
    pack = tmp_path / "demo"
    pack.mkdir()
    (pack / "pack.yaml").write_text('pack: demo\ntitle: It\nversion: "1"\n', encoding="utf-8")

    ran = run("pack", "check", "demo", "--format", "junit", folder=tmp_path)

    assert ran.code == 0
    assert '<testsuite name="demo" tests="6" failures="0" errors="0" skipped="1">' in ran.out
