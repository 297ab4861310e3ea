"""Evidence and its files: there, inside the folder, and unchanged."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from compliance.answers.model import Evidence, Facts

ProblemsOf = Callable[..., list[str]]
USED = "answers: {users.markets: {value: all, evidence: [a]}}\nevidence:\n  a: "
DIGEST = hashlib.sha256(b"risk").hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file below it, and one outside."""
    inside = tmp_path / "mine"
    (inside / "evidence").mkdir(parents=True)
    (inside / "evidence" / "ra.pdf").write_bytes(b"risk")
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    (inside / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    return inside


def test_evidence_is_kept_as_written(facts_of: Callable[..., Facts], folder: Path) -> None:
    """A piece of evidence has a title, and may have a file with its digest, days and a note."""
    facts = facts_of(
        USED
        + f"{{title: RA, file: evidence/ra.pdf, sha256: {DIGEST.upper()}, effective: 2026-09-30, expires: 2027-09-30,"
        " note: signed}",
        folder,
    )

    assert facts.evidence["a"] == Evidence(
        "a", "RA", "evidence/ra.pdf", DIGEST, date(2026, 9, 30), date(2027, 9, 30), "signed"
    )


@pytest.mark.parametrize(
    "written", ["{title: RA}", "{title: RA, file: ./evidence/ra.pdf}", "{title: RA, file: evidence/../evidence/ra.pdf}"]
)
def test_evidence_that_is_right(problems_of: ProblemsOf, folder: Path, written: str) -> None:
    """Evidence may be kept elsewhere (no file), and a file need not have a digest."""
    assert problems_of(USED + written, folder) == []


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            "{title: RA, file: evidence/rb.pdf}",
            (
                "missing-evidence 3:24 there is no file `evidence/rb.pdf` | put it there, correct the name, or leave `file`"
                " out if the document is kept elsewhere"
            ),
        ),
        (
            "{title: RA, file: evidence}",
            "missing-evidence 3:24 `evidence` is not a file | name one file, not a folder",
        ),
        (
            "{title: RA, file: ../secret.pdf}",
            (
                "outside-folder 3:24 `../secret.pdf` does not stand in the folder of this assessment | keep the file beside"
                " the assessment, or in a folder below, so that both travel together"
            ),
        ),
        (
            "{title: RA, file: link.pdf}",
            (
                "outside-folder 3:24 `link.pdf` does not stand in the folder of this assessment | keep the file beside the"
                " assessment, or in a folder below, so that both travel together"
            ),
        ),
        (
            "{title: RA, file: /etc/hostname}",
            (
                "outside-folder 3:24 `/etc/hostname` does not stand in the folder of this assessment | keep the file beside"
                " the assessment, or in a folder below, so that both travel together"
            ),
        ),
        (
            '{title: RA, file: "https://example.org/ra.pdf"}',
            (
                "outside-folder 3:24 `https://example.org/ra.pdf` does not stand in the folder of this assessment | keep the"
                " file beside the assessment, or in a folder below, so that both travel together"
            ),
        ),
        (
            r"{title: RA, file: evidence\ra.pdf}",
            (
                r"outside-folder 3:24 `evidence\ra.pdf` has `\` between its folders"
                " | write `/`, which every system understands"
            ),
        ),
        (
            f"{{title: RA, sha256: {DIGEST}}}",
            "digest-without-file 3:18 a digest is given, but no file | add `file`",
        ),
        (
            "{title: RA, file: evidence/ra.pdf, sha256: abc}",
            (
                "wrong-digest 3:49 a SHA-256 digest has 64 digits and letters from a to f, this has 3 characters | copy what"
                " `sha256sum FILE` prints (on Windows `certutil -hashfile FILE SHA256`), or leave `sha256` out"
            ),
        ),
        (
            f"{{title: RA, file: evidence/ra.pdf, sha256: {'0' * 64}}}",
            (
                "wrong-digest 3:49 `evidence/ra.pdf` is not the file that was named: its digest is not the one written here"
                f" | written: {'0' * 64} | found:   {DIGEST} | if the file was changed on purpose, look at what rests on it"
                " and write the digest found; else bring it back"
            ),
        ),
        (
            "{title: RA, effective: 2026-09-30, expires: 2026-09-29}",
            "empty-range 3:50 it expires on 2026-09-29, before it takes effect on 2026-09-30 | ",
        ),
        ("{file: evidence/ra.pdf}", "missing-key 3:3 a piece of evidence needs `title` | "),
    ],
)
def test_evidence_that_is_wrong(problems_of: ProblemsOf, folder: Path, written: str, problem: str) -> None:
    """A file that is missing, outside or changed is told at its place; a changed one with both digests."""
    assert problems_of(USED + written, folder) == [problem]


@pytest.mark.parametrize("name", ["x" * 5000, r'"a\u0001b"', "a/" * 3000, r'"\0"'])
def test_name_that_no_file_can_have(problems_of: ProblemsOf, folder: Path, name: str) -> None:
    """A name that the system does not take is told as a file that is not there."""
    [problem] = problems_of(USED + f"{{title: RA, file: {name}, sha256: {DIGEST}}}", folder)

    assert problem.startswith("missing-evidence 3:24 ")


def test_files_are_left_alone_without_a_folder(problems_of: ProblemsOf) -> None:
    """Without a folder no file is looked at; a name that leads outside is told all the same."""
    assert problems_of(USED + f"{{title: RA, file: not/there.pdf, sha256: {DIGEST}}}") == []
    assert problems_of(USED + "{title: RA, file: x/../../y.pdf}")[0].startswith("outside-folder 3:24 ")


def test_unused_evidence_is_a_warning(gather: Callable[..., tuple[Facts, list[object]]]) -> None:
    """Evidence that no answer, subject or sheet names gets a warning."""
    _, problems = gather("""
        functions: {it: {evidence: [b]}}
        sheets: [{evidence: [{c: p. 2}], answers: {}}]
        evidence: {a: {title: A}, b: {title: B}, c: {title: C}}
        """)

    assert [(p.id, p.level, p.says) for p in problems] == [  # type: ignore[attr-defined]
        ("unused-evidence", "warning", "no answer names the evidence `a`")
    ]


def test_last_years_file_is_checked_if_it_is_there(problems_of: ProblemsOf, folder: Path) -> None:
    """`after` may name a file that is not here; if it is, its digest must be right."""
    assert problems_of(f"after: {{file: 2025.yaml, sha256: {DIGEST}}}", folder) == []
    assert problems_of(f"after: {{file: evidence/ra.pdf, sha256: {DIGEST}}}", folder) == []
    [problem] = problems_of(f"after: {{file: evidence/ra.pdf, sha256: {'1' * 64}}}", folder)
    assert problem.startswith("wrong-digest 1:40 `evidence/ra.pdf` is not the file that was named")


def test_id_of_evidence(problems_of: ProblemsOf) -> None:
    """An id of evidence is one word."""
    assert problems_of('answers: {users.markets: {value: all, evidence: ["a b"]}}\nevidence: {"a b": {title: A}}') == [
        (
            "bad-id 2:12 `a b` cannot be an id: letters, digits, `_`, `-` and `.` can be used"
            " | give the full name as `title`"
        )
    ]
