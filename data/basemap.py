"""Builds `basemap.pmtiles`, the offline base map: zoom 0 to 7 worldwide, as Mapbox vector tiles.

Layers: `land` and `country` (polygons; a country has its two-letter code in `iso`), `country_border` and
`province_border` (lines), `lake` (polygons), `river` (lines, `level` 0 to 3), `place` (points, see `basemap_places`).
Where no tile is, there is open sea.
"""
import sys
from collections import defaultdict
from pathlib import Path

import shapely

import basemap_places
import basemap_sources as sources
import vector_tiles

LAST_ZOOM = 7
SCALES = {0: "110m", 1: "110m", 2: "50m", 3: "50m", 4: "50m", 5: "10m", 6: "10m", 7: "10m"}
PIXEL = 1 / 256             # world widths at zoom 0; a zoom halves it
PROVINCES_FROM = 4
LEAST_PROVINCE = 20         # pixels across
RIVERS_FROM = {0: 4, 1: 4, 2: 5, 3: 6}
LEAST_LAKE = 12             # square pixels at the zoom where it first shows
# Parts of countries that have no ISO 3166 number of their own in Natural Earth.
ISO_OF_UNNUMBERED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Indian Ocean Ter.": "AU",
                     "Coral Sea Is.": "AU", "Clipperton I.": "FR"}
ATTRIBUTION = "Natural Earth, GSHHG, GeoNames (CC BY 4.0)"


def build(out_dir):
    """Writes `basemap.pmtiles` into `out_dir` and returns its path."""
    shapes = _Shapes()
    layers_of = defaultdict(dict)
    for zoom in range(LAST_ZOOM + 1):
        for name, features in shapes.at(zoom).items():
            for (x, y), found in vector_tiles.cut(features, zoom).items():
                layers_of[zoom, x, y][name] = found
        for (x, y), found in vector_tiles.points_in_tiles(shapes.places_at(zoom), zoom).items():
            layers_of[zoom, x, y]["place"] = found
        print(f"base map: zoom {zoom} cut", file=sys.stderr)
    tiles = {key: data for key, layers in sorted(layers_of.items()) if (data := vector_tiles.tile(layers))}
    path = Path(out_dir) / "basemap.pmtiles"
    path.write_bytes(vector_tiles.archive(tiles, _metadata()))
    print(f"base map: {len(tiles)} tiles, {path.stat().st_size} bytes", file=sys.stderr)
    return path


class _Shapes:
    """All shapes of the map, read once; `at` gives them as plain as a zoom needs them."""

    def __init__(self):
        self.topologies = {scale: sources.Topology(scale) for scale in sorted(set(SCALES.values()))}
        self.provinces = [(line, {"min_zoom": _province_zoom(size)}) for line, size in sources.provinces()]
        self.lakes = list(sources.lakes())
        self.rivers = list(sources.rivers())
        detailed = self.topologies["10m"]
        codes = basemap_places.iso_codes()
        self.iso = ISO_OF_UNNUMBERED | {name: codes[number] for topology in self.topologies.values()
                                        for name, number in topology.iso_numbers().items() if number in codes}
        parts = [(part, self.iso.get(name)) for part, name in detailed.countries(detailed.arcs)]
        self.places = basemap_places.countries(parts) + basemap_places.cities()

    def at(self, zoom):
        """{layer: [(geometry in world coordinates, properties)]}."""
        pixel = PIXEL / 2**zoom
        # The last zoom is also drawn enlarged, so it keeps all that its sources have.
        tolerance = pixel * (0.03 if zoom == LAST_ZOOM else 0.25)
        topology = self.topologies[SCALES[zoom]]
        arcs = topology.simplified(tolerance)
        least = 0 if zoom == LAST_ZOOM else pixel**2 / 2
        layers = {
            "land": [(part, {}) for part in topology.land(arcs) if part.area > least],
            "country": [(part, {"iso": code}) for part, name in topology.countries(arcs)
                        if part.area > least and (code := self.iso.get(name))],
            "country_border": [(line, {}) for line in topology.borders(arcs)],
            "province_border": [province for province in self.provinces if self._due(province, zoom)],
            "lake": [(lake, {}) for lake, _ in self.lakes if lake.area > LEAST_LAKE * pixel**2],
            "river": [(line, {"level": level}) for line, level in self.rivers if zoom >= RIVERS_FROM[level]],
        }
        for name in ("province_border", "lake", "river"):
            layers[name] = _simplified(layers[name], tolerance)
        return layers

    def places_at(self, zoom):
        return [place for place in self.places if self._due(place, zoom)]

    def _due(self, feature, zoom):
        """The last zoom also holds what shows only when it is enlarged."""
        return feature[1]["min_zoom"] <= zoom or zoom == LAST_ZOOM


def _province_zoom(size):
    """The zoom from which provinces of that size (in worlds) are wide enough to be drawn apart."""
    return next((zoom for zoom in range(PROVINCES_FROM, 9) if size / PIXEL * 2**zoom > LEAST_PROVINCE), 9)


def _simplified(features, tolerance):
    """The features with fewer points; polygons stay valid."""
    plain = shapely.simplify([geometry for geometry, _ in features], tolerance)
    return [(geometry, properties) for geometry, (_, properties) in zip(plain, features) if not geometry.is_empty]


def _metadata():
    def layer(identifier, first, **fields):
        return {"id": identifier, "minzoom": first, "maxzoom": LAST_ZOOM, "fields": fields}

    place = {"kind": "String", "name": "String", "name_fr": "String", "country": "String", "rank": "Number",
             "min_zoom": "Number", "population": "Number"}
    return {"name": "Dateline base map", "format": "pbf", "attribution": ATTRIBUTION,
            "vector_layers": [layer("land", 0), layer("country", 0, iso="String"), layer("country_border", 0),
                              layer("province_border", PROVINCES_FROM, min_zoom="Number"), layer("lake", 0),
                              layer("river", min(RIVERS_FROM.values()), level="Number"), layer("place", 2, **place)]}


if __name__ == "__main__":
    build(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "assets")
