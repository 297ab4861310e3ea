"""How long the command line takes to start, as ratios to bare imports measured in the same run.

Targets: `compliance --help` at most 1.3 times `import click`; `compliance check` of an example, with warm caches, at most
2 times `import click, pydantic, yaml`. It is measured twice: of a file that has not changed since it was last checked, and
of one that has, so that it is read and judged anew with the rulebook from the cache. What is left open in an assessment
that says little takes longer to judge than to start; that has no target here.
"""

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPLIANCE = str(Path(sysconfig.get_path("scripts"), "compliance"))
ROUNDS = 15

IMPORTS = "import click, pydantic, yaml"
EXAMPLES = ("symptom-checker-startup.yaml", "hospital-portal-assistant.yaml", "social-app-assistant.yaml")


def seconds(command: list[str]) -> float:
    """The wall time of one run, compiled modules kept."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode > 1:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return time.perf_counter() - start


def compare(name: str, command: list[str], imports: str, target: float | None, before: Callable[[], None]) -> None:
    """Print the medians of a command and of bare imports, run in turn, and their ratio; `before` comes before each run."""
    bare = [sys.executable, "-c", imports]
    for _ in range(3):  # the caches are warm after that
        before()
        seconds(command)
    seconds(bare)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        before()
        ours.append(seconds(command))
        theirs.append(seconds(bare))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    wanted = f" (target {target})" if target else ""
    print(
        f"{name}: {statistics.median(ours) * 1000:.0f} ms; python -c '{imports}': "
        f"{statistics.median(theirs) * 1000:.0f} ms; ratio {ratio:.2f}{wanted}",
        flush=True,
    )


def main() -> None:
    """Print one line for each pair: the medians, and the ratio with its target."""
    compare("compliance --help", [COMPLIANCE, "--help"], "import click", 1.3, lambda: None)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", folder, dirs_exist_ok=True)
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        for example in EXAMPLES:
            path = Path(folder, example)
            command = [COMPLIANCE, "check", str(path)]
            compare(f"compliance check {example}, nothing changed", command, IMPORTS, 2.0, lambda: None)

            def change(path: Path = path) -> None:
                with path.open("a") as file:
                    file.write("# changed\n")

            target = 2.0 if example == EXAMPLES[0] else None
            compare(f"compliance check {example}, after each change", command, IMPORTS, target, change)


if __name__ == "__main__":
    main()
