#!/usr/bin/env python3
"""How much longer `dateline extract` takes with its dates than without them.

    python3 benches/dating_share.py FOLDER...

builds the working tree twice, once with the calls of `dating` left out, and runs the two in turn on each folder, one thread on one
core. Printed: the median of what a run with dates takes more than the runs without before and after it, and its quartiles.
"""
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

ROUNDS = 11
HERE = pathlib.Path(__file__).resolve().parent.parent
CALLS = re.compile(r"^\s*dating::(date|date_publication)\(.*\);\n|^use crate::dating;\n", re.MULTILINE)


def build(source: pathlib.Path, target: pathlib.Path) -> pathlib.Path:
    command = ["cargo", "build", "--release", "--no-default-features", "--target-dir", str(target)]
    subprocess.run(command, cwd=source, check=True)
    return target / "release" / "dateline"


def without_dates(copy: pathlib.Path) -> pathlib.Path:
    """The sources with the calls left out, which must be the two that there are."""
    ignored = shutil.ignore_patterns("target", ".git", ".cache")
    shutil.copytree(HERE, copy, ignore=ignored)
    left_out = 0
    for name in ("setting.rs", "each.rs"):
        path = copy / "src" / "pipeline" / name
        text, count = CALLS.subn("", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        left_out += count
    if left_out != 4:
        sys.exit(f"expected two calls and two imports of dating in src/pipeline, found {left_out} lines")
    return copy


def seconds(program: pathlib.Path, folder: str) -> float:
    """Processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["taskset", "-c", "0", str(program), "extract", folder, "--threads", "1", "-o", "/dev/null"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    if len(sys.argv) < 2 or not all(pathlib.Path(folder).is_dir() for folder in sys.argv[1:]):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as room:
        copy = without_dates(pathlib.Path(room) / "without")
        # A target folder for each: cargo takes two packages of one name for the same.
        plain, dated = build(copy, pathlib.Path(room) / "a"), build(HERE, pathlib.Path(room) / "b")
        for folder in sys.argv[1:]:
            shares, with_dates, before = [], [], [seconds(plain, folder)]
            for _ in range(ROUNDS):
                with_dates.append(seconds(dated, folder))
                before.append(seconds(plain, folder))
                shares.append(2 * with_dates[-1] / (before[-2] + before[-1]) - 1)
            low, middle, high = statistics.quantiles(shares, n=4)
            print(
                f"{folder}: {statistics.median(before):.2f} s without, {statistics.median(with_dates):.2f} s with; "
                f"{middle:.0%} more (quartiles {low:.0%} to {high:.0%})",
                flush=True,
            )


if __name__ == "__main__":
    main()
