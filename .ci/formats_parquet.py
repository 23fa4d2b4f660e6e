"""Reads the GeoParquet files of a folder by pyarrow and geopandas and compares them with what the JSON lines say."""

import json
import sys
from pathlib import Path

import geopandas
import pyarrow
import pyarrow.parquet

from formats_count import Counted, expect


def main(folder):
    for name in ("m", "w"):
        counted, path = Counted(folder / f"{name}.jsonl"), folder / f"{name}.parquet"
        table = pyarrow.parquet.read_table(path)
        expect(f"{name}.parquet: rows", table.num_rows, len(counted))
        types = {name: table.schema.field(name).type for name in ("quote", "start", "confidence", "earliest", "latest")}
        expect("types", types, {
            "quote": pyarrow.string(), "start": pyarrow.int64(), "confidence": pyarrow.float64(),
            "earliest": pyarrow.date32(), "latest": pyarrow.date32(),
        })
        days = [str(day) if day else None for day in table["earliest"].to_pylist()]
        expect("the same first days", days == [(line["date"] or {}).get("earliest") for line in counted.lines], True)
        geo = json.loads(table.schema.metadata[b"geo"])
        expect("geo", (geo["version"], geo["primary_column"]), ("1.1.0", "geometry"))
        frame = geopandas.read_parquet(path)
        expect("geopandas: rows", len(frame), len(counted))
        expect("geopandas: points", int(frame.geometry.notna().sum()), len(counted.placed))
        expect("geopandas: extent", [round(float(end), 5) for end in frame.total_bounds], counted.extent)
        expect("geopandas: reference system", frame.crs.to_string(), "OGC:CRS84")
        expect("the same words", list(frame["quote"]) == [line["text"] for line in counted.lines], True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
