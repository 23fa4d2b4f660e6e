"""Plane geometry on rings of (lon, lat): areas, point in polygon, label points, dissolving, simplifying.

Degrees, WGS 84. A ring is a closed list of points (first = last); a polygon is an exterior ring and its holes.
"""
from collections import Counter, defaultdict


def ring_area(ring):
    """Signed area in square degrees; positive where the ring runs anticlockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:])) / 2


def bounds(ring):
    """West, south, east, north."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def inside_ring(x, y, ring):
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def inside(x, y, polygon):
    return inside_ring(x, y, polygon[0]) and not any(inside_ring(x, y, hole) for hole in polygon[1:])


def centroid(ring):
    area = ring_area(ring)
    if not area:
        return ring[0]
    # Taken from the first point, so that small rings far from the origin keep their digits.
    ox, oy = ring[0]
    cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        cross = (x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy)
        cx += (x0 + x1 - 2 * ox) * cross
        cy += (y0 + y1 - 2 * oy) * cross
    return ox + cx / (6 * area), oy + cy / (6 * area)


def label_point(polygons):
    """Centroid of the largest polygon; where that lies outside, the middle of the stretch of land nearest to it.

    The stretch is sought east and west of it: Vietnam's point is in Vietnam, at the latitude of its middle.
    """
    main = max(polygons, key=lambda polygon: abs(ring_area(polygon[0])))
    x, y = centroid(main[0])
    if inside(x, y, main):
        return x, y
    borders = sorted(x0 + (y - y0) / (y1 - y0) * (x1 - x0)
                     for ring in main for (x0, y0), (x1, y1) in zip(ring, ring[1:]) if (y0 > y) != (y1 > y))
    stretches = list(zip(borders[::2], borders[1::2]))
    # An islet's width of land is no place for a label: stretches under a tenth of the widest are passed over.
    widest = max(east - west for west, east in stretches)
    west, east = min((s for s in stretches if s[1] - s[0] >= widest / 10), key=lambda s: max(s[0] - x, x - s[1]))
    return (west + east) / 2, y


def _to_segment(x, y, p, q):
    """Square of the distance from a point to a segment."""
    (x0, y0), (x1, y1) = p, q
    dx, dy = x1 - x0, y1 - y0
    if dx or dy:
        t = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)
        if t > 1:
            x0, y0 = x1, y1
        elif t > 0:
            x0, y0 = x0 + dx * t, y0 + dy * t
    return (x - x0) ** 2 + (y - y0) ** 2


def dissolve(polygons):
    """Polygons that share borders exactly, as one: an edge walked in both directions is inside and falls away."""
    edges = Counter((p, q) for polygon in polygons for ring in polygon for p, q in zip(ring, ring[1:]) if p != q)
    nexts = defaultdict(list)
    for p, q in sorted(edges):
        nexts[p] += [q] * (edges[p, q] - edges[q, p])
    rings = []
    for start in sorted(nexts):
        while nexts[start]:
            ring = [start]
            while True:
                ring.append(nexts[ring[-1]].pop())
                if ring[-1] == start:
                    break
            rings.append(ring)
    return nest(rings)


def cut_at_antimeridian(ring):
    """The parts of a ring that runs across 180°, each within -180 to 180; around a pole it is closed over the pole."""
    if all(abs(x1 - x0) <= 180 for (x0, _), (x1, _) in zip(ring, ring[1:])):
        return [ring]
    unrolled, turn = [ring[0]], 0
    for (x0, _), (x1, y1) in zip(ring, ring[1:]):
        turn += 360 * ((x1 - x0 < -180) - (x1 - x0 > 180))
        unrolled.append((x1 + turn, y1))
    if turn:
        pole = 90 if unrolled[0][1] > 0 else -90
        unrolled += [(unrolled[-1][0], pole), (unrolled[0][0], pole), unrolled[0]]
    west = int((min(x for x, _ in unrolled) + 180) // 360) * 360 - 180
    east = max(x for x, _ in unrolled)
    parts = []
    while west < east:
        part = _clip(_clip(unrolled, west, 1), west + 360, -1)
        if len(part) > 3 and ring_area(part):
            parts.append([(x - west - 180, y) for x, y in part])
        west += 360
    return parts


def _clip(ring, meridian, side):
    """Sutherland–Hodgman: what of a ring lies east (`side` 1) or west (-1) of a meridian."""
    kept = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        if (x0 < meridian < x1) or (x1 < meridian < x0):
            kept.append((meridian, y0 + (y1 - y0) * (meridian - x0) / (x1 - x0)))
        if (x1 - meridian) * side >= 0:
            kept.append((x1, y1))
    return kept + kept[:1]


def nest(rings):
    """Polygons of rings in any order: each hole goes to the smallest exterior around it.

    Natural Earth's exteriors run clockwise; a ring that runs against the outermost one around it is a hole.
    """
    rings = [part for ring in rings for part in cut_at_antimeridian(ring)]
    rings = [ring for ring in rings if len(ring) > 3 and ring_area(ring)]
    if not rings:
        return []
    largest = max(rings, key=lambda ring: abs(ring_area(ring)))
    clockwise = ring_area(largest) < 0
    exteriors = sorted((r for r in rings if (ring_area(r) < 0) == clockwise), key=lambda r: abs(ring_area(r)))
    polygons = [[ring] for ring in exteriors]
    for hole in rings:
        if (ring_area(hole) < 0) == clockwise:
            continue
        x, y = (hole[0][0] + hole[1][0]) / 2, (hole[0][1] + hole[1][1]) / 2
        home = next((p for p in polygons if inside_ring(x, y, p[0])), None)
        if home:
            home.append(hole)
    return sorted(polygons, key=lambda p: (-abs(ring_area(p[0])), p[0][0]))


def simplify(line, tolerance):
    """Douglas–Peucker; the two ends stay, so lines that meet still meet. A closed line keeps four points."""
    if len(line) < 5:
        return line
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: (line[i][0] - line[0][0]) ** 2 + (line[i][1] - line[0][1]) ** 2)
        side = max(range(len(line)), key=lambda i: _to_segment(*line[i], line[0], line[far]))
        first, last = sorted((far, side))
        keep |= {first, last}
        stack = [(0, first), (first, last), (last, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        worst, at = tolerance * tolerance, None
        for i in range(first + 1, last):
            distance = _to_segment(*line[i], line[first], line[last])
            if distance > worst:
                worst, at = distance, i
        if at is not None:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]
