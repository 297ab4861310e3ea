"""The habits of this house that a machine can check: sizes, names, and documents that tell the truth."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from compliance.cli.main import main

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "compliance"
MODULES = sorted(SOURCE.rglob("*.py"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

LONGEST_MODULE = 300
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "base", "misc"}

# What a document may name: something below one of these. (build/ is made, never there from the start.)
TOP_FOLDERS = ("src/", "rules/", "templates/", "examples/", "tests/", "docs/", "tools/", "requirements/", ".ci/")


def relative(path: Path) -> str:
    """A path as people write it: from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_module_can_be_read_in_one_sitting(module: Path) -> None:
    """A module has at most 300 lines; a longer one holds two ideas."""
    lines = len(module.read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST_MODULE, f"{relative(module)} has {lines} lines"


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_module_name_says_what_is_in_it(module: Path) -> None:
    """No module or package is called utils, helpers, manager, base or the like."""
    words = module.relative_to(SOURCE).with_suffix("").parts

    assert not NAMES_THAT_SAY_NOTHING.intersection(words)


def named_paths(document: Path) -> Iterator[tuple[str, Path]]:
    """The files that a document links to or names in `code`, each as written and as the path that it means."""
    text = document.read_text(encoding="utf-8")
    prose = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE)
    for link in re.findall(r"\]\(<?([^)\s>#]+)(?:#[^)]*)?>?\)", prose):
        if not re.match(r"[a-z]+:", link):
            yield link, document.parent / link
    for code in re.findall(r"`([^`\n]+)`", prose):
        if code.startswith(TOP_FOLDERS) and re.fullmatch(r"[\w./*-]+", code):
            yield code, ROOT / code


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_document_names_only_files_that_exist(document: Path) -> None:
    """Every link to a file, and every path in `code`, leads somewhere; a `*` leads to one file at least."""
    lost = [
        written
        for written, path in named_paths(document)
        if not (any(ROOT.glob(written)) if "*" in written else path.exists())
    ]

    assert lost == []


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, each with the words that start it; hidden ones are left out."""
    yield name, command
    if isinstance(command, click.Group):
        for word, child in command.commands.items():
            if not child.hidden:
                yield from commands(child, f"{name} {word}")


COMMANDS = dict(commands(main, "compliance"))


@pytest.mark.parametrize("name", COMMANDS)
def test_command_says_what_it_does(name: str) -> None:
    """Every command has help, and so has every option of it."""
    command = COMMANDS[name]
    silent = [
        option.opts[0]
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden and not option.help
    ]

    assert command.help
    assert silent == []


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_in_the_manual(name: str) -> None:
    """Every command is described in docs/commands.md."""
    manual = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    assert re.search(rf"{re.escape(name)}(?![\w-])", manual), f"docs/commands.md does not tell about `{name}`"
