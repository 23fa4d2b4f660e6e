#!/usr/bin/env python3
"""Times `dateline extract` and the Python package `geotext` on the same texts, one after the other on one core.

    python3 benches/beside_geotext.py [DATELINE] [MEGABYTES]

The texts are the articles of `seeds/`, copied until they are so many megabytes (20 if not told) in a folder of their own,
which is removed afterwards. Both read the files; `dateline` also resolves, dates and writes, which `geotext` does not do.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def copies(folder, megabytes):
    """Fills `folder` with numbered copies of the articles; gives their bytes."""
    articles = sorted((ROOT / "seeds").glob("*.txt"))
    total, number = 0, 0
    while total < megabytes * 1_000_000:
        below = folder / f"{number:05}"
        below.mkdir()
        for article in articles:
            shutil.copy(article, below)
            total += article.stat().st_size
        number += 1
    return total


def timed(run):
    """User and system seconds that `run()` takes, in this process and in those it waits for, and its result."""
    before = os.times()
    result = run()
    return sum(os.times()[:4]) - sum(before[:4]), result


def main():
    dateline = sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/dateline"
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 20
    if not shutil.which(dateline):
        sys.exit(f"{dateline} is missing: cargo build --release")
    try:
        from geotext import GeoText
    except ImportError:
        sys.exit("geotext is missing: pip install geotext")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        texts, found = folder / "texts", folder / "found.jsonl"
        texts.mkdir()
        total = copies(texts, megabytes)

        def with_dateline():
            subprocess.run([dateline, "extract", texts, "-o", found], check=True)
            return found.read_bytes().count(b"\n")

        def with_geotext():
            places = (GeoText(path.read_text("utf-8")) for path in sorted(texts.rglob("*.txt")))
            return sum(len(place.cities) + len(place.countries) for place in places)

        for name, run in [("dateline extract", with_dateline), ("geotext", with_geotext)]:
            seconds, mentions = timed(run)
            speed = total / 1e6 / seconds
            print(f"{name:17} {total / 1e6:.1f} MB in {seconds:.2f} s of one core, {speed:.1f} MB/s, {mentions} mentions")


if __name__ == "__main__":
    main()
