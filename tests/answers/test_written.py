"""The shape of an assessment file: keys that do not belong, keys that are missing, things of the wrong shape."""

import subprocess
import sys
from collections.abc import Callable

import pytest

ProblemsOf = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("function: {}", "unknown-key 1:1 an assessment has no key `function` | did you mean `functions`?"),
        ("modles: {}", "unknown-key 1:1 an assessment has no key `modles` | did you mean `models`?"),
        ("answer: {}", "unknown-key 1:1 an assessment has no key `answer` | did you mean `answers`?"),
        ("functions: {it: {titel: A}}", "unknown-key 1:18 a subject has no key `titel` | did you mean `title`?"),
        (
            "functions: {it: {model: a}}",
            (
                "unknown-key 1:18 a subject has no key `model` | it may have `title`, `like`,"
                " `by`, `dated`, `evidence`, `answers`"
            ),
        ),
        (
            "sheets: [{form: Legal, answers: {}}]",
            (
                "unknown-key 1:11 a sheet has no key `form` | it may have `answers`,"
                " `by`, `dated`, `evidence`, `note`, `about`"
            ),
        ),
        ("sheets: [{by: Legal}]", "missing-key 1:10 a sheet needs `answers` | "),
        (
            "sheets: {by: Legal}",
            (
                "wrong-shape 1:1 a group of keys stands where `sheets` should be a list"
                " | start each of its entries with `- `"
            ),
        ),
        (
            "sheets: [Legal]",
            (
                "wrong-shape 1:10 `Legal` stands where entry 1 of `sheets` should hold keys"
                " | write `key: value`, one on each line and further to the right"
            ),
        ),
        (
            "answers: [a]",
            (
                "wrong-shape 1:1 a list stands where `answers` should hold keys"
                " | write `key: value`, one on each line and further to the right"
            ),
        ),
        ("as_of: [2026-11-22]", "wrong-shape 1:1 a list stands where `as_of` should be a text | "),
        (
            "decisions: none",
            ("wrong-shape 1:1 `none` stands where `decisions` should be a list | start each of its entries with `- `"),
        ),
        (
            "functions: {it: yes}",
            (
                "wrong-shape 1:13 `yes` stands where `it` should hold keys"
                " | write `key: value`, one on each line and further to the right"
            ),
        ),
        ("answered_with: {us-fda: }", "wrong-shape 1:17 nothing stands where `us-fda` should be a text | "),
        ("after: {sha256: x}", "missing-key 1:1 `after` needs `file` | "),
    ],
)
def test_shape_that_is_wrong(problems_of: ProblemsOf, written: str, problem: str) -> None:
    """Each mistake of shape is one problem, at the key, with the nearest key that there is."""
    assert problems_of(written)[0] == problem


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (
            "deployment: {name: A, organisation: B}\n",
            ("missing-key 0:1 an assessment needs `assessment` | write `assessment: 1` as the first line"),
        ),
        (
            "assessment: 1\n",
            ("missing-key 0:1 an assessment needs `deployment` | write `deployment: {name: ..., organisation: ...}`"),
        ),
        ("assessment: 1\ndeployment: {name: A}\n", "missing-key 0:1 `deployment` needs `organisation` | "),
        (
            "assessment: 1\ndeployment: {name: A, organization: B}\n",
            ("missing-key 0:1 `deployment` needs `organisation` | "),
        ),
        (
            "assessment: 1\ndeployment: {name: , organisation: B}\n",
            ("wrong-shape 0:14 nothing stands where `name` should be a text | "),
        ),
    ],
)
def test_head_that_is_incomplete(problems_of: ProblemsOf, head: str, problem: str) -> None:
    """An assessment says its format, and the name and the organisation of the deployment."""
    assert problem in problems_of(head=head)


def test_wrong_spelling_of_organisation(problems_of: ProblemsOf) -> None:
    """A key that is nearly right is told with the right one."""
    found = problems_of(head="assessment: 1\ndeployment: {name: A, organization: B}\n")

    assert found[1] == "unknown-key 0:23 `deployment` has no key `organization` | did you mean `organisation`?"


def test_reading_an_assessment_starts_quickly() -> None:
    """The reading of assessments loads neither pydantic's model classes nor anything that makes reports."""
    script = (
        "import sys, compliance.answers.read\n"
        "heavy = {'pydantic.main', 'pydantic._internal._generate_schema', 'jinja2', 'weasyprint', 'click'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
