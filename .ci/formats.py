"""Reads the files of a folder by GDAL's programs and compares them with what the JSON lines say."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

from formats_count import WINDOW, Counted, expect

CSV_OPTIONS = ["-oo", "AUTODETECT_TYPE=YES", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"]
AROUND = (60.0, 29.0, 75.0, 39.0)
TYPES = {"quote": "String", "edtf": "String", "earliest": "Date", "latest": "Date", "confidence": "Real"}


def ogrinfo(path, *arguments):
    """The layers that `ogrinfo` tells of a file: count, extent and types of fields, by name."""
    command = ["ogrinfo", "-ro", "-al", "-so", *arguments, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    if "Warning" in told.stderr or "ERROR" in told.stderr:
        raise SystemExit(f"error: {path}: {told.stderr}")
    layers = {}
    for block in re.split(r"^Layer name: ", told.stdout, flags=re.M)[1:]:
        name = block.splitlines()[0]
        count = int(re.search(r"^Feature Count: (\d+)", block, re.M)[1])
        extent = re.search(r"^Extent: \((.*), (.*)\) - \((.*), (.*)\)", block, re.M)
        fields = dict(re.findall(r"^(\w+): (\w+) \(", block, re.M))
        layers[name] = (count, [round(float(end), 5) for end in extent.groups()] if extent else None, fields)
    return layers


def layer(what, found, count, extent, types):
    """Compares one layer."""
    expect(f"{what}: features", found[0], count)
    expect(f"{what}: extent", found[1], extent)
    expect(f"{what}: types", {name: found[2].get(name) for name in types}, types)


def sql(path, statement):
    """The one number that a statement finds in a file."""
    command = ["ogrinfo", "-ro", "-q", str(path), "-sql", statement]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(re.search(r"= (\d+)", told)[1])


def main(folder):
    whole, window = Counted(folder / "m.jsonl"), Counted(folder / "w.jsonl")
    within = whole.within(*WINDOW)
    expect("mentions of the window", len(window), within)
    expect("there are mentions without a place and without a date", (
        len(whole) > len(whole.placed), any(line["date"] is None for line in whole.lines)), (True, True))
    for name, counted in (("m", whole), ("w", window)):
        at = lambda ending: folder / f"{name}.{ending}"
        whole_numbers = dict(TYPES, start="Integer", end="Integer", paragraph="Integer")
        layer(f"{name}.csv", ogrinfo(at("csv"), *CSV_OPTIONS)[name], len(counted), counted.extent, whole_numbers)
        layer(f"{name}.geojson", ogrinfo(at("geojson"))["mentions"], len(counted), counted.extent, whole_numbers)
        package = ogrinfo(at("gpkg"))
        wide = dict(TYPES, start="Integer64", end="Integer64", paragraph="Integer64")
        layer(f"{name}.gpkg mentions", package["mentions"], len(counted), counted.extent, wide)
        days = {"earliest": "Date", "latest": "Date", "mentions": "Integer64"}
        layer(f"{name}.gpkg places", package["places"], len(counted.places), counted.extent, days)
        expect(f"{name}.gpkg areas", package["areas"][0], len(counted.areas))
        expect(f"{name}.gpkg documents", package["documents"][0], len(counted.documents))
        # By the spatial index: Afghanistan, about.
        near = [str(end) for end in AROUND]
        expect(f"{name}.gpkg in sight", ogrinfo(at("gpkg"), "-spat", *near)["mentions"][0], counted.within_box(AROUND))
        expect(f"{name}.gpkg sum over places", sql(at("gpkg"), "SELECT sum(mentions) FROM places"), len(counted.placed))
        for ending in ("kml", "kmz"):
            folders = ogrinfo(at(ending))
            of_mentions = [found for found in folders.values() if "quote" in found[2] and found[0]]
            placemarks = len(counted) + len(counted.areas)
            expect(f"{name}.{ending}: placemarks", sum(found[0] for found in folders.values()), placemarks)
            types = {"start_byte": "Integer64", "confidence": "Real", "begin": "DateTime", "end": "DateTime"}
            for found in of_mentions:
                if {name: found[2].get(name) for name in types} != types:
                    raise SystemExit(f"error: {ending}: {found[2]}")
        written = json.loads(at("jsonld").read_text(encoding="utf-8"))
        expect(f"{name}.jsonld: annotations", len(written), len(counted))
    first, last = WINDOW
    ends = f"(earliest IS NULL OR earliest <= '{last}') AND (latest IS NULL OR latest >= '{first}')"
    condition = f"geom IS NOT NULL AND edtf IS NOT NULL AND {ends}"
    expect("m.gpkg by time", sql(folder / "m.gpkg", f"SELECT count(*) FROM mentions WHERE {condition}"), within)
    with open(folder / "m.csv", encoding="utf-8", newline="") as rows:
        formulas = [cell for row in csv.DictReader(rows) for name, cell in row.items()
                    if cell[:1] in "=+-@" and cell and name not in ("lat", "lon")]
    expect("m.csv: cells that begin as a formula does", formulas, [])
    valid = subprocess.run(["ogr2ogr", "-f", "CSV", "/vsistdout/", str(folder / "m.gpkg"), "mentions"],
                           check=True, capture_output=True, text=True)
    expect("m.gpkg by ogr2ogr: rows", sum(1 for _ in csv.DictReader(valid.stdout.splitlines(True))), len(whole))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
