"""How fast our YAML is read, beside `yaml.load` with `CSafeLoader` (which keeps no places and checks no duplicate keys).

Run: python benchmarks/yaml_loading.py [FILE]   Both are timed in turns, so that a busy machine hits both alike.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from compliance.sources.document import read_document
from compliance.sources.problem import Problems

ROUNDS = 9

RULE = """\
  - id: law.rule-{n}
    each: function
    title: Tell everybody who is concerned about matter {n}
    applies_when: function.audience includes any of (consumers, caregivers) and not function.offers_advice_{n}
    requires:
      - id: told
        text: Every person concerned is told about matter {n} in plain words.
        met_when: >-
          function.told_{n} is one of (told, told_late) and
          (function.says_so or fda_status is device)
        cite:
          - {{in: cfr-45-164, at: "164.404(b)", quote: "without unreasonable delay and in no case later than 60 calendar days"}}
      - {{id: media, text: "Prominent media are told, too.", when: "function.people is more than 500 people", met_when: function.media}}
    standing: regulation
    in_force: {{from: 2013-09-23}}
    severity: high
    gap: People have not been told of matter {n} in time or in full.
    remedy: {{text: "Send the notice.", effort: days, owner: privacy}}
    evidence: |
      The notices, with dates
      and the list of recipients.
"""


def main() -> None:
    """Print the time of both, and the ratio."""
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else example(800)
    text = data.decode()
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: read_document("example.yaml", data, Problems())))
        theirs.append(seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)))
    print(f"file                {len(data) / 1e6:8.2f} MB, {text.count(chr(10)):,} lines")
    print(f"read_document       {median(ours) * 1000:8.1f} ms   (with places and checks)")
    print(f"yaml.CSafeLoader    {median(theirs) * 1000:8.1f} ms   (without)")
    print(f"ratio               {median(ours) / median(theirs):8.2f}")


def example(rules: int) -> bytes:
    """Return a file of rules like those of a real pack."""
    return ("rules:\n" + "".join(RULE.format(n=n) for n in range(rules))).encode()


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
