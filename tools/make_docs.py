"""Writes docs/commands.md from the commands themselves; with --check it only says whether the file is up to date."""

import sys
from pathlib import Path

import click

from compliance.cli.main import main

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"


def page() -> str:
    """Return the whole page."""
    parts = ["# Commands", "", "Written by `make docs` from the commands' own help.", ""]
    for path, command in walk(main, ("compliance",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts += [f"## {' '.join(path)}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


def walk(command: click.Command, path: tuple[str, ...]):
    """Yield a command and everything below it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from walk(inner, (*path, name))


if __name__ == "__main__":
    if "--check" in sys.argv:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
        sys.exit(0 if same else "docs/commands.md is out of date; `make docs` writes it anew")
    PAGE.write_text(page(), encoding="utf-8")
