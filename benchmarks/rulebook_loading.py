"""How long a rulebook of 600 rules takes to load: made from its packs, and taken from the cache.

Run: python benchmarks/rulebook_loading.py [FOLDER OF PACKS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from compliance.packs.load import load_rulebook

RULES = 600
ROUNDS = 7

PACK = """\
pack: example
title: An example of a law
version: "1.0.0"
jurisdiction: us
"""
INSTRUMENTS = """\
instruments:
  - {id: the-act, title: The Act, citation: 1 Act 1, issuer: Parliament, kind: statute, version: "2026", file: us/act.txt}
"""
SUBJECTS = "subjects:\n  - {id: function, plural: functions, title: Function, ask: What can somebody do with it?}\n"
QUESTION = """\
  - id: function.told_{n}
    each: function
    kind: choice
    ask: How are people told of matter {n}?
    why: The law asks for it, and people can choose better when they know.
    options: {{told: At once, told_late: Later, not_told: Not at all}}
    evidence: The notice.
  - {{id: function.says_{n}, each: function, kind: yes_no, ask: "Does it say so, in words that everybody understands?"}}
"""
RULE = """\
  - id: law.rule-{n}
    each: function
    title: Tell everybody who is concerned about matter {n}
    applies_when: function.says_{n} and not function.told_{m} is told_late
    requires:
      - id: told
        text: Every person concerned is told about matter {n} in plain words.
        met_when: >-
          function.told_{n} is one of (told, told_late) and (function.says_{m} or not function.told_{n} is not_told)
        cite:
          - {{in: the-act, at: "164.404(b)", quote: "without unreasonable delay and in no case later than 60 calendar days"}}
      - {{id: media, text: "Prominent media are told, too.", when: "function.told_{m} is told", met_when: "function.says_{n}"}}
    standing: statute
    in_force: {{from: 2013-09-23}}
    severity: high
    gap: People have not been told of matter {n} in time or in full.
    remedy: {{text: "Send the notice.", effort: days, owner: privacy}}
    evidence: The notices, with dates and the list of recipients.
    cite: [{{in: the-act, at: "164.404(a)", quote: "shall notify each individual"}}]
"""


def main() -> None:
    """Print how long loading takes."""
    with tempfile.TemporaryDirectory() as top:
        rules = Path(sys.argv[1]) if len(sys.argv) > 1 else make_pack(Path(top) / "rules")
        cache = Path(top) / "cache"
        cold = milliseconds(lambda: load_rulebook([rules]), 3)
        loaded = load_rulebook([rules], cache_folder=cache)
        warm = milliseconds(lambda: load_rulebook([rules], cache_folder=cache), ROUNDS)
        used = milliseconds(lambda: use_all(rules, cache), ROUNDS)
        print(f"rules                        {len(loaded.rulebook.rules):8}")
        print(f"made from its packs          {cold:8.1f} ms")
        print(f"taken from the cache         {warm:8.1f} ms")
        print(f"  and every part of it read  {used:8.1f} ms")
        print(f"modules that came along      {modules_loaded(rules, cache)}")


def use_all(rules: Path, cache: Path) -> None:
    """Load a rulebook and look at each thing in it."""
    book = load_rulebook([rules], cache_folder=cache).rulebook
    for section in (book.rules, book.questions, book.terms, book.classifications, book.instruments):
        for _ in section.values():
            pass


def modules_loaded(rules: Path, cache: Path) -> str:
    """Return which of the heavy modules a fresh process has after loading from the cache."""
    code = (
        "import sys; from pathlib import Path; from compliance.packs.load import load_rulebook\n"
        "load_rulebook([Path(sys.argv[1])], cache_folder=Path(sys.argv[2]))\n"
        "print([name for name in ('yaml', 'pydantic') if name in sys.modules] or 'neither yaml nor pydantic')"
    )
    command = [sys.executable, "-c", code, str(rules), str(cache)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def make_pack(folder: Path) -> Path:
    """Write a pack of many rules below a folder."""
    pack = folder / "example"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK)
    (pack / "instruments.yaml").write_text(INSTRUMENTS)
    (pack / "subjects.yaml").write_text(SUBJECTS)
    for part in range(6):
        here = range(part * RULES // 6, (part + 1) * RULES // 6)
        questions = "".join(QUESTION.format(n=n) for n in here)
        (pack / f"questions_{part}.yaml").write_text(f"section: Part {part}\nquestions:\n{questions}")
        rules = "".join(RULE.format(n=n, m=(n + 1) % RULES) for n in here)
        (pack / f"rules_{part}.yaml").write_text(f"rules:\n{rules}")
    return folder


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median of how long something takes."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


if __name__ == "__main__":
    main()
