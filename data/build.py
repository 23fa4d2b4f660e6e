"""Builds everything that ships, in one command: `python3 data/build.py`. README.md says what it needs.

    python3 data/build.py [rows|gazetteer|feasts|basemap|fonts|icon]...     everything, or just the parts named

Packages that the base map and the fonts need are installed, pinned, into `data/.build/venv`.
"""
import os
import subprocess
import sys
import venv
from pathlib import Path

DATA = Path(__file__).resolve().parent
ROOT, BUILD = DATA.parent, DATA / ".build"
ROWS, ASSETS = BUILD / "gazetteer", ROOT / "assets"
PARTS = ("rows", "gazetteer", "feasts", "basemap", "fonts", "icon")


def main():
    parts = sys.argv[1:] or PARTS
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"error: no part is called {', '.join(sorted(unknown))}\nhint: {', '.join(PARTS)}")
    if {"basemap", "fonts", "icon"} & set(parts):
        _run_in_venv()
    ASSETS.mkdir(exist_ok=True)
    for part in PARTS:
        if part in parts:
            print(f"building {part}", file=sys.stderr)
            globals()[part]()


def rows():
    """The tables of the gazetteer, from the packages and supplement.tsv."""
    import check_rows
    import gazetteer as tables

    built = tables.build(ROWS)
    check_rows.check(ROWS)
    names = sum(len(names) for names in built.names.values())
    print(f"{len(built.places)} places, {names} names, {len(built.areas)} areas", file=sys.stderr)


def gazetteer():
    """The index that ships, from the tables; the Rust program builds it, and cannot be compiled without one."""
    output = ASSETS / "gazetteer.bin"
    output.touch()
    command = ["cargo", "run", "--quiet", "--no-default-features", "--", "gazetteer", "build",
               "--rows", ROWS, "--output", output]
    if subprocess.run(command, cwd=ROOT).returncode:
        sys.exit("error: the gazetteer was not built\nhint: `cargo build --no-default-features` must pass")


def feasts():
    import feasts as days

    days.build(ASSETS)


def basemap():
    import basemap as tiles

    tiles.build(ASSETS)


def fonts():
    import fonts as faces

    faces.build(ASSETS)


def icon():
    import icon as picture

    picture.build(ASSETS)


def _run_in_venv():
    """Starts again with the Python of `data/.build/venv`, which has what requirements.txt pins."""
    folder, wanted = BUILD / "venv", (DATA / "requirements.txt").read_text("utf-8")
    if Path(sys.prefix) == folder:
        return
    installed = folder / "installed.txt"
    if not installed.exists() or installed.read_text("utf-8") != wanted:
        venv.create(folder, with_pip=True, clear=True)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", DATA / "requirements.txt"]
        if subprocess.run(pip).returncode:
            sys.exit("error: requirements.txt could not be installed\nhint: pip must reach its registry")
        installed.write_text(wanted, "utf-8")
    os.execv(folder / "bin" / "python", [folder / "bin" / "python", __file__, *sys.argv[1:]])


if __name__ == "__main__":
    main()
