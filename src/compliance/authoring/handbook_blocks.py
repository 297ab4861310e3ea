"""What a handbook is made of, before it is Markdown or HTML. Words between backticks are names from the pack."""

from __future__ import annotations

from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; `anchor` is what links lead to, `name` the id of what it is about."""

    level: int
    text: str
    anchor: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a label and what there is to say."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items of a list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of law and where they stand; `missing` if there are reasons instead of words."""

    words: str
    source: str
    missing: bool = False


Block = Heading | Words | Table | Bullets | Quote


def table(*rows: tuple[str, str]) -> tuple[Block, ...]:
    """Return a table of the rows that say anything; nothing if none does."""
    kept = tuple((label, text.strip()) for label, text in rows if text.strip())
    return (Table(kept),) if kept else ()
