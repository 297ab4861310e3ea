"""Every problem has a page, and a folder with a text that has it, one that has not, and what is said about the first."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.authoring.problem_pages import HEADINGS, part_of_page, problem_ids, problem_page
from compliance.sources.render import render_problems
from problems.emitted import emitted_ids
from problems.judging import Told, files_in, judge_file, judge_folder, judge_founded, judge_meaning, judge_reviewed
from problems.made import MADE

HERE = Path(__file__).parent
FOLDERS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))
FOLLOWS = {"merge-key": "unknown-question"}
"""What cannot but come along: a key that takes over others is also looked up as what stands there."""
WRITTEN = [id for id in FOLDERS if id not in MADE]
TOLD_IN_WORDS = frozenset(("binary-file", "not-utf-8", "too-deep", "too-long"))
"""What a page tells in words, because nobody would read the text that has it."""


def judged(id: str) -> Callable[[Path, Path], Told]:
    """How texts of a problem are looked at: what a pack means, or what stands in a file."""
    page = problem_page(id) or ""
    why = part_of_page(page, "Why")
    if (HERE / id / "bad").is_dir():
        step = "lint" if "compliance pack lint" in why else "coverage" if "step coverage" in why else "read"
        return lambda path, folder: judge_folder(path, folder, step)
    if id in ("no-citation", "standing-outranks", "standing-understates"):
        return judge_founded
    if id == "changed-since-review":
        return judge_reviewed
    return judge_meaning if "compliance pack lint" in why else judge_file


def shown(id: str, side: str) -> Path:
    """The bad or good text of a problem: one file, or a folder of files where it takes several, or a name, to show it."""
    return HERE / id / side if (HERE / id / side).is_dir() else HERE / id / f"{side}.yaml"


def text_of(path: Path) -> str:
    """The text of a file, or of all files of a folder, each below its name."""
    if path.is_file():
        return path.read_text(encoding="utf-8")
    return "".join(f"# demo/{name}\n{data.decode()}" for name, data in files_in(path))


def test_every_problem_has_a_page_and_a_folder() -> None:
    """What the program can say, what is explained, and what is shown here are the same problems."""
    assert set(problem_ids()) == emitted_ids()
    assert set(FOLDERS) == emitted_ids()


@pytest.mark.parametrize("id", WRITTEN)
def test_bad_text_gets_this_problem_alone(
    id: str, golden: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bad text of a problem gets this problem and no other, in exactly the words that are kept."""
    monkeypatch.chdir(HERE / id)

    problems, sources = judged(id)(shown(id, "bad"), tmp_path)

    assert {problem.id for problem in problems} - {FOLLOWS.get(id)} == {id}
    golden(HERE / id / "expected.txt", render_problems(problems, sources) + "\n")


@pytest.mark.parametrize("id", WRITTEN)
def test_good_text_gets_no_problem(id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The good text of a problem is right in everything."""
    monkeypatch.chdir(HERE / id)

    problems, sources = judged(id)(shown(id, "good"), tmp_path)

    assert render_problems(problems, sources) == ""


@pytest.mark.parametrize("id", sorted(MADE))
def test_problem_that_no_file_can_show(
    id: str, golden: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A problem of size, of bytes or of the system is brought about here, and gets exactly the words that are kept."""
    monkeypatch.chdir(tmp_path)

    problems, sources = MADE[id](tmp_path, monkeypatch)

    this = [problem for problem in problems if problem.id == id]
    golden(HERE / id / "expected.txt", render_problems(this, sources) + "\n")


@pytest.mark.parametrize("id", problem_ids())
def test_page_has_its_four_parts(id: str) -> None:
    """A page begins with its id and has the four headings, in order and with something below each."""
    page = problem_page(id)
    assert page is not None

    assert page.startswith(f"# {id}\n")
    assert [line[3:] for line in page.split("\n") if line.startswith("## ")] == list(HEADINGS)
    assert all(part_of_page(page, heading) for heading in HEADINGS)


@pytest.mark.parametrize("id", [id for id in WRITTEN if id not in TOLD_IN_WORDS])
def test_page_shows_what_was_tried(id: str) -> None:
    """What a page says to avoid stands in the bad text, and what it says to write stands in the good one."""
    page = problem_page(id) or ""

    for heading, side in (("Avoid", "bad"), ("Write instead", "good")):
        told = part_of_page(page, heading).removeprefix("```yaml\n").removesuffix("\n```")
        path = shown(id, side)
        assert _stands_in(told, text_of(path)), f"{heading} of {id} is not in {path.name}"


def _stands_in(shown: str, text: str) -> bool:
    """Say whether lines stand in a text, in order, whatever stands between them and however far in they begin."""
    lines = iter([line.strip().removeprefix("- ") for line in text.split("\n")])
    return all(line.strip().removeprefix("- ") in lines for line in textwrap.dedent(shown).split("\n"))
