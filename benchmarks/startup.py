"""How long the command line takes to start, as ratios to bare imports measured in the same run.

Targets: `compliance --help` at most 1.3 times `import click`; `compliance check` of an example, with a warm cache, at most
2 times `import click, pydantic, yaml`.
"""

import os
import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPLIANCE = str(Path(sysconfig.get_path("scripts"), "compliance"))
ROUNDS = 15

PAIRS = [
    ("compliance --help", [COMPLIANCE, "--help"], "import click", 1.3),
    (
        "compliance check symptom-checker-startup.yaml",
        [COMPLIANCE, "check", str(ROOT / "examples" / "symptom-checker-startup.yaml")],
        "import click, pydantic, yaml",
        2.0,
    ),
    (
        "compliance check social-app-assistant.yaml",
        [COMPLIANCE, "check", str(ROOT / "examples" / "social-app-assistant.yaml")],
        "import click, pydantic, yaml",
        2.0,
    ),
]


def seconds(command: list[str]) -> float:
    """The wall time of one run, compiled modules kept."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode > 1:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return time.perf_counter() - start


def main() -> None:
    """Print one line for each pair: the medians, and the ratio with its target."""
    for name, command, imports, target in PAIRS:
        bare = [sys.executable, "-c", imports]
        seconds(command)
        seconds(bare)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(seconds(command))
            theirs.append(seconds(bare))
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        print(
            f"{name}: {statistics.median(ours) * 1000:.0f} ms; python -c '{imports}': "
            f"{statistics.median(theirs) * 1000:.0f} ms; ratio {ratio:.2f} (target {target})",
            flush=True,
        )


if __name__ == "__main__":
    main()
