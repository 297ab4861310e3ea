"""The help of every command reads well."""

from collections.abc import Iterator

import click
import pytest

from compliance.cli.main import main


def walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield a command and everything below it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from walk(inner, (*path, name))


COMMANDS = dict(walk(main, ("compliance",)))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_has_no_marks_and_keeps_its_tables(path: tuple[str, ...]) -> None:
    """What is written for the program that prints it is not printed, and lines that belong apart stay apart."""
    context = click.Context(COMMANDS[path], info_name=" ".join(path), max_content_width=80, terminal_width=80)
    text = COMMANDS[path].get_help(context)

    assert "\\b" not in text
    assert "\b" not in text
    assert not [line for line in text.split("\n") if len(line) > 100]


def test_steps_of_pack_check_stand_on_lines_of_their_own() -> None:
    """The steps and the exit codes are tables."""
    command = COMMANDS["compliance", "pack", "check"]
    lines = command.get_help(click.Context(command, max_content_width=100, terminal_width=100)).split("\n")

    assert [line.split()[0] for line in lines[lines.index("  The steps:") + 1 :][:6]] == [
        *("read", "quotes", "lint", "cases", "coverage", "law"),
    ]
