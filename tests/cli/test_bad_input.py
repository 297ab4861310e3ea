"""Bad input gets a problem and exit code 3; it never gets a traceback, and nothing is half written."""

from pathlib import Path

import pytest

from cli.running import run_again as run

HEAD = "assessment: 1\ndeployment: {name: It, organisation: Somebody}\n"

BAD = {
    "broken YAML": b"assessment: 1\n  deployment: [\n",
    "deep nesting": b"assessment: " + b"[" * 10_000 + b"]" * 10_000,
    "alias bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "binary": bytes(range(256)) * 10,
    "UTF-16": "assessment: 1\n".encode("utf-16"),
    "Latin-1": "assessment: 1\ndeployment: {name: Caf\xe9, organisation: x}\n".encode("latin-1"),
    "empty": b"",
    "a list": b"- 1\n- 2\n",
    "unknown key": (HEAD + "anwsers: {}\n").encode(),
    "unknown question": (HEAD + "answers: {users.market: [us]}\n").encode(),
    "unknown option": (HEAD + "answers: {users.markets: [usa]}\n").encode(),
    "wrong unit": (HEAD + "answers: {users.daily: 3 days}\n").encode(),
    "huge number": (HEAD + f"answers: {{users.daily: {'9' * 400}}}\n").encode(),
    "duplicate key": (HEAD + "answers: {users.daily: 3, users.daily: 4}\n").encode(),
    "unknown subject": (HEAD + "functions: {a: {answers: {function.models: [ghost]}}}\nmodels: {}\n").encode(),
    "missing evidence": (HEAD + "evidence: {e: {title: E, file: nowhere.pdf}}\n").encode(),
    "unknown pack": (HEAD + "packs: [us-fdaa]\n").encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    """Every command refuses with exit code 3, names the file, and leaves an earlier report as it was."""
    file = tmp_path / "a.yaml"
    file.write_bytes(BAD[name])
    (tmp_path / "out.pdf").write_bytes(b"earlier")
    for arguments in (["check", "a.yaml"], ["report", "a.yaml", "-o", "out.pdf"], ["ask", "a.yaml"]):
        ran = run(*arguments, folder=tmp_path)
        assert ran.code == 3, (ran.out, ran.err)
        assert "--> a.yaml:" in ran.err
        assert "error[" in ran.err
    assert (tmp_path / "out.pdf").read_bytes() == b"earlier"
    assert file.read_bytes() == BAD[name]


def test_a_very_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """100 MB of YAML are refused by their size."""
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(100_000_000)

    ran = run("check", "a.yaml", folder=tmp_path)

    assert ran.code == 3
    assert "error[too-large]" in ran.err


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is a problem with advice."""
    ran = run("check", "nowhere.yaml", folder=tmp_path)

    assert ran.code == 3
    assert "compliance new" in ran.err


def test_wrong_usage_ends_with_2(tmp_path: Path) -> None:
    """A command that does not exist is answered with the nearest one."""
    ran = run("chekc", folder=tmp_path)

    assert ran.code == 2
    assert "check" in ran.err


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is not there is a problem, not a traceback."""
    (tmp_path / "a.yaml").write_text(HEAD, encoding="utf-8")

    ran = run("report", "a.yaml", "-o", "nowhere/out.json", folder=tmp_path)

    assert ran.code == 3
    assert "error[" in ran.err
