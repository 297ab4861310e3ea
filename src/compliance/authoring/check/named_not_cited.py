"""Texts of a rule that name a provision which the rule does not rest on: mostly a number that was written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.authoring.read_pinpoint import ways_of_pinpoint
from compliance.authoring.stretch import Path as Way
from compliance.packs.model import Rule, Rulebook
from compliance.sources.problem import Problems

_NUMBER = r"\d+[a-zA-Z]*+(?:\([0-9A-Za-z]++\))*+"
_NAMED = re.compile(
    rf"""(?<![\w.])(?:Article|Section|section|Rule|[Rr]ecital)s?\s+{_NUMBER}  # Article 4a(1)
    |(?<![\w.(-])\d{{2,4}}\.\d++(?:\([0-9A-Za-z]++\))*+                      # 164.404(b)
    """,
    re.VERBOSE,
)
_AND = r"(?:,|,?\s+(?:and|or|to))\s+"
_MORE = re.compile(rf"{_AND}({_NUMBER})(?![\w.]*\d)")
_MORE_WITHIN = re.compile(rf"{_AND}((?:\([0-9A-Za-z]{{1,4}}\))++)")
_OTHERWISE = re.compile(r"[\w.]*\d|\s+of\s+(?:the\s+)?[A-Z]|\s+[A-Z]{2}")
"""What follows a date or an amount, and the name of a law that is meant instead (`GDPR`)."""
_MOST_NAMED = 6


def find_named_not_cited(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of each provision that title, gap or a reason of `in_force` names, and that the rule neither cites nor covers.

    Other texts, such as what is contested, speak of other provisions as well. Nothing is said where the rule cites nothing
    that is counted alike: recitals alone, say, where an article is named.
    """
    for rule in rulebook.rules_of(pack):
        cited = list(dict.fromkeys(_cited(rule)))
        ways = [way for at in (*cited, *_listed(rulebook, rule)) for way in ways_of_pinpoint(at)]
        for whose, text in _texts(rule):
            for named in _named(text):
                meant = ways_of_pinpoint(named)
                alike = [way for way in ways if any(_counted(way) == _counted(one) for one in meant)]
                if alike and not any(_is_within(one, way) for one in meant for way in alike):
                    shown = ", ".join(f"`{at}`" for at in cited[:_MOST_NAMED])
                    problems.add(
                        "named-not-cited",
                        f"{whose} of `{rule.id}` names `{named}`, which the rule does not cite",
                        rule.place,
                        f"name the provision that is meant; the rule cites {shown}"
                        + (" and others" if len(cited) > _MOST_NAMED else ""),
                        "if it is the right one, cite it, or say of which law it is, as in `Article 6(3) of Regulation (EU) 2022/2065`",
                        level="warning",
                    )


def _named(text: str) -> Iterator[str]:
    """Return each provision that a text names, also those of a list: of `Articles 6, 7(1) and (2)` there are three."""
    for first in _NAMED.finditer(text):
        word, _, number = first[0].rpartition(" ")
        numbers, end = [number], first.end()
        while more := (word and _MORE.match(text, end)) or _MORE_WITHIN.match(text, end):
            if more.re is _MORE and not word.strip().endswith("s") and "(" not in more[1]:
                break  # `Article 6 and 30 days`
            numbers.append(more[1] if more.re is _MORE else _beside(numbers[-1], more[1]))
            end = more.end()
        if not _OTHERWISE.match(text, end):
            yield from (f"{word.strip().removesuffix('s')} {number}".strip() for number in numbers)


def _beside(number: str, part: str) -> str:
    """Return the provision that a part is of which only the end is written: after `7(1)(a)` the end `(2)` is `7(2)`."""
    parts = number.split("(")
    alike = [at for at, one in enumerate(parts) if at and one[0].isdigit() == part[1].isdigit()]
    return "(".join(parts[: alike[-1]] if alike else parts) + part


def _texts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "the title", rule.title
    yield "`gap`", rule.gap
    for force in rule.in_force:
        yield "`because` in `in_force`", force.because


def _cited(rule: Rule) -> Iterator[str]:
    of_parts = [*(duty.cite for duty in rule.duties), *(force.cite for force in rule.in_force)]
    yield from (cite.at for cites in (rule.cite, *of_parts) for cite in cites)


def _listed(rulebook: Rulebook, rule: Rule) -> Iterator[str]:
    for law in rulebook.law.values():
        yield from (listed.at for listed in law.provisions if rule.id in listed.rules)


def _counted(way: Way) -> str:
    """Return as what a provision is counted: articles, recitals, rules, sections, or sections of a part (`164.404`)."""
    return way[0] if not way[0][:1].isdigit() else "part" if "." in way[0] else ""


def _is_within(one: Way, other: Way) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
