"""How long `compliance pack check` takes for all shipped packs, in seconds and against the reading of their files as YAML.

Two processes, as on a machine with two cores. Every step but the comparison of quotes; with it where a folder of archived
texts is named.

Run: python benchmarks/pack_checking.py [FOLDER OF ARCHIVED TEXTS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print the time of one run, and its ratio to the parsing of all pack files by libyaml."""
    began = time.perf_counter()
    for path in sorted((ROOT / "rules").rglob("*.yaml")):
        for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
            pass
    parsing = time.perf_counter() - began

    command = [sys.executable, "-m", "compliance", "pack", "check", "--jobs", "2", "--quiet"]
    if len(sys.argv) > 1:
        command += ["--sources", sys.argv[1]]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    checking = time.perf_counter() - began
    assert done.returncode == 0, "the shipped packs have no errors"
    print(f"pack check: {checking:.1f} s, {checking / parsing:.0f} times the parsing of the files ({parsing:.2f} s)")


if __name__ == "__main__":
    main()
