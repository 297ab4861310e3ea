"""The command `compliance`. Commands are imported when they are called, so that help is there at once."""

from __future__ import annotations

import click

from compliance import __version__
from compliance.cli.lazy import LazyGroup

_EPILOG = """\b
A first report in three steps:
  compliance new assessment.yaml        write a file to fill in
  compliance ask assessment.yaml        answer what matters, the most severe first
  compliance report assessment.yaml -o report.pdf

\b
Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 wrong usage;
3 a file cannot be used (every problem is shown with its place); 70 a mistake of this program.
"""


@click.group(
    cls=LazyGroup,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    commands_from={
        "new": ("compliance.cli.new:new", "Write a new assessment file to fill in."),
        "ask": ("compliance.cli.ask:ask", "Answer, in the terminal, what can still change a verdict."),
        "check": ("compliance.cli.check:check", "Judge an assessment and print a summary."),
        "report": ("compliance.cli.report:report", "Write the gap report as PDF, HTML or JSON."),
        "explain": ("compliance.cli.explain:explain", "Tell why a rule has its verdict, down to answers and law."),
        "recheck": ("compliance.cli.recheck:recheck", "Check every proof of an assessment a second time."),
        "questions": ("compliance.cli.questions:questions", "Print every question as a book."),
        "clocks": ("compliance.cli.clocks:clocks", "Print the limits of time of all laws side by side."),
        "explain-problem": (
            "compliance.cli.explain_problem:explain_problem",
            "Tell what a problem is about, with an example.",
        ),
        "overlay": ("compliance.cli.overlay:overlay", "Change packs for one organisation, openly and within limits."),
        "pack": ("compliance.cli.pack:pack", "Check, test and list rule packs."),
    },
)
@click.version_option(__version__, prog_name="compliance")
def main() -> None:
    """Judge a consumer health AI deployment against the law, and report what is missing.

    You describe the deployment in an assessment file; rule packs are judged against your answers. What nobody answered
    stays open: silence never counts as compliance.
    """
