"""Reads `supplement.tsv`, the rows curated by hand, and adds them to those of the packages."""
import csv
import sys
from pathlib import Path

import names

PATH = Path(__file__).resolve().parent / "supplement.tsv"
COLUMNS = ("id", "names", "kind", "country", "admin1", "lat", "lon", "capital", "source")


def read(path=PATH):
    """The rows as dicts of text, with their line number."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(n, line.rstrip("\n")) for n, line in enumerate(file, 1)]
    header = tuple(lines[0][1].split("\t"))
    if header != COLUMNS:
        sys.exit(f"error: {path.name}: the columns are {header}\nhint: they must be {COLUMNS}")
    rows = []
    for number, line in lines[1:]:
        if line and not line.startswith("#"):
            values = line.split("\t")
            if len(values) != len(COLUMNS):
                sys.exit(f"error: {path.name}:{number}: {len(values)} columns\nhint: there must be {len(COLUMNS)}")
            rows.append(dict(zip(COLUMNS, values)) | {"line": number})
    return rows


def apply(rows, path=PATH):
    """Adds the curated rows to `rows`: a new place where the id is new, else more names and facts of the one it has."""
    if not path.exists():
        return
    for row in read(path):
        _apply(rows, row)


def _apply(rows, row):
    pass
