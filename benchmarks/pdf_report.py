"""How fast a report of about forty pages is written, beside headless Chromium printing the same HTML.

Run: python benchmarks/pdf_report.py   Both are timed in turns, so that a busy machine hits both alike. Chromium is optional
(set CHROMIUM to its path if it is not found): it writes no page numbers into the contents, no archivable file and no
attachments, so it does less. A third row is the blank page, which is what starting Chromium costs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
ROUNDS = 5

OURS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from reports.demo_rulebook import rulebook
from reports.made_up_answers import made_up
from compliance.cli.garbage import not_collected
from compliance.reports.build import build_report
from compliance.reports.to_json import report_json
from compliance.reports.to_pdf import report_pdf
from compliance.reports.to_html import report_html
with not_collected():
    book = rulebook()
    facts, assessment = made_up(book, 5, subjects=11)
    report = build_report(book, facts, assessment, "0")
    if sys.argv[2].endswith(".html"):
        Path(sys.argv[2]).write_text(report_html(report), encoding="utf-8")
    else:
        data = report_json(book, facts, assessment, "0")
        Path(sys.argv[2]).write_bytes(report_pdf(report, data, {}))
"""


def main() -> None:
    """Print the times, the pages, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        page, ours, theirs = (Path(folder, name) for name in ("report.html", "ours.pdf", "theirs.pdf"))
        blank = Path(folder, "blank.html")
        blank.write_text("<title>x</title>", encoding="utf-8")
        write_ours(page)
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        jobs: dict[str, Callable[[], None]] = {"ours": lambda: write_ours(ours)}
        if chromium:
            jobs["chromium"] = lambda: write_theirs(chromium, page, theirs, folder)
            jobs["chromium, blank page"] = lambda: write_theirs(chromium, blank, Path(folder, "blank.pdf"), folder)
        taken: dict[str, list[float]] = {name: [] for name in jobs}
        for _ in range(ROUNDS):
            for name, job in jobs.items():
                taken[name].append(seconds(job))
        for name, times in taken.items():
            print(f"{name:<22}{median(times):7.2f} s   ({min(times):.2f} to {max(times):.2f})")
        print(f"{'our report':<22}{pages(ours):7} pages, {ours.stat().st_size / 1000:,.0f} KB")
        if chromium:
            print(f"{'ratio':<22}{median(taken['ours']) / median(taken['chromium']):7.2f}")
        else:
            print("Chromium is not here, so there is nothing to compare with.")


def write_ours(path: Path) -> None:
    """Write the report in a process of its own: the start of Python and all imports count."""
    subprocess.run([sys.executable, "-c", OURS, ROOT / "tests", path], check=True)


def write_theirs(chromium: str, page: Path, path: Path, folder: str) -> None:
    """Have Chromium print a page, in a process and with a profile of its own."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}"]
    subprocess.run([chromium, *flags, page.as_uri()], check=True, capture_output=True)


def seconds(work: Callable[[], None]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def pages(path: Path) -> int:
    """How many pages a PDF has."""
    import pypdf

    return len(pypdf.PdfReader(path).pages)


if __name__ == "__main__":
    main()
