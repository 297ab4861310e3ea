"""The words of reports: verdicts, standings, days and counts. Sentences that need a rulebook are made elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from compliance.assessment.finding import Verdict
from compliance.packs.model import Severity, Standing

NOT_ADVICE = (
    "This report is not legal advice. It applies written rules to the answers that were given; whether the law is "
    "followed in fact, and what follows from it, is for counsel and the authorities to say."
)

VERDICTS = {
    Verdict.GAP: "Gap",
    Verdict.DUE: "Due",
    Verdict.OPEN: "Open",
    Verdict.MET: "Met",
    Verdict.NOT_APPLICABLE: "Does not apply",
}

STANDINGS = {
    Standing.STATUTE: "statute",
    Standing.REGULATION: "regulation",
    Standing.DIRECTIVE: "directive",
    Standing.CASE_LAW: "case law",
    Standing.ORDER: "order",
    Standing.FINAL_GUIDANCE: "final guidance",
    Standing.DRAFT_GUIDANCE: "draft guidance",
    Standing.PROPOSED: "proposed",
    Standing.GOOD_PRACTICE: "good practice",
    Standing.CONTRACT: "contract",
    Standing.STAYED: "stayed",
    Standing.VACATED: "vacated",
    Standing.REPEALED: "repealed",
}

SEVERITIES = {
    Severity.CRITICAL: "Critical",
    Severity.HIGH: "High",
    Severity.MEDIUM: "Medium",
    Severity.LOW: "Low",
}

EFFORTS = ("hours", "days", "weeks", "months")

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not strftime: its words change with the machine's language


def day_words(day: date) -> str:
    """Return a day as people write it, such as 22 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    *first, end = list(words) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def quoted(text: str) -> str:
    """Return somebody's words in typographic quotes."""
    return f"“{text}”"


def sentence(text: str) -> str:
    """Return a text that starts with a capital letter and ends with a full stop."""
    return capitalised(stopped(text))


def stopped(text: str) -> str:
    """Return somebody's own words as they are, with a full stop at the end if there is none."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:" or text.endswith((".”", "?”", ")")) else text + "."


def capitalised(text: str) -> str:
    """Return a text whose first letter is a capital; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return a text that can go on in a sentence: its first letter is small unless the word is an acronym or `I`."""
    first = text.split(" ", 1)[0]
    return text if len(first) == 1 or first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters; an ellipsis stands for the words that were cut off."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut, blank, _ = text[:most].rpartition(" ")
    return (cut.rstrip(" ,;:") if blank else text[: most - 1]) + "…"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, and of a long one its beginning."""
    words = " ".join(text.split())
    end = next((at for at in range(40, len(words) - 1) if words[at] == "." and words[at + 1] == " "), len(words))
    return shortened(sentence(words[: end + 1]), 220)


def ranges(numbers: Sequence[int]) -> str:
    """Return rising numbers with their stretches drawn together: `1-3, 7`, with a proper dash."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][1] + 1:
            stretches[-1][1] = number
        else:
            stretches.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in stretches)
