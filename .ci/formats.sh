#!/usr/bin/env bash
# The data formats, read by programs that are not ours: GDAL, libxml2, pyarrow, geopandas, SQLite, QGIS.
# Usage: formats.sh PROGRAM. What is expected is counted from the program's JSON lines by formats.py.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
program="$(realpath "$1")"

# python3-qgis brings a headless QGIS, which alone can say whether its temporal controller is set up.
packages="gdal-bin libxml2-utils python3-gdal python3-qgis python3-venv"
# shellcheck disable=SC2086
if ! dpkg -s $packages >/dev/null 2>&1; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages
fi

# pykml is here for the schema of KML 2.2 alone, which it ships.
readers="pyarrow==26.0.1 geopandas==1.2.0"
venv="${CARGO_TARGET_DIR:-$here/../target}/formats-venv"
if ! "$venv/bin/python" -c "import pyarrow, geopandas" 2>/dev/null; then
    /usr/bin/python3 -m venv --clear "$venv"
    # shellcheck disable=SC2086
    "$venv/bin/pip" install -q $readers
    "$venv/bin/pip" install -q --no-deps pykml==0.2.0
fi
schema="$(find "$venv" -name ogckml22.xsd | head -1)"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
texts="$work/texts"
cp -r "$here/../seeds" "$texts"
# What the seeds have none of: no date, no place, a file and words that look like formulas, characters beyond the basic plane.
printf '=1+1 👩🏽‍🚀 Kaboul et Kandahar.\n\nLa province de Zouloustan brûle.\n' > "$texts/=cmd.txt"

for run in a b; do
    mkdir "$work/$run"
    for format in jsonl csv geojson gpkg kml kmz parquet arrow jsonld; do
        "$program" extract "$texts" -o "$work/$run/m.$format"
        "$program" extract "$texts" --window 2021-07-10/2021-07-15 -o "$work/$run/w.$format"
    done
done
diff -r "$work/a" "$work/b" || { echo "error: two runs gave other bytes"; exit 1; }

xmllint --nonet --noout --schema "$schema" "$work/a/m.kml" "$work/a/w.kml"
/usr/bin/python3 "$here/formats.py" "$work/a"
"$venv/bin/python" "$here/formats_columns.py" "$work/a"
QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$work" /usr/bin/python3 "$here/formats_qgis.py" "$work/a"
