#!/usr/bin/python3
"""Computes golden geodesic areas, distances and transformations with pyproj and shapely.

Run from anywhere: /usr/bin/python3 Tests/Oracle/make_measures_golden.py
Writes Tests/GeometryEngineTests/Golden/measures.json. Densifies edges every 10 m; Measures does so every 100 m.
"""

import json
import math
import random
from pathlib import Path

import pyproj
from shapely.geometry import MultiPolygon, Polygon, box, mapping

TARGET = Path(__file__).parent.parent / "GeometryEngineTests" / "Golden" / "measures.json"


def geodesic(epsg):
    plane = pyproj.CRS.from_epsg(epsg)
    to_geographic = pyproj.Transformer.from_crs(plane, plane.geodetic_crs, always_xy=True)
    return to_geographic, plane.get_geod()


def densified(ring, longest=10):
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        pieces = math.ceil(math.hypot(bx - ax, by - ay) / longest)
        for i in range(pieces):
            yield ax + (bx - ax) * i / pieces, ay + (by - ay) * i / pieces


def area(epsg, geometry):
    to_geographic, geod = geodesic(epsg)
    total = 0.0
    for polygon in getattr(geometry, "geoms", [geometry]):
        rings = [polygon.exterior, *polygon.interiors]
        areas = [
            abs(geod.polygon_area_perimeter(*to_geographic.transform(*zip(*densified(ring.coords))))[0])
            for ring in rings
        ]
        total += areas[0] - sum(areas[1:])
    return total


def star(x, y, radius, corners):
    return Polygon(
        [
            (x + r * math.cos(2 * math.pi * i / corners), y + r * math.sin(2 * math.pi * i / corners))
            for i in range(corners)
            for r in [random.uniform(0.5, 1.0) * radius]
        ]
    )


def shapes():
    yield "1 km² at Ewald", 25832, box(371_176, 5_714_550, 372_176, 5_715_550)
    yield "1 km² at newPark", 25832, box(389_000, 5_722_000, 390_000, 5_723_000)
    yield "1 km² at Schwarze Heide", 25832, box(353_000, 5_716_000, 354_000, 5_717_000)
    yield "1 km² at Ewald in Gauss-Krüger 2", 31466, box(2_579_153, 5_715_398, 2_580_153, 5_716_398)
    yield "1 km² on the central meridian", 25832, box(499_500, 5_714_550, 500_500, 5_715_550)
    yield "strip of 30 km by 5 m", 25832, Polygon(
        [(350_000, 5_700_000), (380_000, 5_709_000), (380_000, 5_709_005), (350_000, 5_700_005)]
    )
    yield "triangle of 60 km", 25832, Polygon([(340_000, 5_690_000), (400_000, 5_700_000), (370_000, 5_740_000)])
    holed = star(371_676, 5_715_050, 800, 200).difference(box(371_576, 5_714_950, 371_776, 5_715_150))
    yield "star with a hole", 25832, holed
    yield "two parts, one with a hole", 25832, MultiPolygon([holed, star(380_000, 5_720_000, 300, 50)])
    yield "1 m²", 25832, box(371_676, 5_715_050, 371_677, 5_715_051)


def bearings():
    for a, b in [
        ((371_676, 5_715_050), (371_676, 5_716_050)),
        ((371_676, 5_715_050), (389_500, 5_722_500)),
        ((389_500, 5_722_500), (371_676, 5_715_050)),
        ((371_676, 5_715_050), (371_675, 5_715_050)),
    ]:
        to_geographic, geod = geodesic(25832)
        azimuth, _, distance = geod.inv(*to_geographic.transform(*a), *to_geographic.transform(*b))
        yield {"from": a, "to": b, "bearingDegrees": azimuth % 360, "distanceMetres": distance}


def transformations():
    for source, target, position in [
        ("EPSG:31466", "EPSG:25832", (2_579_653, 5_715_898)),
        ("EPSG:31467", "EPSG:25832", (3_371_698, 5_716_896)),
        ("EPSG:4647", "EPSG:25832", (32_371_676, 5_715_050)),
        ("EPSG:4326", "EPSG:25832", (7.1483, 51.5719)),
        ("EPSG:3857", "EPSG:25832", (795_745, 6_723_086)),
        ("EPSG:3035", "EPSG:25832", (4_123_347, 3_166_229)),
        ("EPSG:25832", "OGC:CRS84", (371_676, 5_715_050)),
    ]:
        x, y = pyproj.Transformer.from_crs(source, target, always_xy=True).transform(*position)
        yield {"source": source, "target": target, "position": position, "image": [x, y]}


random.seed(1)
golden = {
    "madeBy": f"pyproj {pyproj.__version__}, PROJ {pyproj.proj_version_str}",
    "areas": [
        {
            "name": name,
            "epsg": epsg,
            "geometry": json.dumps(mapping(geometry)),
            "geodesicSquareMetres": area(epsg, geometry),
            "gridSquareMetres": geometry.area,
        }
        for name, epsg, geometry in shapes()
    ],
    "bearings": list(bearings()),
    "transformations": list(transformations()),
}
TARGET.parent.mkdir(exist_ok=True)
TARGET.write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n")
