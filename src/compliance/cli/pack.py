"""`compliance pack`: for those who write packs."""

from __future__ import annotations

import click

from compliance.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    commands_from={
        "check": ("compliance.cli.pack_check:check", "Read packs and report every problem with its place."),
        "test": ("compliance.cli.pack_test:test", "Run the cases of packs."),
        "coverage": ("compliance.cli.pack_coverage:coverage", "Tell what the cases of packs show, and what they lack."),
        "lint": ("compliance.cli.pack_lint:lint", "Look at what packs mean, over all answers."),
        "mutate": ("compliance.cli.pack_mutate:mutate", "Make small mistakes in packs and see whether a case notices."),
        "examples": ("compliance.cli.pack_examples:examples", "List the worked examples of regulators that cases try."),
        "quotes": ("compliance.cli.pack_quotes:quotes", "Compare every quote with the archived text of the law."),
        "list": ("compliance.cli.pack_list:list_packs", "List the packs, what they cover, and how large they are."),
    },
)
def pack() -> None:
    """Check, test and list rule packs.

    PACK is the name of a pack, the folder of one, or a folder that holds packs.
    """
