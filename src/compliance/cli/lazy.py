"""A click group whose commands are imported only when they run, and the one place where refusals become exit codes."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from compliance.cli.garbage import collected_seldom

REFUSED = 3
OUR_MISTAKE = 70


class LazyGroup(click.Group):
    """A group that knows its commands by name: `commands_from` maps each to `module:attribute` and its short help."""

    def __init__(self, *args: Any, commands_from: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        """Keep the table; everything else is click's."""
        super().__init__(*args, **kwargs)
        self.commands_from = commands_from or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return [*self.commands_from, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command when it is needed."""
        if cmd_name not in self.commands_from:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.commands_from[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the nearest command for one that does not exist."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=1)
            ctx.fail(f"there is no command `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Print the commands with the short help of the table, without importing any."""
        rows = [(name, help) for name, (_, help) in self.commands_from.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a refusal is shown and ends with exit code 3, a mistake of ours with 70."""
        if ctx.parent is not None:
            return super().invoke(ctx)
        try:
            with collected_seldom():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit, KeyboardInterrupt):
            raise
        except BrokenPipeError:
            sys.exit(0)
        except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
            from compliance.sources.problem import Refused

            if isinstance(error, Refused):
                from compliance.cli.console import show_refusal

                show_refusal(error)
                sys.exit(REFUSED)
            from compliance.cli.console import show_our_mistake

            show_our_mistake(error)
            sys.exit(OUR_MISTAKE)
