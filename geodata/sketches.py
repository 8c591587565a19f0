"""Sketched outlines whose geodesic area equals a published figure.

Coordinates are ETRS89 / UTM zone 32N (EPSG:25832) in metres, on whole millimetres. Lengths are metres, angles
degrees anticlockwise from grid east, areas hectares unless a name ends in `_m2`.
"""
import bisect
import math
import random

from pyproj import Geod, Transformer
from shapely import affinity
from shapely.geometry import Point, Polygon, box

LONGEST_EDGE_M = 150
ROAD_M = 20
EDGE_SHARE = 0.6
"""The part of (gross - net) that lies around the plots. The rest is roads between plots and green space at the end."""

UTM_TO_DEGREES = Transformer.from_crs(25832, 4258, always_xy=True)
DEGREES_TO_UTM = Transformer.from_crs(4258, 25832, always_xy=True)
GRS80 = Geod(ellps="GRS80")


def utm(longitude, latitude):
    """Projects a geographic position. Treats WGS 84 as ETRS89 (they differ by less than 1 m)."""
    return tuple(round(value, 3) for value in DEGREES_TO_UTM.transform(longitude, latitude))


def geodesic_m2(polygon):
    """The area on GRS 80 of the polygon with geodesic edges."""
    longitudes, latitudes = UTM_TO_DEGREES.transform(*polygon.exterior.coords.xy)
    return abs(GRS80.polygon_area_perimeter(longitudes, latitudes)[0])


def outline(seed, centre, length, width, axis):
    """An irregular outline of 8 to 14 vertices, about `length` by `width`, with its centroid at `centre`."""
    rng = random.Random(seed)
    corners = rng.randint(8, 14)
    turns = [(i + rng.uniform(-0.3, 0.3)) * 2 * math.pi / corners for i in range(corners)]
    radii = [rng.uniform(0.88, 1.1) / 2 for _ in turns]
    shape = Polygon([(length * r * math.cos(t), width * r * math.sin(t)) for t, r in zip(turns, radii)])
    shape = affinity.rotate(shape, axis, origin=(0, 0))
    return affinity.translate(shape, centre[0] - shape.centroid.x, centre[1] - shape.centroid.y)


def corridor(centre, length, width, axis):
    """A rectangle with its centre at `centre`."""
    x, y = centre
    return affinity.rotate(box(x - length / 2, y - width / 2, x + length / 2, y + width / 2), axis)


def short_edged(polygon):
    """The polygon with no edge longer than LONGEST_EDGE_M, so that straight and geodesic edges are almost equal."""
    corners, dense = list(polygon.exterior.coords), []
    for (x0, y0), (x1, y1) in zip(corners, corners[1:]):
        parts = math.ceil(math.hypot(x1 - x0, y1 - y0) / LONGEST_EDGE_M)
        dense += [(x0 + (x1 - x0) * i / parts, y0 + (y1 - y0) * i / parts) for i in range(parts)]
    return Polygon(dense)


def millimetres(polygon):
    """The polygon rounded to whole millimetres."""
    return Polygon([(round(x, 3), round(y, 3)) for x, y in polygon.exterior.coords])


def fit(polygon, hectares):
    """The polygon scaled about its centroid to a geodesic area, within 1 cm2 of it, on whole millimetres."""
    target = hectares * 10_000
    for _ in range(5):
        polygon = short_edged(polygon)
        factor = math.sqrt(target / geodesic_m2(polygon))
        polygon = affinity.scale(polygon, factor, factor, origin=polygon.centroid)
    fitted = nudged(millimetres(polygon), target)
    assert abs(geodesic_m2(fitted) - target) < 1e-4, "no pair of nudges meets the area"
    return fitted


def nudged(polygon, target_m2):
    """Moves two vertices by up to 2 mm to restore the area lost by rounding.

    The grid area is linear in one corner, and in two that aren't neighbours; so the best pair is found by search.
    """
    ring = list(polygon.exterior.coords)[:-1]
    count, area = len(ring), geodesic_m2(polygon)
    to_geodesic = area / polygon.area * (1 if polygon.exterior.is_ccw else -1)
    moves = []
    for i in range(count):
        (x0, y0), (x1, y1) = ring[i - 1], ring[(i + 1) % count]
        for dx in range(-2, 3):
            for dy in range(-2, 3):
                gain = (dx * (y1 - y0) - dy * (x1 - x0)) / 2_000 * to_geodesic
                moves.append((gain, i, dx, dy))
    moves.sort()

    def pairs():
        for first in moves:
            at = bisect.bisect(moves, (target_m2 - area - first[0],))
            for second in moves[max(at - 3, 0):at + 3]:
                if (first[1] - second[1]) % count not in (0, 1, count - 1):
                    yield abs(target_m2 - area - first[0] - second[0]), first, second

    for _, i, dx, dy in min(pairs())[1:]:
        ring[i] = (round(ring[i][0] + dx / 1_000, 3), round(ring[i][1] + dy / 1_000, 3))
    return Polygon(ring)


def footprint(seed, centre, hectares, elongation, axis):
    """The outline of a site: the published gross area around the published point."""
    width = math.sqrt(hectares * 10_000 / elongation)
    return fit(outline(seed, centre, width * elongation, width, axis), hectares)


def plots(site, gross, net, axis):
    """A polygon for each figure in `net`: strips across the site's axis, ROAD_M apart, surrounded by green space."""
    share = math.sqrt((gross - EDGE_SHARE * (gross - sum(net))) / gross)
    inner = affinity.scale(site, share, share, origin=site.centroid)
    inner = affinity.rotate(inner, -axis, origin=site.centroid)
    scale = site.area / geodesic_m2(site)
    strips, start = [], inner.bounds[0]
    for hectares in net:
        end = strip_end(inner, start, hectares * 10_000 * scale)
        strips.append(fit(affinity.rotate(strip(inner, start, end), axis, origin=site.centroid), hectares))
        start = end + ROAD_M
    return strips


def strip(polygon, start, end):
    """The part of the polygon between two eastings. It must be connected."""
    part = polygon.intersection(box(start, polygon.bounds[1], end, polygon.bounds[3]))
    assert part.geom_type == "Polygon", "the strip falls apart"
    return part


def strip_end(polygon, start, grid_m2):
    """The easting at which the strip from `start` has the given grid area."""
    low, high = start + 1, polygon.bounds[2]
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if strip(polygon, start, middle).area < grid_m2 else (low, middle)
    return low


def placed(site, axis, along, across):
    """The point `along` the site's axis and `across` it from its centroid."""
    centre = site.centroid
    point = affinity.rotate(Point(centre.x + along, centre.y + across), axis, origin=centre)
    return point.x, point.y
