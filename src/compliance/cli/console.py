"""What is written to the terminal: problems with their excerpts, progress, and our own mistakes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from compliance.sources.place import Source
from compliance.sources.problem import Problem, Refused
from compliance.sources.render import render_problems

_MOST_SHOWN = 50
_COLOURS = {"error": "red", "warning": "yellow"}


def show_refusal(refused: Refused) -> None:
    """Print every problem of a refused input to standard error."""
    shown = refused.problems[:_MOST_SHOWN]
    click.echo(_coloured(render_problems(shown, _sources(shown, refused.sources))), err=True)
    left = len(refused.problems) - len(shown)
    errors = sum(problem.level == "error" for problem in refused.problems)
    more = f" ({left} more are not shown)" if left else ""
    click.echo(f"\n{errors} {'problem' if errors == 1 else 'problems'}{more}. Nothing was changed.", err=True)


def show_warnings(problems: Sequence[Problem], sources: Mapping[str, Source]) -> None:
    """Print problems that do not stop anything to standard error."""
    if problems:
        click.echo(_coloured(render_problems(problems, _sources(problems, sources))) + "\n", err=True)


def _sources(problems: Sequence[Problem], known: Mapping[str, Source]) -> dict[str, Source]:
    """Return the texts that excerpts are shown from; those that no longer are at hand are read again."""
    sources = dict(known)
    for name in {problem.at.file for problem in problems if problem.at is not None} - sources.keys():
        try:
            sources[name] = Source(name, Path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
    return sources


def _coloured(text: str) -> str:
    if not use_colour(sys.stderr.isatty()):
        return text
    lines = []
    for line in text.split("\n"):
        level = line.partition("[")[0]
        lines.append(click.style(line, fg=_COLOURS[level], bold=True) if level in _COLOURS else line)
    return "\n".join(lines)


def use_colour(is_terminal: bool) -> bool:
    """Return whether colour may be used: on a terminal, unless `NO_COLOR` is set."""
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show_our_mistake(error: Exception) -> None:
    """Say that this is our mistake, and keep what is needed to mend it in a file; no traceback is printed."""
    import tempfile
    import traceback

    kept = Path(tempfile.gettempdir()) / "compliance-mistake.txt"
    try:
        kept.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        where = f" What is needed to mend it is in {kept}; please send it to us."
    except OSError:
        where = ""
    click.echo(
        f"This is a mistake of compliance, not of your files ({type(error).__name__}). Nothing was changed.{where}",
        err=True,
    )


@contextmanager
def progress(quiet: bool, says: str) -> Iterator[None]:
    """Say on a terminal what takes its time, and take the line away when it is done."""
    shown = not quiet and sys.stderr.isatty()
    if shown:
        click.echo(f"{says} ...", err=True, nl=False)
    try:
        yield
    finally:
        if shown:
            click.echo("\r" + " " * (len(says) + 4) + "\r", err=True, nl=False)


@contextmanager
def counting(quiet: bool, says: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far something has come, and take the line away when it is done."""
    shown = not quiet and sys.stderr.isatty()
    width = 0

    def count(done: int, of: int) -> None:
        nonlocal width
        if shown:
            line = f"{says}: {done} of {of}"
            width = max(width, len(line))
            click.echo(f"\r{line}", err=True, nl=False)

    try:
        yield count
    finally:
        if shown:
            click.echo("\r" + " " * width + "\r", err=True, nl=False)
