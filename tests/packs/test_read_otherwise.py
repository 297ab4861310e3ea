"""One slip that makes many errors is told where it stands, if a record of review knows how it was."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from compliance.authoring.sign_record import record_path, record_text, sign_record
from compliance.packs.load import load_rulebook
from compliance.sources.problem import Problem


def _told(found: list[Problem]) -> list[tuple[str, str]]:
    return [(str(one.at), one.says) for one in found if one.id == "changed-since-review"]


def test_a_unit_and_a_nesting_that_were_otherwise_when_they_were_read(
    toy: dict[str, str],
    write_packs: Callable[[Mapping[str, str]], Path],
    problems: Callable[[Mapping[str, str]], list[Problem]],
) -> None:
    """The place of the slip is told beside the errors of those that read it; without an error here, the check itself tells it."""
    files = {
        **toy,
        "toy/terms_more.yaml": "terms:\n  - {id: loud_change, each: change, means: function.talks, reads: it talks}\n",
    }
    folder = write_packs(files)
    record = sign_record(
        None, load_rulebook([folder]).rulebook, "toy", "reader", date(2026, 11, 20), (), folder / "toy"
    )
    record_path(folder / "toy").write_text(record_text(record, folder / "toy"), encoding="utf-8")
    company, subjects = toy["toy/questions/company.yaml"], toy["toy/subjects.yaml"]

    unit = problems({**files, "toy/questions/company.yaml": company.replace("unit: people", "unit: rooms")})
    within = problems(
        {**files, "toy/subjects.yaml": subjects.replace("within: function", "within: model")}
        | {"toy/questions/company.yaml": company}
    )
    gone = problems({**files, "toy/subjects.yaml": subjects.replace("within: function, ", "")})

    read = "since the {} was read by reader on 2026-11-20"
    assert _told(unit) == [
        (
            "toy/questions/company.yaml:5:11",
            f"`unit` of the question `staff.count` has changed {read.format('question')}",
        )
    ]
    assert any(one.id == "wrong-unit" for one in unit)
    assert _told(within) == [
        ("toy/subjects.yaml:3:43", f"`within` of the subject `change` has changed {read.format('subject')}")
    ]
    assert _told(gone) == [
        ("toy/subjects.yaml:3:10", f"`within` of the subject `change` is gone {read.format('subject')}")
    ]


def test_what_nobody_has_read_is_only_an_error(
    toy: dict[str, str], problems: Callable[[Mapping[str, str]], list[Problem]]
) -> None:
    """Without a record nothing is known of what was there before."""
    company = toy["toy/questions/company.yaml"]

    assert _told(problems({**toy, "toy/questions/company.yaml": company.replace("unit: people", "unit: rooms")})) == []
