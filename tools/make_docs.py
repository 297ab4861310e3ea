"""Writes the pages of docs/ that the program can tell best; with --check it only says whether they are up to date.

They are docs/commands.md, from the commands' own help, and docs/problems/, a page for each problem.
"""

import sys
from pathlib import Path

import click

from compliance.authoring.problem_pages import part_of_page, problem_ids, problem_page
from compliance.cli.main import main

DOCS = Path(__file__).parent.parent / "docs"


def pages() -> dict[Path, str]:
    """Return every page with its text."""
    found = {DOCS / "commands.md": commands(), DOCS / "problems" / "README.md": list_of_problems()}
    for id in problem_ids():
        found[DOCS / "problems" / f"{id}.md"] = problem_page(id) or ""
    return found


def commands() -> str:
    """Return the page of all commands."""
    parts = ["# Commands", "", "Written by `make docs` from the commands' own help.", ""]
    for path, command in walk(main, ("compliance",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts += [f"## {' '.join(path)}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


def list_of_problems() -> str:
    """Return the page that lists all problems."""
    parts = ["# Problems", "", "Written by `make docs`. `compliance explain-problem ID` prints the same pages.", ""]
    parts += [f"- [{id}]({id}.md): {part_of_page(problem_page(id) or '', 'What it finds')}" for id in problem_ids()]
    return "\n".join(parts) + "\n"


def walk(command: click.Command, path: tuple[str, ...]):
    """Yield a command and everything below it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from walk(inner, (*path, name))


def out_of_date(wanted: dict[Path, str]) -> list[Path]:
    """Return the pages that are missing, differ, or are of a problem that is no more."""
    differ = [page for page, text in wanted.items() if not page.is_file() or page.read_text(encoding="utf-8") != text]
    return differ + [page for page in (DOCS / "problems").glob("*") if page not in wanted]


if __name__ == "__main__":
    made = pages()
    changed = out_of_date(made)
    if "--check" in sys.argv:
        names = ", ".join(sorted(page.relative_to(DOCS.parent).as_posix() for page in changed))
        sys.exit(f"out of date; `make docs` writes them anew: {names}" if changed else 0)
    for page in changed:
        if page in made:
            page.parent.mkdir(exist_ok=True)
            page.write_text(made[page], encoding="utf-8")
        else:
            page.unlink()
