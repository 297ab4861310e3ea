"""`compliance explain-problem`: the page of a problem."""

from __future__ import annotations

import click


@click.command("explain-problem")
@click.argument("id", required=False)
@click.option("--markdown", is_flag=True, help="Print the page as Markdown.")
def explain_problem(id: str | None, markdown: bool) -> None:
    """Tell what a problem is about: what it finds, what to avoid, what to write instead, and why.

    ID stands in brackets before each problem, as in error[mixed-and-or]. Without it, every id is listed.
    """
    from compliance.authoring.problem_pages import page_as_text, part_of_page, problem_ids, problem_page
    from compliance.sources.problem import did_you_mean

    if id is None:
        for known in problem_ids():
            click.echo(
                f"{known}: {part_of_page(problem_page(known) or '', 'What it finds').split('. ')[0].rstrip('.')}"
            )
        return
    page = problem_page(id)
    if page is None:
        near = did_you_mean(id, problem_ids()) or "`compliance explain-problem` lists them all"
        raise click.BadParameter(f"there is no problem `{id}`; {near}", param_hint="ID")
    click.echo(page if markdown else page_as_text(page), nl=False)
