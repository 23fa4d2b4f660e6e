"""Cuts shapes into Mapbox vector tiles (2.1) and writes them as a PMTiles archive (version 3).

Both are written here, in a few lines, so that the same shapes always give the same bytes.
"""
import json
import struct
import zlib
from collections import defaultdict

import numpy as np
import shapely

EXTENT = 4096
BUFFER = 64     # tile units around a tile, so that lines are not cut short at its edge


def cut(shapes, zoom):
    """{(x, y): [(geometry in tile units, properties)]} of shapes in world coordinates: [(geometry, properties)].

    Shapes within reach of the date line are repeated one world to the east and to the west.
    """
    geometries = np.array([geometry for geometry, _ in shapes], dtype=object)
    indices = np.arange(len(shapes))
    copies = [shapely.transform(geometries, lambda points, by=by: points + [by, 0]) for by in (-1, 0, 1)]
    margin = BUFFER / EXTENT / 2**zoom
    tiles = {}
    if len(shapes):
        _descend(np.concatenate(copies), np.concatenate([indices] * 3), 0, 0, 0, zoom, margin, tiles)
    return {tile: [(geometry, shapes[index][1]) for geometry, index in found] for tile, found in tiles.items()}


def _descend(geometries, indices, level, x, y, zoom, margin, tiles):
    """Clips level by level, so that each step handles only what its parent kept."""
    size = 1 / 2**level
    box = (x * size - margin, y * size - margin, (x + 1) * size + margin, (y + 1) * size + margin)
    bounds = shapely.bounds(geometries)
    near = ((bounds[:, 0] < box[2]) & (bounds[:, 2] > box[0]) & (bounds[:, 1] < box[3]) & (bounds[:, 3] > box[1]))
    geometries, indices, bounds = geometries[near], indices[near], bounds[near]
    if not len(geometries):
        return
    outside = ((bounds[:, 0] < box[0]) | (bounds[:, 2] > box[2]) | (bounds[:, 1] < box[1]) | (bounds[:, 3] > box[3]))
    if outside.any():
        geometries = geometries.copy()
        geometries[outside] = shapely.intersection(geometries[outside], shapely.box(*box))
        kept = ~shapely.is_empty(geometries)
        geometries, indices = geometries[kept], indices[kept]
    if level == zoom:
        units = shapely.transform(geometries, lambda points: (points * 2**zoom - [x, y]) * EXTENT)
        tiles[x, y] = list(zip(units, indices))
        return
    for dy in (0, 1):
        for dx in (0, 1):
            _descend(geometries, indices, level + 1, 2 * x + dx, 2 * y + dy, zoom, margin, tiles)


def points_in_tiles(points, zoom):
    """{(x, y): [(geometry, properties)]} of points in world coordinates, each in the one tile that holds it."""
    tiles = defaultdict(list)
    for (x, y), properties in points:
        column, row = int(x * 2**zoom) % 2**zoom, min(int(y * 2**zoom), 2**zoom - 1)
        place = shapely.Point((x * 2**zoom - column) * EXTENT, (y * 2**zoom - row) * EXTENT)
        tiles[column, row].append((place, properties))
    return tiles


def tile(layers):
    """The bytes of a vector tile: {layer name: [(geometry in tile units, properties)]}. Empty where nothing is left."""
    return b"".join(_field(3, 2, _layer(name, features)) for name, features in layers.items() if features)


def _layer(name, features):
    keys, values, body = {}, {}, b""
    for geometry, properties in features:
        kind, commands = _geometry(geometry)
        if not commands:
            continue
        tags = []
        for key, value in properties.items():
            tags += [keys.setdefault(key, len(keys)), values.setdefault(_value(value), len(values))]
        feature = _packed(2, tags) if tags else b""
        body += _field(2, 2, feature + _field(3, 0, kind) + _packed(4, commands))
    head = _field(15, 0, 2) + _field(1, 2, name.encode())
    tail = b"".join(_field(3, 2, key.encode()) for key in keys) + b"".join(_field(4, 2, value) for value in values)
    return head + body + tail + _field(5, 0, EXTENT)


def _value(value):
    """A value of vector tiles: whole numbers and strings are all we need."""
    return _field(1, 2, value.encode()) if isinstance(value, str) else _field(5, 0, value)


def _geometry(geometry):
    """(kind, commands) with the cursor of the format: MoveTo 1, LineTo 2, ClosePath 7."""
    commands, cursor, kind = [], [0, 0], 1
    for part in shapely.get_parts(shapely.get_parts(geometry)):
        if part.geom_type == "Point":
            _move(commands, cursor, _whole(part))
        elif part.geom_type == "LineString":
            kind = 2
            _line(commands, cursor, _whole(part), 2)
        elif part.geom_type == "Polygon":
            kind = 3
            for number, ring in enumerate((part.exterior, *part.interiors)):
                if not _ring(commands, cursor, _whole(ring)[:-1], clockwise=number == 0) and number == 0:
                    break
    return kind, commands


def _ring(commands, cursor, points, clockwise):
    """Outer rings run clockwise on the screen (y down), holes the other way; a ring without area is left out."""
    if len(points) < 3:
        return False
    x, y = points[:, 0], points[:, 1]
    area = int((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())
    if area == 0:
        return False
    _line(commands, cursor, points if (area > 0) == clockwise else points[::-1], 3)
    commands.append(7 | 1 << 3)
    return True


def _line(commands, cursor, points, least):
    if len(points) < least:
        return
    _move(commands, cursor, points[:1])
    commands.append(2 | (len(points) - 1) << 3)
    _steps(commands, cursor, points[1:])


def _move(commands, cursor, points):
    commands.append(1 | len(points) << 3)
    _steps(commands, cursor, points)


def _steps(commands, cursor, points):
    for x, y in points.tolist():
        for axis, value in enumerate((x, y)):
            step = value - cursor[axis]
            commands.append(step << 1 if step >= 0 else (-step << 1) - 1)
            cursor[axis] = value


def _whole(geometry):
    """Points in whole tile units, without points that fall together with the one before."""
    points = np.floor(shapely.get_coordinates(geometry) + 0.5).astype(np.int64)
    keep = np.ones(len(points), bool)
    keep[1:] = (np.diff(points, axis=0) != 0).any(axis=1)
    return points[keep]


def _varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _field(number, wire, value):
    head = _varint(number << 3 | wire)
    return head + _varint(value) if wire == 0 else head + _varint(len(value)) + value


def _packed(number, values):
    return _field(number, 2, b"".join(map(_varint, values)))


def archive(tiles, metadata):
    """The bytes of a PMTiles archive of {(zoom, x, y): tile}; tiles that are alike are kept once."""
    ordered = sorted((_hilbert(*key), data) for key, data in tiles.items())
    places, body, entries = {}, bytearray(), []
    for number, data in ordered:
        if data not in places:
            packed = _gzip(data)
            places[data] = (len(body), len(packed))
            body += packed
        if entries and entries[-1][3] == places[data] and entries[-1][0] + entries[-1][1] == number:
            entries[-1][1] += 1
        else:
            entries.append([number, 1, None, places[data]])
    entries = [(number, run, *place) for number, run, _, place in entries]
    root, leaves = _directories(entries)
    about = _gzip(json.dumps(metadata, ensure_ascii=False, sort_keys=True).encode())
    zooms = [key[0] for key in tiles]
    at, spans = 127, []
    for part in (root, about, leaves, body):
        spans += [at, len(part)]
        at += len(part)
    degrees = [-1800000000, -850511288, 1800000000, 850511288]
    head = struct.pack("<7sB8Q3Q6B4iB2i", b"PMTiles", 3, *spans, len(ordered), len(entries), len(places), 1, 2, 2, 1,
                       min(zooms), max(zooms), *degrees, min(zooms), 0, 0)
    return head + root + about + leaves + bytes(body)


def _directories(entries, most=16384 - 127):
    """(root, leaves). Readers fetch the first 16 KiB at once, so the root must fit in there."""
    root = _directory(entries)
    size = 2048
    leaves = b""
    while len(root) > most:
        leaves, heads = b"", []
        for start in range(0, len(entries), size):
            leaf = _directory(entries[start:start + size])
            heads.append((entries[start][0], 0, len(leaves), len(leaf)))
            leaves += leaf
        root, size = _directory(heads), size * 2
    return root, leaves


def _directory(entries):
    numbers = [entry[0] for entry in entries]
    out = [len(entries), *(b - a for a, b in zip([0, *numbers], numbers))]
    out += [entry[1] for entry in entries] + [entry[3] for entry in entries]
    for index, (_, _, offset, _) in enumerate(entries):
        follows = index and offset == entries[index - 1][2] + entries[index - 1][3]
        out.append(0 if follows else offset + 1)
    return _gzip(b"".join(map(_varint, out)))


def _hilbert(zoom, x, y):
    """The number of a tile: all tiles of lower zooms, then its place on the Hilbert curve of its own."""
    number, size = ((1 << 2 * zoom) - 1) // 3, 1 << zoom
    half = size >> 1
    while half:
        right, down = int(bool(x & half)), int(bool(y & half))
        number += half * half * (3 * right ^ down)
        if not down:
            if right:
                x, y = half - 1 - (x & half - 1), half - 1 - (y & half - 1)
            x, y = y, x
        half >>= 1
    return number


def _gzip(data):
    """Gzip without a time, and with a header of our own: Python's differs from one version to the next."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(data) + packer.flush()
    return b"\x1f\x8b\x08\0\0\0\0\0\x02\xff" + body + struct.pack("<2I", zlib.crc32(data), len(data))
