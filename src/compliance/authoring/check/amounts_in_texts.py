"""Amounts of money and shares that a penalty names, and none of the texts of law that it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from compliance.authoring.amounts import money_in, numbers_in, shares_in
from compliance.authoring.read_source import read_source
from compliance.packs.model import Penalty, Rulebook
from compliance.sources.problem import Problems

_MOST_KEPT = 64

Named = tuple[frozenset[int], frozenset[float]]
"""The numbers and the shares that a text names."""


def find_amounts_not_in_texts(rulebook: Rulebook, pack: str, sources: Path, problems: Problems) -> None:
    """Warn of an amount or a share in the words of a penalty of a pack that none of the archived texts it cites names.

    Nothing is said of a penalty that cites law which is not archived, since the amount may stand there.
    """

    @cache
    def named_by(instrument: str) -> Named | None:
        text = read_source(
            rulebook.instruments[instrument], sources, Problems()
        )  # what is wrong with it is told elsewhere
        return _named(text.decode("utf-8")) if text is not None else None

    for penalty in rulebook.penalties.values():
        if (
            penalty.place is None
            or not penalty.place.file.startswith(f"{pack}/")
            or not _is_archived(rulebook, penalty)
        ):
            continue
        cited = " and ".join(f"`{one}`" for one in dict.fromkeys(cite.instrument for cite in penalty.cite))
        for words in dict.fromkeys(_not_named(penalty, named_by)):
            problems.add(
                "amount-not-in-text",
                f"the penalty `{penalty.id}` speaks of {words}, and {cited} nowhere {'does' if len(cited.split(' and ')) == 1 else 'do'}",
                penalty.place,
                "write the amount that the law names, or cite the text that names this one",
                level="warning",
            )


def _is_archived(rulebook: Rulebook, penalty: Penalty) -> bool:
    """Return whether a penalty cites law, and all of it is archived."""
    instruments = [rulebook.instruments[cite.instrument] for cite in penalty.cite]
    whole = all(cite.no_quote != "not_archived" for cite in penalty.cite)
    return bool(instruments) and whole and all(one.file is not None for one in instruments)


def _not_named(penalty: Penalty, named_by: Callable[[str], Named | None]) -> Iterator[str]:
    """Yield the words of each amount and share that neither the texts nor what stands beside the citations names."""
    money, shares = [*money_in(penalty.text)], [*shares_in(penalty.text)]
    if not money and not shares:
        return
    named = [_named(" ".join(cite.no_quote_why for cite in penalty.cite))]
    for instrument in dict.fromkeys(cite.instrument for cite in penalty.cite):
        found = named_by(instrument)
        if found is None:
            return
        named.append(found)
    yield from (words for number, words in money if not any(number in one[0] for one in named))
    yield from (words for share, words in shares if not any(share in one[1] for one in named))


@lru_cache(_MOST_KEPT)
def _named(text: str) -> Named:
    return frozenset(numbers_in(text)), frozenset(share for share, _ in shares_in(text))
