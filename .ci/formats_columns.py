"""Reads the GeoParquet and Arrow files of a folder by pyarrow and geopandas and compares them with what the JSON lines say."""

import json
import sys
from pathlib import Path

import geopandas
import pyarrow.feather
import pyarrow.parquet

from formats_count import Counted, expect

# By ending: what reads the columns, and what reads the points too.
READERS = {
    "parquet": (pyarrow.parquet.read_table, geopandas.read_parquet),
    "arrow": (pyarrow.feather.read_table, geopandas.read_feather),
}
TYPES = {
    "quote": pyarrow.string(), "start": pyarrow.int64(), "confidence": pyarrow.float64(),
    "earliest": pyarrow.date32(), "latest": pyarrow.date32(),
}


def compare(counted, path, read_table, read_frame):
    table, name = read_table(path), path.name
    expect(f"{name}: rows", table.num_rows, len(counted))
    expect(f"{name}: types", {name: table.schema.field(name).type for name in TYPES}, TYPES)
    days = [str(day) if day else None for day in table["earliest"].to_pylist()]
    expect("the same first days", days == [(line["date"] or {}).get("earliest") for line in counted.lines], True)
    geo = json.loads(table.schema.metadata[b"geo"])
    expect("geo", (geo["version"], geo["primary_column"]), ("1.1.0", "geometry"))
    frame = read_frame(path)
    expect("geopandas: rows", len(frame), len(counted))
    expect("geopandas: points", int(frame.geometry.notna().sum()), len(counted.placed))
    expect("geopandas: extent", [round(float(end), 5) for end in frame.total_bounds], counted.extent)
    expect("geopandas: reference system", frame.crs.to_string(), "OGC:CRS84")
    expect("the same words", list(frame["quote"]) == [line["text"] for line in counted.lines], True)
    return frame


def main(folder):
    for name in ("m", "w"):
        counted = Counted(folder / f"{name}.jsonl")
        frames = [compare(counted, folder / f"{name}.{ending}", *read) for ending, read in READERS.items()]
        # Every cell of one is that of the other.
        expect(f"{name}: parquet and arrow are the same", frames[0].equals(frames[1]), True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
