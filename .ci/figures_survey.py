"""A base map of pictures for figures to lie on: a file that is made here, of colours that hang on the place alone."""

import io
import sqlite3

import numpy
from PIL import Image

LAST_ZOOM = 5
SIDE = 256


def tile(zoom, column, row):
    """The same colours at every zoom: red goes in waves to the east, green to the south."""
    across = SIDE << zoom
    x = (column * SIDE + numpy.arange(SIDE) + 0.5) / across
    y = (row * SIDE + numpy.arange(SIDE) + 0.5) / across
    picture = numpy.full((SIDE, SIDE, 3), 180, numpy.uint8)
    picture[:, :, 0] = (150 + 80 * numpy.sin(x * 60)).round()[None, :]
    picture[:, :, 1] = (150 + 80 * numpy.sin(y * 60)).round()[:, None]
    written = io.BytesIO()
    Image.fromarray(picture).save(written, "PNG")
    return written.getvalue()


def write(path):
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        file.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        about = {"name": "Survey", "format": "png", "attribution": "Survey of colours", "minzoom": "0", "maxzoom": str(LAST_ZOOM)}
        file.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
        for zoom in range(LAST_ZOOM + 1):
            # The rows of the file are counted from the south.
            tiles = ((zoom, column, (1 << zoom) - 1 - row, tile(zoom, column, row)) for column in range(1 << zoom) for row in range(1 << zoom))
            file.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles)
