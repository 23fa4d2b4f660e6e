"""Builds everything that ships, in one command: `python3 data/build.py`. README.md says what it needs."""
import subprocess
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent
ROOT = DATA.parent
ROWS = DATA / ".build" / "gazetteer"


def main():
    sys.path.insert(0, str(DATA))
    import gazetteer

    rows = gazetteer.build(ROWS)
    print(f"{len(rows.places)} places, {sum(map(len, rows.names.values()))} names, {len(rows.areas)} areas in {ROWS}")


if __name__ == "__main__":
    main()
