"""`compliance ask`: answers in the terminal, the most severe question first, saved after each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from compliance.assessment.finding import Ask
from compliance.assessment.interview import Wanted, wanted_next
from compliance.assessment.reuse import Before
from compliance.cli.ask_words import for_all, help_text, prompt_text, read_line, value_of
from compliance.cli.inputs import open_assessment, with_day, with_packs, with_rules
from compliance.cli.judged_by import Read
from compliance.cli.printed import printed_command
from compliance.packs.model import Rulebook


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_day
@with_packs
@with_rules
def ask(file: Path, as_of: date | None, packs: tuple[str, ...], roots: tuple[Path, ...]) -> None:
    """Ask what can still change a verdict, the most severe first, and save each answer in FILE.

    Answers may also be piped in, one a line. `?` tells more about a question, `unknown` says that you looked and do not
    know, an empty line skips it, `quit` ends. Where the same is asked of several functions, recipients and so on, an
    answer that ends with `for all` is saved for each of them.
    """
    from compliance.assessment.assess import assess

    skipped: set[Ask] = set()
    answered = 0
    before: Before | None = None
    introduced: set[str] = set()
    while True:
        read = open_assessment(file, roots, packs, as_of)
        assessment = assess(read.rulebook, read.facts, read.day, read.packs, before=before)
        before = Before(read.facts, assessment, read.rulebook.digest)
        every = [one for one in wanted_next(read.rulebook, assessment) if not _is_known(read, one)]
        wanted = [one for one in every if one.ask not in skipped]
        outcome = "skipped"
        for number, one in enumerate(wanted):
            outcome = _ask_one(read, one, _others(read, one, wanted), len(wanted) - number, introduced)
            if outcome != "skipped":
                break
            skipped.add(one.ask)
        if outcome != "saved":  # only an answer can change what matters next
            break
        answered += 1
    left = len(wanted_next(read.rulebook, assessment))
    more = [*(["--as-of", as_of.isoformat()] if as_of else []), *(word for pack in packs for word in ("--pack", pack))]
    then = printed_command("check", file, roots=roots, more=more)
    told = f"{left} {'point is' if left == 1 else 'points are'} still open; `{then}` names them."
    click.echo(
        f"\n{answered} {'answer' if answered == 1 else 'answers'} saved in {file}. {told if left else 'Nothing is open.'}"
    )


def _is_known(read: Read, wanted: Wanted) -> bool:
    """Somebody looked and does not know: asking again would not help. Decisions are for counsel, not for a prompt."""
    if wanted.ask.what == "decision":
        return True
    answer = read.facts.answers.get((wanted.ask.id, wanted.ask.subject))
    return answer is not None and answer.is_unknown


def _others(read: Read, wanted: Wanted, every: Sequence[Wanted]) -> list[str]:
    """Return the other listed subjects of which the same question is still to be asked."""
    one = wanted.ask
    if one.what != "question" or one.subject is None:
        return []
    each = read.rulebook.questions[one.id].each
    listed = read.facts.lists[each].members if each is not None else {}
    same = [other.ask for other in every if other.can_be_asked and other.ask.id == one.id and other.ask != one]
    return [ask.subject for ask in same if ask.what == "question" and ask.subject is not None and ask.subject in listed]


def _ask_one(read: Read, wanted: Wanted, others: Sequence[str], left: int, introduced: set[str]) -> str:
    """Put one question until it is answered, skipped or left; `introduced` are the introductions that were printed before."""
    rulebook, one = read.rulebook, wanted.ask
    click.echo()
    click.secho(
        f"[{left} to go] bears on {wanted.findings} {'finding' if wanted.findings == 1 else 'findings'}, "
        f"the worst of them {wanted.severity}",
        dim=True,
    )
    intro = rulebook.questions[one.id].intro if one.what == "question" else rulebook.subjects[one.id].help
    if intro and intro not in introduced:
        introduced.add(intro)
        click.echo(f"{intro}\n")
    click.echo(prompt_text(rulebook, read.facts, one, others))
    while True:
        line = read_line()
        if line is None or line == "quit":
            return "quit"
        if line == "":
            return "skipped"
        if line == "?":
            click.echo(help_text(rulebook, one))
            continue
        line, subjects = for_all(line, one.subject, others)
        problem = _save(read, rulebook, one, line, subjects)
        if not problem:
            return "saved"
        click.echo(problem)


def _save(read: Read, rulebook: Rulebook, one: Ask, line: str, subjects: Sequence[str | None]) -> str:
    """Write one answer into the file, for each of these subjects; return what is wrong with it instead, if something is."""
    from compliance.answers.edit import put_answer, put_list, put_subject
    from compliance.answers.read import check_text
    from compliance.sources.problem import Refused
    from compliance.sources.write import write_safely

    text = read.path.read_bytes().decode()  # as it is: line breaks are kept
    try:
        if one.what == "list":
            plural = rulebook.subjects[one.id].plural
            if line in ("done", "none"):  # no subject can be called `none`
                changed = put_list(text, plural, more=False)
            else:
                id, _, title = line.partition(":")
                changed = put_subject(
                    put_list(text, plural, more=True), plural, id.strip(), title.strip() or id.strip()
                )
        else:
            question = rulebook.questions[one.id]
            value = value_of(question, line)
            if value is None:
                return f"`{line}` is not one of the answers; `?` tells more"
            kind = rulebook.subjects[question.each].plural if question.each is not None else None
            changed = text
            for subject in subjects:
                changed = put_answer(changed, question.id, kind, subject, value)
        check_text(read.path, changed.encode(), rulebook)
    except Refused as refused:
        first = refused.problems[0]
        return "; ".join([first.says, *first.help])
    write_safely(read.path, changed.encode())
    return ""
