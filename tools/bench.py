"""Times the command line on every example: the median of a few runs, and the most memory that one of them took."""

import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPLIANCE = Path(sysconfig.get_path("scripts"), "compliance")
RUNS = 5


def measure(arguments: list[str]) -> tuple[float, float]:
    """The seconds that one run takes, and the megabytes that it needs at most."""
    start = time.perf_counter()
    # The exit code tells of findings, which a benchmark does not mind; 2 and above means that it did not run.
    child = subprocess.Popen([COMPLIANCE, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode > 1:
        sys.exit(f"compliance {' '.join(arguments)} ended with {child.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Print one line for each command and example."""
    examples = sorted((ROOT / "examples").rglob("assessment.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        runs = [["--version"]]
        for example in map(str, examples):
            runs += [["assess", example], ["report", example, "-o", f"{folder}/report.pdf"]]
        print(f"{'seconds':>8} {'MB':>6}  command, median of {RUNS}")
        for arguments in runs:
            seconds, megabytes = zip(*(measure(arguments) for _ in range(RUNS)), strict=True)
            shown = " ".join(arguments).replace(f"{ROOT}/", "").replace(f"{folder}/", "")
            print(f"{statistics.median(seconds):8.2f} {max(megabytes):6.0f}  compliance {shown}", flush=True)


if __name__ == "__main__":
    main()
