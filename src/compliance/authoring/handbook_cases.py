"""The part of a handbook about cases: what each says itself, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.answers.model import Answer
from compliance.authoring.case import Case, Expected
from compliance.authoring.handbook_blocks import Block, Bullets, Heading, Words, table
from compliance.authoring.handbook_words import day_words
from compliance.authoring.worked_examples import worked_examples
from compliance.authoring.worked_examples_text import reason_in_words, totals_in_words
from compliance.conditions.proof import Key
from compliance.packs.model import Rulebook
from compliance.sources.place import Place


def case_blocks(name: str, cases: Sequence[Case]) -> Iterator[Block]:
    """Return the cases that expect something of a rule or a classification, with what they expect."""
    items: list[str] = []
    for case in cases:
        for expected in case.expected:
            if expected.name == name:
                what = " or ".join(expected.outcomes) if expected.outcomes else expected.verdict
                line = f", by the line `{expected.line}`" if expected.line else ""
                whom = ", ".join(f"`{subject}`" for subject in expected.subjects if subject is not None)
                items.append(f"{case.name}: {what}{line}" + (f" for {whom}" if whom else ""))
    if items:
        yield Words("Cases:")
        yield Bullets(tuple(items))
    else:
        yield Words("No case of this pack says what must come out.")


def all_cases(cases: Sequence[Case]) -> Iterator[Block]:
    """Return every case with the answers that stand in it; of those that it takes over from others only the number."""
    if cases:
        yield Heading(2, "Cases", "cases")
    for number, case in enumerate(cases, 1):
        yield Heading(4, case.name, f"case-{number}")
        own = [_answer_words(key, a) for key, a in case.facts.answers.items() if _stands_in(a.place, case, cases)]
        more = len(case.facts.answers) - len(own)
        source = case.worked_example
        example = f"{source.instrument}, {source.at}" if source else ""
        yield from table(
            ("Example of a regulator", f"{example}: {source.outcome}" if source and source.outcome else example),
            ("Day", day_words(case.day)),
            ("Answers", "\n".join(own)),
            ("Takes over", f"{more} answers of what it is like" if more else ""),
            ("Must come out", "\n".join(f"`{one.name}`: {_what(one)}" for one in case.expected)),
            ("Assumed", ", ".join(f"`{question}`" for question, _ in case.assumed)),
            ("Not yet so", case.todo),
            ("Read otherwise than there, because", case.disagrees),
            ("Stands in", f"{case.place.file}:{case.place.line}" if case.place else ""),
        )


def example_blocks(rulebook: Rulebook, pack: str, cases: Sequence[Case]) -> Iterator[Block]:
    """Return what the worked examples of regulators come to, and of those that do not agree or cannot be tried, why."""
    rows = worked_examples(rulebook, pack, cases)
    if rows:
        yield Heading(2, "Worked examples of regulators", "examples")
        yield Words(f"{totals_in_words(rows)}.")
        told = [row for row in rows if row.stands in ("disagrees", "todo", "not_expressible", "left_out")]
        items = tuple(f"{reason_in_words(row).rstrip('.')}. The regulator says: {row.outcome}" for row in told)
        yield from (Bullets(items),) if items else ()


def _what(expected: Expected) -> str:
    return " or ".join(expected.outcomes) if expected.outcomes else expected.verdict


def _answer_words(key: Key, answer: Answer) -> str:
    question, subject = key
    return f"`{question}`" + (f" of `{subject}`" if subject else "") + f": {answer.shown}"


def _stands_in(place: Place, case: Case, cases: Sequence[Case]) -> bool:
    """Say whether an answer stands below the heading of a case and above that of the next one in its file."""
    if case.place is None or place.file != case.place.file or place.line < case.place.line:
        return False
    return not any(
        other.place is not None and other.place.file == place.file and case.place.line < other.place.line <= place.line
        for other in cases
    )
