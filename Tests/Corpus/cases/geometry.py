"""Invalid outlines, reported with their location."""
import math

from case import Case, Field, error, info, notice, rows, sites, warning
from formats import shapefile
from formats.shapefile import polygon, shape
from places import EAST, NORTH, box, esri, hole, moved, ring, square

NAN, INFINITE = float("nan"), float("inf")


def case(name, shapes, *findings, kind=shapefile.POLYGON, left=None, **more):
    """A layer with one site for each shape. `left`: the number of accepted sites."""
    count = len(shapes)
    kept = count if left is None else left
    counts = more.pop("counts", dict(read=count, added=kept, refused=count - kept))
    files = sites(rows(count), shapes, kind=kind, **more.pop("layer", {}))
    return Case("geometry: " + name, files, *findings, counts=counts, **more)


def repaired(kind, **which):
    return warning("geometry-repaired", value=kind, **which)


def refused(kind, **which):
    return error("geometry-invalid", value=kind, **which)


SPIKE = ring((0, 0), (0, 100), (50, 100), (50.5, 100.5), (50.5, 99.5), (50, 100.2), (100, 100), (100, 0))
"""A loop at the upper edge with less than 1 % of the area."""

BOWTIE = ring((0, 0), (100, 100), (100, 0), (0, 100))


def comb(teeth):
    """A comb whose teeth all cross. A repair with the linework method takes minutes."""
    corners = [(n * 0.01, 100 if n % 2 else -100) for n in range(teeth)]
    back = [(teeth * 0.01, 50), (-1, 50.5)]
    return ring(*corners, *back)


def cases():
    good = polygon(square(1))
    at = dict(x=EAST, y=NORTH)
    plain = dict(left=1)
    touching = ring((0, 0), (0, 100), (50, 50), (100, 100), (100, 0), (50, 50))
    return [
        case("a small loop", [polygon(SPIKE), good], repaired("self-intersection", row=1, id="X01"),
             says=["area before"], checked=True),
        case("a bowtie", [polygon(BOWTIE), good], refused("self-intersection", row=1, id="X01"), left=1,
             says=["--accept-repairs"]),
        case("a bowtie with --accept-repairs", [polygon(BOWTIE), good], repaired("self-intersection"),
             options=["--accept-repairs"]),
        case("a bowtie with --accept-partial", [polygon(BOWTIE), good], refused("self-intersection"),
             options=["--accept-partial"], left=1, stored={"sites/X01": None, "sites/X02": {"name": "Feld 2"}}),
        case("an outline that touches itself", [polygon(touching), good], repaired("ring-self-intersection")),
        case("a comb of 60,000 crossings", [polygon(comb(60_000)), good], refused("self-intersection"), left=1,
             says=["Digitize it again"]),
        case("an outline that is not closed", [polygon(square(0)[:-1] + [(EAST + 1, NORTH)]), good],
             warning("ring-unclosed", row=1, value="1.0")),
        case("an outline of three points", [polygon(square(0)[:3]), good], warning("ring-unclosed", row=1)),
        case("an outline of two points", [polygon(square(0)[:2]), good], error("geometry-degenerate", row=1), left=1),
        case("an outline of no points", [polygon([]), good], notice("geometry-missing", row=1)),
        case("a part of two points", [polygon(square(0), square(2)[:2]), good], warning("part-too-short", row=1)),
        case("an outline without area", [polygon(ring((0, 0), (100, 0), (50, 0))), good],
             error("geometry-invalid", row=1), left=1),
        case("a hole outside the outline", [polygon(square(0), hole(300, 0, 310, 10)), good],
             warning("ring-orientation-wrong", row=1)),
        case("a hole that touches the outline at a point",
             [polygon(square(0), [(EAST, NORTH + 50), (EAST + 20, NORTH + 40), (EAST + 20, NORTH + 60),
                                  (EAST, NORTH + 50)]), good]),
        case("a hole along the outline", [polygon(square(0), hole(0, 10, 0.5, 90)), good],
             repaired("self-intersection", row=1)),
        case("an island in a hole", [polygon(square(0), hole(20, 20, 80, 80), box(40, 40, 60, 60)), good]),
        case("overlapping holes", [polygon(square(0), hole(20, 20, 50, 50), hole(40, 40, 41, 60)), good],
             warning("geometry-repaired", row=1)),
        case("overlapping parts", [polygon(square(0), box(50, 50, 150, 150)), good], warning("parts-overlap", row=1),
             says=["Merged"]),
        case("a hole wound as the outline", [polygon(square(0), box(20, 20, 40, 40)), good],
             warning("ring-role-by-position", row=1), refused("ring-roles", row=1, id="X01"), left=1,
             says=["from 1.04 to 0.96 ha"]),
        case("a hole wound as the outline with --accept-repairs", [polygon(square(0), box(20, 20, 40, 40)), good],
             warning("ring-role-by-position", row=1), repaired("ring-roles", row=1), options=["--accept-repairs"]),
        case("a small hole wound as the outline", [polygon(square(0), box(20, 20, 24, 24)), good],
             warning("ring-role-by-position", row=1)),
        case("a hole that crosses the outline", [polygon(square(0), hole(80, 20, 120, 70)), good],
             refused("self-intersection", row=1, id="X01"), left=1, says=["from 0.8 to 0.9 ha"]),
        case("a hole that crosses the outline by a millimetre", [polygon(square(0), hole(50, 20, 100.001, 70)), good],
             repaired("self-intersection", row=1)),
        case("the same part twice", [polygon(square(0), square(0)), good], warning("parts-overlap", row=1)),
        case("all rings reversed", [polygon(square(0)[::-1]), good]),
        case("two parts", [polygon(square(0), square(2)), good]),
        case("repeated vertices", [polygon([p for p in square(0) for _ in range(2)]), good],
             info("vertices-repeated", row=1)),
        case("no geometry", [shape(shapefile.NULL, None), good], notice("geometry-missing", row=1, id="X01")),
        case("a coordinate that is not a number", [polygon([(NAN, NORTH), *square(0)[1:]]), good],
             error("coordinates-not-finite", row=1), left=1),
        case("an infinite coordinate", [polygon([square(0)[0], (EAST, INFINITE), *square(0)[2:]]), good],
             error("coordinates-not-finite", row=1), left=1),
        case("a coordinate beyond the Earth", [polygon([(x + 1e9, y) for x, y in square(0)]), good, polygon(square(2))],
             error("geometry-outside-system", row=1), left=2),
        case("a vertex with an additional digit", [polygon([square(0)[0], (EAST, NORTH * 10), *square(0)[2:]]), good],
             error("geometry-outside-system", row=1), left=1),
        case("a missing digit", [polygon([(x / 10, y) for x, y in square(0)]), good, polygon(square(2))],
             warning("geometry-outside-region", row=1, id="X01")),
        case("at 0, 0", [polygon([(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]), good, polygon(square(2))],
             warning("geometry-outside-region", row=1)),
        case("one of two features with swapped axes", [polygon([(y, x) for x, y in square(0)][::-1]), polygon(square(1))],
             warning("axes-swapped", row=1, id="X01")),
        case("one of two features with an additional digit", [polygon([(x + 3e6, y) for x, y in square(0)]), polygon(square(1))],
             warning("geometry-outside-region", row=1, id="X01")),
        case("too far from the inventory's plane", [polygon([(99, 0), (99, 0.001), (99.001, 0.001), (99.001, 0), (99, 0)]),
                                                    polygon(moved(square(1), 4326))],
             error("geometry-outside-plane", row=1, id="X01"), left=1, layer=dict(prj=esri(4326))),
        case("outside the area of use of Gauß-Krüger",
             [polygon([(x + 4e7, y) for x, y in moved(square(0), 31466)]), polygon(moved(square(1), 31466)),
              polygon(moved(square(2), 31466))],
             error("geometry-outside-system", row=1), left=2, layer=dict(prj=esri(31466))),
        case("points instead of polygons", [shape(shapefile.POINT, square(place)[0]) for place in range(2)],
             error("geometry-wrong-kind", row=1), error("geometry-wrong-kind", row=2), kind=shapefile.POINT, left=0,
             counts=dict(read=2, refused=2)),
        case("lines instead of polygons", [shape(shapefile.LINE, [square(place)]) for place in range(2)],
             error("geometry-wrong-kind", row=1), kind=shapefile.LINE, left=0),
        case("overlapping sites", [polygon(square(0)), polygon(box(50, 0, 150, 100))],
             warning("sites-overlap", id="X01", value="X02")),
        case("sites that overlap within the tolerance", [polygon(square(0)), polygon(box(99.99, 0, 199.99, 100))]),
        case("two sites with the same outline", [polygon(square(0)), polygon(square(0))], warning("sites-overlap")),
        case("40 sites with the same outline", [polygon(square(0))] * 40, warning("sites-overlap"),
             warning("overlaps-not-all-checked", id="X01")),
        case("smaller than a square metre", [polygon(box(0, 0, 0.5, 0.5)), good]),
        case("a ring of 200,000 vertices", [polygon(circle(200_000)), good]),
    ]


def circle(count):
    turn = -2 * math.pi / count
    points = [(EAST + 50 + 50 * math.cos(n * turn), NORTH + 50 + 50 * math.sin(n * turn)) for n in range(count)]
    return [*points, points[0]]
