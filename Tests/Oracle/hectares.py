#!/usr/bin/python3
"""Computes the figures of an inventory independently with shapely and pyproj, from the definitions.

    hectares.py FOLDER_OR_FILE... [--today 2026-11-22] [--without-roads] [--processes 2]

Reads shapefiles and zips of them with geodata's attribute names. Prints JSON: for each site its hectares, its
conditional land by condition, the deduction of each step and the land that earlier steps deducted, and the nearest road
project; for all sites together the areas of unions. Sites are distributed to processes. --without-roads omits distances
and totals, which take longest.

Overlays are computed in EPSG:25832 with straight edges; areas are geodesic on GRS 80. Each square metre belongs to the
first step that covers it: hard constraints, then plots by status: sold, occupied, not marketable, unknown, owner-reserved,
reserved, conditional, available. The script uses no Swift code. It shares four conventions with the
documentation: buffers have 16 segments per quadrant, a year begins on its first day, land is contiguous across gaps
under 1 cm but not across necks under 10 cm, and parts of a deduction under 1 m² are dropped (a step can have
several such parts, so that their sum can exceed the tolerance of 1 m²).

Needs python3-gdal, python3-shapely, python3-pyproj, proj-data.
"""
import argparse
import datetime
import json
import math
import multiprocessing
import os
import pathlib
import warnings
import zipfile

# A process that is forked while a library has threads may wait forever for their locks.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy  # noqa: E402
from osgeo import ogr, osr
from pyproj import Geod, Transformer
from pyproj.transformer import TransformerGroup
from shapely import wkb
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.ops import transform, unary_union
from shapely.strtree import STRtree

GRS80 = Geod(ellps="GRS80")
TO_DEGREES = Transformer.from_crs(25832, 4258, always_xy=True)
TO_PLANE = Transformer.from_crs(4258, 25832, always_xy=True)
LONGEST_EDGE_M = 20
BUFFER_SEGMENTS = 16
GAP_M, NECK_M = 0.0095, 0.095

LAYERS = {
    "standorte": "sites", "logistik": "sites", "teilflaechen": "plots", "restriktionsflaechen": "constraints",
    "verkehrsprojekte": "projects", "verkehrsabschnitte": "sections",
}
# Plot statuses in order of precedence, with the German words of geodata.
STATUS = {
    "verkauft": "sold", "belegt": "occupied", "nicht vermarktbar": "not_marketable", "unbekannt": "unknown",
    "reserviert": "reserved", "bedingt verfügbar": "offered", "verfügbar": "offered",
}
CLAIMS = ["sold", "occupied", "not_marketable", "unknown", "owner", "reserved", "conditional", "available"]
KINDS = [
    "Altlast", "Überschwemmungsgebiet", "Naturschutz", "Leitungstrasse", "Achtungsabstand", "Bergbau", "Lärm",
    "Denkmal", "Kampfmittel",
]


# Reading

def shapefiles(paths):
    """The paths of all shapefiles in folders and zips, for GDAL."""
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if file.suffix.lower() == ".shp":
                yield str(file), file.stem.lower()
            elif file.suffix.lower() == ".zip":
                for name in zipfile.ZipFile(file).namelist():
                    if name.lower().endswith(".shp"):
                        yield f"/vsizip/{file.resolve()}/{name}", pathlib.PurePath(name).stem.lower()


def mover(system):
    """The transformation from a layer's CRS to EPSG:25832, with PROJ's best operation."""
    system.AutoIdentifyEPSG()
    code = int(system.GetAuthorityCode(None))
    if code == 25832:
        return lambda shape: shape
    best = TransformerGroup(code, 25832, always_xy=True).transformers[0]
    return lambda shape: transform(best.transform, shape)


def read(paths):
    """The rows of all layers by collection, as dictionaries with the geometry under `shape`."""
    rows = {kind: [] for kind in set(LAYERS.values())}
    for file, name in shapefiles(paths):
        kind = next((kind for word, kind in LAYERS.items() if word in name), None)
        if kind is None:
            continue
        source = ogr.Open(file)
        layer = source.GetLayer()
        move = mover(layer.GetSpatialRef())
        for feature in layer:
            geometry = feature.GetGeometryRef()
            shape = None if geometry is None else move(wkb.loads(bytes(geometry.ExportToWkb())))
            rows[kind].append({**feature.items(), "shape": shape})
    return rows


# Measuring

def dense(ring):
    """The ring's coordinates, densified so that no edge exceeds LONGEST_EDGE_M."""
    corners = numpy.asarray(ring.coords)[:, :2]
    parts = [
        start + (end - start) * numpy.arange(count)[:, None] / count
        for start, end in zip(corners, corners[1:])
        for count in [max(1, math.ceil(math.dist(start, end) / LONGEST_EDGE_M))]
    ]
    return numpy.vstack(parts)


def ring_m2(ring):
    longitudes, latitudes = TO_DEGREES.transform(*dense(ring).T)
    return abs(GRS80.polygon_area_perimeter(longitudes, latitudes)[0])


def m2(shape):
    return sum(
        ring_m2(polygon.exterior) - sum(ring_m2(hole) for hole in polygon.interiors) for polygon in polygons(shape))


def ha(shape):
    return m2(shape) / 10_000


def kept_ha(shape):
    """The hectares of a shape without parts under 1 m², which are rounding errors."""
    return sum(area for area in map(m2, polygons(shape)) if area >= 1) / 10_000


def polygons(shape):
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    return [polygon for part in getattr(shape, "geoms", []) for polygon in polygons(part)]


def areal(shape):
    """The polygons of an overlay's result, without lines and points."""
    return MultiPolygon(polygons(shape))


def union(shapes):
    return areal(unary_union([shape for shape in shapes if shape is not None]))


def contiguous(shape):
    """The contiguous parts: connected across gaps below GAP_M, separated at necks below NECK_M."""
    closed = shape.buffer(GAP_M / 2, resolution=BUFFER_SEGMENTS)
    cores = closed.buffer(-(GAP_M + NECK_M) / 2, resolution=BUFFER_SEGMENTS)
    return [areal(shape.intersection(core.buffer(NECK_M / 2, resolution=BUFFER_SEGMENTS))) for core in polygons(cores)]


# Deductions

def day(text):
    return None if text in (None, "") else str(text).replace("/", "-")


class Roads:
    """The data that conditions depend on: statuses of projects and sections, and the current date."""

    def __init__(self, rows, today):
        self.today = today
        self.status = {row["VP_NR"]: row["STATUS"] for row in rows["projects"]}
        self.status.update({row["ABS_NR"]: row["STATUS"] for row in rows["sections"]})

    def is_met(self, condition):
        if condition in self.status:
            return self.status[condition] == "in Betrieb"
        return condition.isdigit() and int(condition) <= self.today.year

    def unmet(self, plot):
        """The unmet condition of the plot; None without one."""
        condition, year = plot.get("BEDINGUNG"), plot.get("AB_JAHR")
        if condition and not self.is_met(condition):
            return condition
        return str(year) if year and year > self.today.year else None

    def claim(self, plot):
        claim = STATUS[plot["STATUS"]]
        if claim in ("reserved", "offered") and plot.get("BETR_GEB") == "ja":
            return "owner"
        if claim != "offered":
            return claim
        return "conditional" if self.unmet(plot) else "available"


def holds(constraint, today):
    start, end = day(constraint.get("GUELTIG_AB")), day(constraint.get("GUELTIGBIS"))
    return (start is None or start <= today.isoformat()) and (end is None or today.isoformat() <= end)


def effective(constraint):
    buffer = constraint.get("PUFFER_M") or 0
    return constraint["shape"].buffer(buffer, resolution=BUFFER_SEGMENTS) if buffer > 0 else constraint["shape"]


def statement(site, plots, constraints, roads):
    """The figures of a site that do not depend on steps (None for unknown), and its available and conditional land."""
    figures = {name: None for name in (
        "gross net developable available conditional reserved reserved_for_owner sold occupied not_marketable unknown "
        "restricted restricted_severe restricted_minor largest_plot hard_constraint gross_utm32").split()}
    land = {}
    footprint = site["shape"]
    if footprint is None:
        return figures, land
    footprint = union([footprint])
    land["gross"] = footprint
    figures["gross"] = ha(footprint)
    figures["gross_utm32"] = footprint.area / 10_000
    if not plots:
        if site.get("VOLLVERM") == "ja":
            figures["available"] = figures["conditional"] = 0.0
        return figures, land

    usable = [plot for plot in plots if plot.get("NUTZBAR") != "nein"]
    net = areal(union(plot["shape"] for plot in usable).intersection(footprint))
    hard = union(effective(each) for each in constraints if each["SCHWERE"] == "hart")
    left = areal(net.difference(hard))
    figures["net"] = ha(net)
    land["net"] = net

    claimed = {}
    for claim in CLAIMS:
        mine = [plot["shape"] for plot in usable if roads.claim(plot) == claim]
        claimed[claim] = areal(union(mine).intersection(left))
        left = areal(left.difference(union(mine)))
    severe = union(effective(each) for each in constraints if each["SCHWERE"] == "schwerwiegend")
    minor = areal(union(effective(each) for each in constraints if each["SCHWERE"] == "gering").difference(severe))
    figures["restricted_severe"] = ha(areal(claimed["available"].intersection(severe)))
    figures["restricted_minor"] = ha(areal(claimed["available"].intersection(minor)))
    figures["restricted"] = figures["restricted_severe"] + figures["restricted_minor"]
    figures["largest_plot"] = max(map(ha, contiguous(claimed["available"])), default=0.0)
    land["available"], land["conditional"] = claimed["available"], claimed["conditional"]
    return figures, land


# Distances

def lines(shape):
    """The coordinates of a shape's boundary, lines or points."""
    if isinstance(shape, Polygon):
        return [numpy.asarray(ring.coords)[:, :2] for ring in [shape.exterior, *shape.interiors]]
    if hasattr(shape, "geoms"):
        return [line for part in shape.geoms for line in lines(part)]
    return [numpy.asarray(shape.coords)[:, :2]]


def segments(shape):
    """The starts and ends of all edges. A point is an edge of length zero."""
    rows = []
    for line in lines(shape):
        rows.append(numpy.hstack([line, line]) if len(line) == 1 else numpy.hstack([line[:-1], line[1:]]))
    return numpy.vstack(rows)


def geocentric(points):
    """Cartesian positions. Chords have the same order as geodesics and are faster to compute."""
    longitude, latitude = numpy.radians(TO_DEGREES.transform(points[:, 0], points[:, 1]))
    e2, sine = GRS80.es, numpy.sin(latitude)
    normal = GRS80.a / numpy.sqrt(1 - e2 * sine * sine)
    return numpy.stack([
        normal * numpy.cos(latitude) * numpy.cos(longitude), normal * numpy.cos(latitude) * numpy.sin(longitude),
        normal * (1 - e2) * sine], axis=1)


def samples(edges, step):
    """Points along the edges at most `step` apart, with the parameters of the edge pieces around them."""
    lengths = numpy.hypot(edges[:, 2] - edges[:, 0], edges[:, 3] - edges[:, 1])
    counts = numpy.maximum(numpy.ceil(lengths / step).astype(int), 1) + 1
    index = numpy.repeat(numpy.arange(len(edges)), counts)
    place = numpy.arange(counts.sum()) - numpy.repeat(numpy.cumsum(counts) - counts, counts)
    share = place / (counts[index] - 1)
    return edges[index, :2] + (edges[index, 2:] - edges[index, :2]) * share[:, None]


def geodesic_m(a, b):
    """The shortest geodesic between the edges of two shapes, by repeated refinement of samples."""
    edges_a, edges_b, step = segments(a), segments(b), 50.0
    while True:
        points_a, points_b = samples(edges_a, step), samples(edges_b, step)
        space_a, space_b = geocentric(points_a), geocentric(points_b)
        squares = (space_a**2).sum(1)[:, None] + (space_b**2).sum(1)[None] - 2 * space_a @ space_b.T
        distances = numpy.sqrt(numpy.maximum(squares, 0))
        best = distances.min()
        if step < 0.02:
            i, j = numpy.unravel_index(distances.argmin(), distances.shape)
            (lon_a, lon_b), (lat_a, lat_b) = TO_DEGREES.transform(*numpy.stack([points_a[i], points_b[j]]).T)
            return GRS80.inv(lon_a, lat_a, lon_b, lat_b)[2]
        # Only edges with a sample within this distance can contain the nearest points.
        near = distances <= best + 2.2 * step
        edges_a = around(edges_a, points_a[near.any(1)], step)
        edges_b = around(edges_b, points_b[near.any(0)], step)
        step /= 4


def around(edges, points, step):
    """The pieces of the edges within `step` of the points, as edges."""
    pieces = []
    for x0, y0, x1, y1 in edges:
        length = math.hypot(x1 - x0, y1 - y0)
        if length == 0:
            if (numpy.hypot(points[:, 0] - x0, points[:, 1] - y0) <= step).any():
                pieces.append((x0, y0, x1, y1))
            continue
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        along = (points[:, 0] - x0) * ux + (points[:, 1] - y0) * uy
        across = numpy.abs((points[:, 0] - x0) * uy - (points[:, 1] - y0) * ux)
        along = along[(across < 1e-3) & (along > -1e-3) & (along < length + 1e-3)]
        if len(along):
            low, high = max(along.min() - step, 0), min(along.max() + step, length)
            pieces.append((x0 + ux * low, y0 + uy * low, x0 + ux * high, y0 + uy * high))
    return numpy.array(pieces)


def place(site):
    if site["shape"] is not None:
        return site["shape"]
    if site.get("REP_LAT") is None or site.get("REP_LON") is None:
        return None
    return Point(*TO_PLANE.transform(site["REP_LON"], site["REP_LAT"]))


def nearest(site, projects):
    """The distances of all projects in metres, nearest first; empty for a site without a location."""
    start = place(site)
    if start is None:
        return []
    return sorted(
        ({"id": row["VP_NR"], "m": 0.0 if start.intersects(row["shape"]) else geodesic_m(start, row["shape"])}
         for row in projects if row["shape"] is not None),
        key=lambda each: each["m"])


# Waterfall

def waterfall(site, plots, constraints, roads):
    """The steps in order of precedence: the deduction, and the land within the site that was already deducted."""
    footprint = union([site["shape"]])
    usable = [plot for plot in plots if plot.get("NUTZBAR") != "nein"]
    net = areal(union(plot["shape"] for plot in usable).intersection(footprint))
    hard = sorted(
        (each for each in constraints if each["SCHWERE"] == "hart"),
        key=lambda each: (KINDS.index(each["ART"]), each["RF_NR"]))
    claimants = [("hard_constraint", each["RF_NR"], effective(each), None) for each in hard]
    for claim in CLAIMS:
        mine = sorted((plot for plot in usable if roads.claim(plot) == claim), key=lambda plot: plot["TF_NR"])
        claimants += [
            (claim, plot["TF_NR"], plot["shape"], roads.unmet(plot) if claim == "conditional" else None)
            for plot in mine]
    steps, left = [], net
    for claim, name, shape, condition in claimants:
        taken, within = areal(shape.intersection(left)), areal(shape.intersection(footprint))
        left = areal(left.difference(shape))
        steps.append({
            "claim": claim, "id": name, "condition": condition, "ha": kept_ha(taken), "already_ha": ha(within) - ha(taken)})
    return steps


def claimed_figures(steps):
    """The figures that are sums of steps, and conditional land by condition."""
    taken = {claim: sum(step["ha"] for step in steps if step["claim"] == claim) for claim in ["hard_constraint", *CLAIMS]}
    taken["reserved_for_owner"] = taken.pop("owner")
    taken["reserved"] += taken["reserved_for_owner"]
    taken["developable"] = taken["available"] + taken["conditional"] + taken["reserved"]
    conditions = {}
    for step in steps:
        if step["condition"] is not None:
            conditions[step["condition"]] = conditions.get(step["condition"], 0) + step["ha"]
    return taken, conditions


# All sites

# Data that the processes share read-only.
SHARED = {}


def account(site):
    """The figures, conditions, land and steps of a site."""
    shape = site["shape"]
    near = [] if shape is None else [row for row in SHARED["constraints"](shape) if meets(row, shape)]
    plots, roads = SHARED["plots"].get(site["ST_NR"], []), SHARED["roads"]
    figures, land = statement(site, plots, near, roads)
    if shape is None or not plots:
        return figures, {}, land, []
    steps = waterfall(site, plots, near, roads)
    taken, conditions = claimed_figures(steps)
    return {**figures, **taken}, conditions, land, steps


def finder(constraints):
    """Returns a function that finds the constraints whose buffered envelopes intersect that of a shape."""
    boxes = [row["shape"].buffer(row.get("PUFFER_M") or 0, join_style=2).envelope for row in constraints]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = STRtree(boxes)
    places = {id(box): place for place, box in enumerate(boxes)}
    # Shapely 2 returns indexes, Shapely 1 the envelopes.
    place = lambda found: found if isinstance(found, numpy.integer) else places[id(found)]
    return lambda shape: [constraints[i] for i in sorted(place(found) for found in tree.query(shape.envelope))]


def accounts(sites, processes):
    """Evaluates the sites in order, in parallel with several processes."""
    if processes < 2:
        yield from map(account, sites)
        return
    # Forked processes share the data without copying.
    pool = multiprocessing.get_context("fork").Pool(processes)
    yield from pool.imap(account, sites, chunksize=50)
    # Lets the processes end by themselves. A pool that is discarded kills them, which fails where SIGTERM is blocked.
    pool.close()
    pool.join()


def computed(paths, today, with_roads=True, processes=1):
    rows = read(paths)
    roads = Roads(rows, today)
    plots = {}
    for plot in rows["plots"]:
        plots.setdefault(plot["ST_NR"], []).append(plot)
    constraints = [row for row in rows["constraints"] if holds(row, today)]
    SHARED.update(plots=plots, constraints=finder(constraints), roads=roads)
    sites, lands = {}, []
    for site, (figures, conditions, land, steps) in zip(
            rows["sites"], accounts(rows["sites"], processes), strict=True):
        sites[site["ST_NR"]] = {
            **{f"{name}_ha": value for name, value in figures.items()}, "conditions": conditions, "steps": steps,
            **({"nearest": nearest(site, rows["projects"])} if with_roads else {}),
        }
        lands.append(land)
    if not with_roads:
        return {"sites": sites}
    totals = {
        f"{name}_ha": ha(union(land[name] for land in lands if name in land))
        for name in ("gross", "net", "available", "conditional")}
    return {"sites": sites, "totals": totals}


def meets(constraint, shape):
    reach = constraint.get("PUFFER_M") or 0
    a, b = constraint["shape"].bounds, shape.bounds
    return a[0] - reach <= b[2] and b[0] <= a[2] + reach and a[1] - reach <= b[3] and b[1] <= a[3] + reach


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date.today())
    parser.add_argument("--without-roads", action="store_true")
    parser.add_argument("--processes", type=int, default=1)
    arguments = parser.parse_args()
    ogr.UseExceptions()
    osr.UseExceptions()
    result = computed(arguments.paths, arguments.today, not arguments.without_roads, arguments.processes)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
