"""An assessment file on the disk: what comes out of it, and all that can be wrong with it at once."""

import hashlib
from pathlib import Path

import pytest

from compliance.answers.read import read_assessment
from compliance.conditions.truth import YES
from compliance.packs.model import Rulebook
from compliance.sources.problem import Refused

HEAD = "assessment: 1\ndeployment: {name: Asha, organisation: Asha Health Ltd}\n"


def refused(path: Path, rulebook: Rulebook) -> Refused:
    """What reading a file ends with."""
    with pytest.raises(Refused) as caught:
        read_assessment(path, rulebook)
    return caught.value


def ids_told(path: Path, rulebook: Rulebook) -> list[str]:
    """The ids of all problems of a file, whether it is refused for them or not."""
    try:
        return [problem.id for problem in read_assessment(path, rulebook).warnings]
    except Refused as refused:
        return [problem.id for problem in refused.problems]


def test_assessment_is_read_with_digest_and_warnings(tmp_path: Path, rulebook: Rulebook) -> None:
    """What is read knows its file, the digest of its bytes, its text, and what its author should look at."""
    path = tmp_path / "asha.yaml"
    text = HEAD + "answers: {users.includes_minors: yes}\nevidence: {a: {title: A, file: a.pdf}}\n"
    path.write_text(text, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"")

    read = read_assessment(path, rulebook)

    assert read.facts.answers["users.includes_minors", None].fact is YES
    assert read.facts.digest == hashlib.sha256(text.encode()).hexdigest()
    assert read.facts.file == path.as_posix()
    assert read.sources[path.as_posix()].text == text
    assert [problem.id for problem in read.warnings] == ["unused-evidence"]


def test_all_problems_come_out_at_once(tmp_path: Path, rulebook: Rulebook) -> None:
    """Problems of the text and problems of what it says are refused together, in the order of the file."""
    path = tmp_path / "asha.yaml"
    path.write_text(
        HEAD + "answers:\n  users.markets: true\n  users.market: all\nas_of: 1\nas_of: 2\n", encoding="utf-8"
    )

    problems = refused(path, rulebook).problems

    assert [(problem.id, problem.at and problem.at.line) for problem in problems] == [
        ("wrong-kind", 4),
        ("unknown-question", 5),
        ("wrong-date", 6),
        ("duplicate-key", 7),
    ]


def test_evidence_is_looked_for_beside_the_file(tmp_path: Path, rulebook: Rulebook) -> None:
    """Files of the evidence are looked for in the folder of the assessment, wherever the program runs."""
    path = tmp_path / "asha.yaml"
    path.write_text(HEAD + "evidence: {a: {title: A, file: a.pdf}}\n", encoding="utf-8")

    assert [problem.id for problem in refused(path, rulebook).problems] == ["unused-evidence", "missing-evidence"]


@pytest.mark.parametrize(
    ("data", "id"), [(b"\xff\xfea", "not-utf-8"), (b"a: [", "broken-yaml"), (b"x" * 5_000_001, "too-large")]
)
def test_file_that_is_no_text(tmp_path: Path, rulebook: Rulebook, data: bytes, id: str) -> None:
    """A file that cannot be read as YAML is refused with the reason."""
    path = tmp_path / "asha.yaml"
    path.write_bytes(data)

    assert [problem.id for problem in refused(path, rulebook).problems] == [id]


def test_file_that_is_not_there(tmp_path: Path, rulebook: Rulebook) -> None:
    """A missing file, a folder, and a name that no file can have are refused with the reason."""
    assert [p.says for p in refused(tmp_path / "asha.yaml", rulebook).problems] == ["there is no such file"]
    assert [p.says for p in refused(tmp_path, rulebook).problems] == ["this is a folder"]
    assert [p.id for p in refused(tmp_path / "a\0b", rulebook).problems] == ["missing-file"]
    assert [p.id for p in refused(tmp_path / ("x" * 5000), rulebook).problems] == ["missing-file"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("assessment: 1\ndeployment: {name: no, organisation: Asha Health}\n", "2:20"),
        (HEAD + "scoped_out: [{rule: fda.labelling, by: On, because: We do not sell it.}]\n", "3:40"),
        (HEAD + "answers: {users.includes_minors: {value: yes, note: no}}\n", "3:53"),
    ],
)
def test_a_bare_yes_or_no_is_no_text(text: str, at: str, tmp_path: Path, rulebook: Rulebook) -> None:
    """A bare word of truth under a key that takes a text is told, and the same word in quotes, or as an answer, is not."""
    path = tmp_path / "asha.yaml"
    path.write_text(text, encoding="utf-8")

    told = [one for one in refused(path, rulebook).problems if one.id == "bare-yes-no"]

    assert len(told) == 1
    assert told[0].at is not None
    assert f"{told[0].at.line}:{told[0].at.column}" == at
    word = told[0].help[0].partition("`")[2].partition("`")[0]
    path.write_text(text.replace(f": {word[1:-1]}", f": {word}"), encoding="utf-8")
    assert "bare-yes-no" not in ids_told(path, rulebook)
