"""`compliance pack`: for those who write packs."""

from __future__ import annotations

import click

from compliance.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    commands_from={
        "check": ("compliance.cli.pack_check:check", "Check packs, step by step; every problem with its place."),
        "test": ("compliance.cli.pack_test:test", "Run the cases of packs."),
        "coverage": ("compliance.cli.pack_coverage:coverage", "Tell what the cases of packs show, and what they lack."),
        "lint": ("compliance.cli.pack_lint:lint", "Look at what packs mean, over all answers."),
        "mutate": ("compliance.cli.pack_mutate:mutate", "Make small mistakes in packs and see whether a case notices."),
        "diff": ("compliance.cli.pack_diff:diff", "Tell what differs between two versions of a pack."),
        "examples": ("compliance.cli.pack_examples:examples", "Print the table of regulators' worked examples."),
        "quotes": ("compliance.cli.pack_quotes:quotes", "Compare every quote with the archived text of the law."),
        "new": ("compliance.cli.pack_new:new", "Write a new pack to fill in."),
        "new-rule": ("compliance.cli.pack_new_rule:new_rule", "Write a new rule with its cases to fill in."),
        "coverage-of-law": (
            "compliance.cli.pack_law:coverage_of_law",
            "Print what packs do with each provision of the law that they list.",
        ),
        "format": ("compliance.cli.pack_format:format_packs", "Write conditions in their one spelling."),
        "names": ("compliance.cli.pack_names:names", "Print every name that conditions may use."),
        "handbook": ("compliance.cli.pack_handbook:handbook", "Write a pack as a document for a lawyer's review."),
        "review": (
            "compliance.cli.pack_review:review",
            "Sign packs as read against the law, or tell what changed since.",
        ),
        "schema": ("compliance.cli.pack_schema:schema", "Print the JSON Schema of a kind of file, for editors."),
        "lock": ("compliance.cli.pack_lock:lock", "Write down the packs that are judged with, by digest."),
        "list": ("compliance.cli.pack_list:list_packs", "List the packs, what they cover, and how large they are."),
    },
)
def pack() -> None:
    """Check, test and list rule packs.

    PACK is the name of a pack, the folder of one, or a folder that holds packs.
    """
