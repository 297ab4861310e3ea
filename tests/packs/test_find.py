"""Packs are found on the disk, and only files that belong to packs are read."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compliance.packs.find import pack_files, pack_folders
from compliance.packs.kinds_of_file import kind_of_file
from compliance.sources.problem import Problem, Problems, Refused

Write = Callable[[Mapping[str, str | bytes]], Path]


def found(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the names of a pack's files, and the problems with their files."""
    problems = Problems()
    names = list(pack_files(folder, problems).files)
    return names, [(problem.id, problem.at.file if problem.at else "") for problem in problems.found]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pack.yaml", "pack"),
        ("terms.yaml", "terms"),
        ("terms_more.yaml", "terms"),
        ("rules.yaml", "rules"),
        ("rules/device.yaml", "rules"),
        ("option_sets.yaml", "option_sets"),
        ("option_sets-of-law.yaml", "option_sets"),
        ("packs.yaml", None),
        ("pack_more.yaml", None),
        ("rulesets.yaml", None),
        ("rules/deep/er.yaml", None),
        ("rules/.hidden.yaml", None),
        ("rules/x.yml", None),
        ("rules/x.yaml.bak", None),
        ("rule/x.yaml", None),
        ("rules", None),
    ],
)
def test_a_file_is_known_by_its_name(name: str, kind: str | None) -> None:
    """What a file holds is told by its name, or by the folder it is in; a pack has no other files."""
    assert kind_of_file(name) == kind


def test_files_come_in_the_order_of_their_names(write_packs: Write) -> None:
    """A pack's files are those that packs have; cases and notes, and what editors leave behind, are not read."""
    rules = write_packs(
        {
            "law/rules/b.yaml": "",
            "law/rules/a.yaml": "",
            "law/pack.yaml": "",
            "law/terms.yaml": "",
            "law/cases/case.yaml": "",
            "law/CHANGELOG.md": "",
            "law/rules/README.md": "",
            "law/.DS_Store": "",
            "law/terms.yaml~": "",
        }
    )
    assert found(rules / "law") == (["pack.yaml", "rules/a.yaml", "rules/b.yaml", "terms.yaml"], [])


def test_strange_files_are_problems(write_packs: Write) -> None:
    """A file or folder that packs do not have is told: it would silently not count."""
    rules = write_packs(
        {
            "law/pack.yaml": "",
            "law/rule/a.yaml": "",
            "law/rules/a.yml": "",
            "law/rules/old/a.yaml": "",
            "law/notes.txt": "",
        }
    )
    assert found(rules / "law") == (
        ["pack.yaml"],
        [
            ("unknown-file", "law/notes.txt"),
            ("unknown-file", "law/rule"),
            ("unknown-file", "law/rules/a.yml"),
            ("unknown-file", "law/rules/old"),
        ],
    )


def test_the_right_name_is_advised(write_packs: Write) -> None:
    """A file with the wrong ending, or nearly the right name, brings the advice to rename it."""
    rules = write_packs({"law/pack.yaml": "", "law/term.yaml": "", "law/rules.yml": ""})
    problems = Problems()
    pack_files(rules / "law", problems)
    assert [problem.help[0] for problem in problems.found] == ["call it `rules.yaml`", "did you mean `terms`?"]


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("# a note\n\nrules:\n  - id: a\n", "rules"),
        ("section: A\nquestions: []\n", "questions"),
        ("given: {}\ncases: []\n", "cases"),
        ("classifications: []\n", "classifications"),
        ("option_sets: {}\n", "option_sets"),
        ("pack: law\n", ""),
        ("others: []\nrules: []\n", ""),
        ("", ""),
    ],
)
def test_a_file_in_the_wrong_place_is_sent_to_its_folder(text: str, folder: str, write_packs: Write) -> None:
    """What the first key of a strange file tells is said: the folder that it belongs in."""
    rules = write_packs({"law/pack.yaml": "", "law/claims.yaml": text})
    problems = Problems()
    pack_files(rules / "law", problems)
    [problem] = problems.found
    told = f"by its first key it is a file of `{folder}`: move it to `{folder}/claims.yaml`"
    assert (told in problem.help) == bool(folder)


def test_a_pipe_is_not_waited_for(write_packs: Write) -> None:
    """What looks like a file and is none is never opened."""
    rules = write_packs({"law/pack.yaml": ""})
    os.mkfifo(rules / "law" / "terms.yaml")
    assert found(rules / "law") == (["pack.yaml"], [("unknown-file", "law/terms.yaml")])


def test_a_huge_file_is_not_read(write_packs: Write) -> None:
    """The size of a file is looked at before it is read."""
    rules = write_packs({"law/pack.yaml": ""})
    with (rules / "law" / "rules.yaml").open("wb") as file:
        file.truncate(10_000_000_000)
    assert found(rules / "law") == (["pack.yaml"], [("too-large", "law/rules.yaml")])


def test_a_file_that_may_not_be_read_is_a_problem(write_packs: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not hand out is told with its name and the reason."""
    rules = write_packs({"law/pack.yaml": "", "law/terms.yaml": ""})
    original = Path.open

    def forbidden(path: Path, *args: str) -> object:
        if path.name == "terms.yaml":
            raise PermissionError(13, "Permission denied")
        return original(path, *args)

    monkeypatch.setattr(Path, "open", forbidden)
    assert found(rules / "law") == (["pack.yaml"], [("unreadable-file", "law/terms.yaml")])


def test_a_root_holds_packs_or_is_one(write_packs: Write) -> None:
    """Packs are the folders with a pack.yaml; a root may be such a folder itself."""
    rules = write_packs({"b/pack.yaml": "", "a/pack.yaml": "", "notes/x.md": "", "file": ""})
    assert list(pack_folders([rules], Problems())) == ["a", "b"]
    assert list(pack_folders([rules / "b"], Problems())) == ["b"]
    assert list(pack_folders([rules, rules / "b"], Problems())) == ["a", "b"]


def test_an_earlier_root_goes_first(tmp_path: Path) -> None:
    """Of two packs of one name the one in the earlier root counts: that is how a changed copy is tried out."""
    for top in ("one", "two"):
        (tmp_path / top / "law").mkdir(parents=True)
        (tmp_path / top / "law" / "pack.yaml").touch()
    assert pack_folders([tmp_path / "two", tmp_path / "one"], Problems()) == {"law": tmp_path / "two" / "law"}


def test_a_root_without_packs_is_a_problem(tmp_path: Path) -> None:
    """A folder that is missing, or holds no packs, is told by its name."""

    def told(root: Path) -> list[Problem]:
        problems = Problems()
        try:
            pack_folders([root], problems)
        except Refused as refused:
            return refused.problems
        return problems.found

    assert [p.says for p in told(tmp_path)] == [f"there is no pack in `{tmp_path}`"]
    assert [p.says for p in told(tmp_path / "no")] == [f"the folder `{tmp_path / 'no'}` does not exist"]


def test_the_digest_depends_on_names_and_contents_alone(write_packs: Write, tmp_path: Path) -> None:
    """A pack has the same digest wherever it lies; any change of a name or a byte that counts changes it."""
    first = write_packs({"law/pack.yaml": "a", "law/terms.yaml": "b"})

    def digest() -> str:
        return pack_files(first / "law", Problems()).digest

    digests = {digest()}
    write_packs({"law/cases/c.yaml": "x", "law/NOTES.md": "x"})
    digests.add(digest())
    (tmp_path / "elsewhere").mkdir()
    (first / "law").rename(tmp_path / "elsewhere" / "law")
    digests.add(pack_files(tmp_path / "elsewhere" / "law", Problems()).digest)
    assert len(digests) == 1
    for files in ({"law/terms.yaml": "c"}, {"law/terms.yaml": "", "law/rules.yaml": "b"}, {"law/terms_b.yaml": ""}):
        write_packs({"law/pack.yaml": "a", "law/terms.yaml": "b", **files})
        digests.add(digest())
    assert len(digests) == 4
