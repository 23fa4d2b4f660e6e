"""Reads the shapes of the base map from the pinned packages into Web-Mercator "world" coordinates.

World coordinates: x and y run from 0 to 1, x eastward from 180° W, y southward from 85.05° N. Shapes that cross the
date line are left whole here (x may run past 1); `vector_tiles` repeats them on both sides.
"""
import json
import sqlite3
from collections import Counter, defaultdict

import netCDF4
import numpy as np
import shapely

from fetch import fetch

MAX_LATITUDE = 85.0511287798066


def world(lon_lat):
    """World coordinates of an array of longitudes and latitudes in degrees (n × 2)."""
    lon_lat = np.asarray(lon_lat, float)
    sine = np.sin(np.radians(np.clip(lon_lat[:, 1], -MAX_LATITUDE, MAX_LATITUDE)))
    return np.column_stack([lon_lat[:, 0] / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)])


# Natural Earth draws who is in control; the map follows the United Nations (and GeoNames) where it draws a state apart.
CRIMEA = (shapely.Point(world([(34.2, 45.2)])[0]), "Ukraine")
# Leased or guarded areas that are no border between states.
JOINED = {"Baikonur": "Kazakhstan", "USNB Guantanamo Bay": "Cuba", "Cyprus U.N. Buffer Zone": "Cyprus"}


class Topology:
    """Natural Earth's land and countries at one scale: arcs shared by the shapes on both their sides."""

    def __init__(self, scale):
        path = fetch("world-atlas") / "package" / f"countries-{scale}.json"
        data = json.loads(path.read_text("utf-8"))
        self.objects = data["objects"]
        size, origin = np.array(data["transform"]["scale"]), np.array(data["transform"]["translate"])
        self.arcs = [_unwrapped(world(np.cumsum(arc, axis=0) * size + origin)) for arc in data["arcs"]]

    def simplified(self, tolerance):
        """The arcs without the points that lie within `tolerance` of the line; shared arcs stay shared."""
        lines = shapely.linestrings
        return [shapely.get_coordinates(shapely.simplify(lines(arc), tolerance, preserve_topology=False))
                for arc in self.arcs]

    def _owner(self, geometry):
        return JOINED.get(geometry["properties"]["name"], geometry["properties"]["name"])

    def land(self, arcs):
        return [part for geometry in self.objects["land"]["geometries"] for part in _polygons(geometry, arcs)]

    def countries(self, arcs):
        """(polygon, name) for each part of each country."""
        return [(part, CRIMEA[1] if part.contains(CRIMEA[0]) else self._owner(geometry))
                for geometry in self.objects["countries"]["geometries"] for part in _polygons(geometry, arcs)]

    def iso_numbers(self):
        """{name of a country: ISO 3166 numeric code}."""
        return {geometry["properties"]["name"]: geometry["id"]
                for geometry in self.objects["countries"]["geometries"] if "id" in geometry}

    def borders(self, arcs):
        """The arcs that two countries share, joined to long lines."""
        users = defaultdict(set)
        for geometry in self.objects["countries"]["geometries"]:
            for polygon in _groups(geometry):
                outer = _ring(polygon[0], arcs)
                crimea = outer is not None and shapely.Polygon(outer).contains(CRIMEA[0])
                for arc in (arc for ring in polygon for arc in ring):
                    users[arc if arc >= 0 else ~arc].add(CRIMEA[1] if crimea else self._owner(geometry))
        return _merged(shapely.linestrings(arcs[arc]) for arc in sorted(users) if len(users[arc]) > 1)


def provinces():
    """(line, width in worlds of the country's typical province) between two provinces of one country."""
    path = fetch("qgis-common") / "usr/share/qgis/resources/data/world_map.gpkg"
    table = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    edges, sizes = defaultdict(Counter), defaultdict(list)
    for country, blob in table.execute("select adm0_a3, geom from states_provinces order by fid"):
        shape = _geopackage_geometry(blob)
        sizes[country].append(shapely.transform(shape, world).area ** 0.5)
        for part in shapely.get_parts(shape):
            for ring in (part.exterior, *part.interiors):
                points = list(map(tuple, shapely.get_coordinates(ring)))
                edges[country].update((min(pair), max(pair)) for pair in zip(points, points[1:]))
    for country in sorted(edges):
        shared = [edge for edge, uses in edges[country].items() if uses > 1]
        size = float(np.median(sizes[country]))
        yield from ((line, size) for line in _merged(shapely.linestrings(world(edge)) for edge in sorted(shared)))


def lakes():
    """(polygon, area in km²) of lakes, islands in them cut out. The Caspian is sea in Natural Earth, so it is left out."""
    data = netCDF4.Dataset(fetch("gmt-gshhg-high") / "usr/share/gmt-gshhg/binned_GSHHS_h.nc")
    packed = data["Embedded_npts_levels_exit_entry_for_a_segment"][:].filled().astype(np.uint32)
    shapes = data["Id_of_GSHHS_ID"][:].filled()
    area = data["The_km_squared_area_of_polygons"][:].filled()
    levels, points = (packed >> 6) & 7, packed >> 9
    pieces = {2: defaultdict(list), 3: defaultdict(list)}
    for segment, line in _segments(data, points):
        if levels[segment] in pieces:
            pieces[levels[segment]][int(shapes[segment])].append(line)
    islands = [polygon for shape in pieces[3] for polygon in _closed(pieces[3][shape])]
    tree = shapely.STRtree(islands)
    for shape in sorted(pieces[2]):
        if area[shape] > 300_000:
            continue
        for lake in _closed(pieces[2][shape]):
            inside = [islands[i] for i in sorted(tree.query(lake, predicate="contains"))]
            yield (lake.difference(shapely.union_all(inside)) if inside else lake), float(area[shape])


def rivers():
    """(line, level) of rivers that carry water all year; 0 and 1 are the great ones, 4 the small ones."""
    data = netCDF4.Dataset(fetch("gmt-gshhg-high") / "usr/share/gmt-gshhg/binned_river_h.nc")
    levels = data["Hierarchial_level_of_a_segment"][:].filled()
    points = data["N_points_for_a_segment"][:].filled().astype(np.uint16)
    by_level = defaultdict(list)
    for segment, line in _segments(data, points):
        if levels[segment] <= 3:
            by_level[int(levels[segment])].append(shapely.linestrings(_degrees(line)))
    for level in sorted(by_level):
        yield from ((line, level) for line in _merged(by_level[level]))


def _segments(data, points):
    """(number, points) of each line of a GMT file. Lines are cut at bins of 2°; points are counted in 1/65535 of a bin."""
    across = int(data["N_bins_in_360_longitude_range"][0])
    firsts, counts = data["Id_of_first_segment_in_a_bin"][:].filled(), data["N_segments_in_a_bin"][:].filled()
    starts = data["Id_of_first_point_in_a_segment"][:].filled()
    x = data["Relative_longitude_from_SW_corner_of_bin"][:].filled().astype(np.uint16).astype(np.int64)
    y = data["Relative_latitude_from_SW_corner_of_bin"][:].filled().astype(np.uint16).astype(np.int64)
    for bin_number in range(len(firsts)):
        column, row = bin_number % across, bin_number // across
        for segment in range(firsts[bin_number], firsts[bin_number] + counts[bin_number]):
            run = slice(starts[segment], starts[segment] + int(points[segment]))
            yield segment, np.column_stack([column * 65535 + x[run], (89 - row) * 65535 + y[run]])


def _degrees(steps):
    """World coordinates of points counted in 1/65535 of 2° from Greenwich and the South Pole."""
    return world(steps * (2 / 65535) + [0, -90])


def _closed(lines):
    """Polygons of the pieces of one shore. Pieces are joined as whole numbers, so that their ends meet exactly."""
    joined = shapely.line_merge(shapely.multilinestrings([shapely.linestrings(line) for line in lines if len(line) > 1]))
    rings = [part for part in shapely.get_parts(joined) if part.is_closed and len(part.coords) > 3]
    polygons = [shapely.Polygon(_degrees(shapely.get_coordinates(ring))) for ring in rings]
    return [part for polygon in polygons for part in areas(shapely.make_valid(polygon))]


def areas(geometry):
    """The polygons in a geometry of any kind."""
    return [part for part in shapely.get_parts(shapely.get_parts(geometry))
            if part.geom_type == "Polygon" and not part.is_empty]


def _merged(lines):
    lines = list(lines)
    return list(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))) if lines else []


def _geopackage_geometry(blob):
    """The WKB in a GeoPackage blob follows a header of 8 bytes and an envelope whose kind is told in bits 1 to 3."""
    return shapely.from_wkb(blob[8 + (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]:])


def _groups(geometry):
    """The arcs of a TopoJSON geometry: polygons of rings of arc numbers."""
    return {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])


def _polygons(geometry, arcs):
    """Valid polygons of a TopoJSON geometry."""
    for group in _groups(geometry):
        rings = [ring for ring in (_ring(numbers, arcs) for numbers in group) if ring is not None]
        if rings:
            holes = [_beside(hole, rings[0]) for hole in rings[1:]]
            yield from areas(shapely.make_valid(shapely.Polygon(rings[0], holes)))


def _ring(numbers, arcs):
    """One ring of arcs, followed over the date line; a ring around the pole is closed below the map's edge."""
    points = None
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        if points is None:
            points = arc
        else:
            points = np.vstack([points, (arc + [round(points[-1, 0] - arc[0, 0]), 0])[1:]])
    around = round(points[-1, 0] - points[0, 0])
    if around:
        points = np.vstack([points, [points[-1, 0], 1.1], [points[0, 0], 1.1], points[0]])
    return points if len(points) > 3 else None


def _beside(hole, ring):
    """The hole, moved by whole worlds to lie within its ring."""
    return hole + [round(ring[:, 0].mean() - hole[:, 0].mean()), 0]


def _unwrapped(points):
    """The line without jumps from one side of the date line to the other."""
    jumps = np.round(np.diff(points[:, 0], prepend=points[0, 0]))
    return points - np.column_stack([np.cumsum(jumps), np.zeros(len(points))])
