"""The vocabulary sheet and the schemas: what an author of rules needs at hand."""

import json
import shutil
from pathlib import Path

import pytest

from cli.running import run
from compliance.authoring.names import Entry, names_markdown, names_text, reach_of
from compliance.packs.kinds_of_file import FILE_KINDS
from compliance.packs.load import load_rulebook
from compliance.packs.model import Rulebook
from problems.judging import DEMO


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The small packs of the problem folders."""
    return load_rulebook([DEMO / "rules"]).rulebook


def test_every_name_of_a_pack_is_on_its_sheet(rulebook: Rulebook) -> None:
    """Every question, term, classification, subject, option, outcome and named day is listed, in both forms."""
    vocabulary = rulebook.vocabulary
    names = [*vocabulary.questions, *vocabulary.terms, *vocabulary.classifications, *vocabulary.subjects]
    names += vocabulary.dates
    options = [f"{option.id}: {option.says}" for question in rulebook.questions.values() for option in question.options]

    for text in (names_text(rulebook, ("demo", "other")), names_markdown(rulebook, ("demo", "other"))):
        lines = [line.strip().removeprefix("- ").replace("`", "") for line in text.split("\n")]
        assert all(any(line.startswith((f"{name} (", f"{name}  (")) for line in lines) for name in names)
        assert all(option in lines for option in options)
        assert "group device: A device" in lines


def test_sheet_leaves_out_packs_that_are_not_needed(rulebook: Rulebook) -> None:
    """A pack that does not need another one may not use its names, so its sheet does not show them."""
    assert reach_of(rulebook, ("demo",)) == ("demo",)
    assert "billing.automatic" not in names_text(rulebook, ("demo",))
    assert "billing.automatic" in names_text(rulebook, ("other",))


def test_sheet_tells_when_a_question_is_asked_and_what_a_term_means(rulebook: Rulebook) -> None:
    """The conditions behind names are shown, so that an author sees what is already said."""
    text = names_text(rulebook, ("demo",))

    assert "    asked when: reports.planned\n" in text
    assert "    means: users.markets includes eu\n" in text


def test_command_prints_the_sheet_of_a_folder(tmp_path: Path) -> None:
    """`pack names` takes the folder of a pack."""
    ran = run("pack", "names", DEMO / "rules" / "demo", "--markdown", folder=tmp_path)

    assert ran.code == 0
    assert "- `demo_status` (of each function)\n" in ran.out


def test_schema_of_one_kind_is_printed(tmp_path: Path) -> None:
    """`pack schema KIND` prints one JSON Schema; without KIND it says which there are."""
    assert "rules" in json.loads(run("pack", "schema", "rules", folder=tmp_path).out)["properties"]

    ran = run("pack", "schema", folder=tmp_path)
    assert ran.code == 2
    assert "option_sets" in ran.err


def test_schemas_of_all_kinds_are_written(tmp_path: Path) -> None:
    """`pack schema --write` writes a file for each kind, into a folder that it makes."""
    ran = run("pack", "schema", "--write", "for/editors", folder=tmp_path)

    assert ran.code == 0
    written = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "for/editors").iterdir()}
    assert set(written) == {f"{kind}.json" for kind in (*FILE_KINDS, "cases", "reviewed")}
    assert all(schema["$schema"].endswith("2020-12/schema") for schema in written.values())


def test_files_are_linked_to_their_schema(tmp_path: Path) -> None:
    """`pack schema --write DIR --link PACK` writes the name of its schema on top of each file, once, and nothing else."""
    pack = tmp_path / "demo"
    shutil.copytree(DEMO / "rules" / "demo", pack)
    before = {path: path.read_text(encoding="utf-8") for path in sorted(pack.rglob("*.yaml"))}
    for _ in range(2):
        assert run("pack", "schema", "--write", "schema", "--link", pack.name, folder=tmp_path).code == 0
    for path, text in before.items():
        first, _, rest = path.read_text(encoding="utf-8").partition("\n")
        assert rest == text
        assert (path.parent / first.partition("$schema=")[2]).resolve().is_file()


def test_schemas_need_a_folder_that_can_be_made(tmp_path: Path) -> None:
    """A file where the folder should be is told, and is not a mistake of the program."""
    (tmp_path / "for").write_text("", encoding="utf-8")

    ran = run("pack", "schema", "--write", "for/editors", folder=tmp_path)

    assert ran.code == 1
    assert "for/editors" in ran.err


def test_names_about_a_word_are_found_in_all_packs(tmp_path: Path) -> None:
    """`--about` prints only what speaks of a word, in whatever letters, with its pack; and says so if there is nothing."""
    found = run("pack", "names", "--rules", DEMO / "rules", "demo", "other", "--about", "MARKETS", folder=tmp_path)
    none = run("pack", "names", "--rules", DEMO / "rules", "demo", "--about", "unicorn", folder=tmp_path)

    assert "users.markets" in found.out
    assert ", pack demo)" in found.out
    assert "billing.automatic" not in found.out
    assert none.out == "No name of these packs is about `unicorn`.\n"


def test_names_about_a_word_begin_with_it() -> None:
    """`bot` finds `bots` and `a_bot`, and not `both` words that only end so."""
    assert Entry("a_bot", "term", ()).is_about("bot")
    assert Entry("x", "term", ("Are there bots?",)).is_about("BOT")
    assert not Entry("robot", "term", ("a robot",)).is_about("bot")


def test_names_about_several_words_have_all_of_them() -> None:
    """Each word may stand anywhere; of many options only those are told that have one of the words."""
    question = Entry(
        "x.who", "choice", ("Who are you?", "care: A health care provider", "shop: A shop", "bank: A bank"), "p"
    )
    assert question.is_about("provider health")
    assert not question.is_about("provider of goods")
    assert question.about("provider health").notes == (
        "Who are you?",
        "care: A health care provider",
        "and 2 more lines (--about x.who prints all)",
    )


def test_a_name_that_is_named_whole_is_printed_whole() -> None:
    """Whoever asks for one question gets all its options; whoever asks for the id of a rule learns that it is taken."""
    question = Entry("x.who", "choice", ("Who are you?", "care: Care", "shop: A shop"), "p")
    assert question.about("x.who").notes == question.notes

    told = names_text(load_rulebook([DEMO / "rules"]).rulebook, ("demo",), "demo.notice")
    assert (
        told
        == "Rules\n=====\n\nA rule stands in no condition, but its id is taken.\n\ndemo.notice  (rule, pack demo)\n    Give notice\n"
    )
