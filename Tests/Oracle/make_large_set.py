#!/usr/bin/python3
"""Writes a shapefile of many sites: non-overlapping outlines of 30 vertices in EPSG:25832 on a grid.

    make_large_set.py FOLDER COUNT [--seed 1]

Writes the bytes directly (ESRI Shapefile Technical Description), for speed. Needs python3-numpy. The .prj is geodata's.
"""
import argparse
import pathlib
import shutil
import struct

import numpy

CORNERS, SPACING_M = 30, 400
ORIGIN = (330_000, 5_680_000)
PRJ = pathlib.Path(__file__).parents[2] / "geodata" / "standorte.prj"
FIELDS = [("ST_NR", "C", 12), ("NAME", "C", 30), ("GEMEINDE", "C", 20), ("KATEGORIE", "C", 12)]
TOWNS = ["Bottrop", "Datteln", "Dorsten", "Herne", "Herten", "Marl", "Recklinghausen"]
CATEGORIES = ["Industrie", "Logistik", "Freizeit", "Sonstige"]


def rings(count, seed):
    """Closed clockwise rings (the orientation of shells in shapefiles) on whole millimetres."""
    rng = numpy.random.default_rng(seed)
    side = int(numpy.ceil(numpy.sqrt(count)))
    number = numpy.arange(count)
    centres = numpy.stack([number % side, number // side], axis=1) * SPACING_M + ORIGIN
    turns = -(numpy.arange(CORNERS) + rng.uniform(-0.3, 0.3, (count, CORNERS))) * 2 * numpy.pi / CORNERS
    radii = rng.uniform(0.75, 1, (count, CORNERS)) * rng.uniform(30, 180, (count, 1))
    corners = centres[:, None] + radii[..., None] * numpy.stack([numpy.cos(turns), numpy.sin(turns)], axis=2)
    return numpy.round(numpy.concatenate([corners, corners[:, :1]], axis=1), 3)


def shapes(points):
    """The shapefile records of polygons with one ring."""
    count, corners = points.shape[:2]
    record = numpy.zeros(count, [
        ("number", ">i4"), ("words", ">i4"), ("type", "<i4"), ("box", "<f8", 4), ("parts", "<i4"),
        ("points", "<i4"), ("first", "<i4"), ("xy", "<f8", (corners, 2))])
    record["number"], record["words"] = numpy.arange(1, count + 1), (record.itemsize - 8) // 2
    record["type"], record["parts"], record["points"], record["xy"] = 5, 1, corners, points
    record["box"][:, :2], record["box"][:, 2:] = points.min(axis=1), points.max(axis=1)
    return record


def header(length, points):
    low, high = points.min(axis=(0, 1)), points.max(axis=(0, 1))
    return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack(
        "<2i8d", 1000, 5, *low, *high, 0, 0, 0, 0)


def table(count):
    """The attributes as a dBase III table."""
    width = 1 + sum(size for _, _, size in FIELDS)
    head = struct.pack("<4BIHH20x", 3, 126, 1, 1, count, 32 * len(FIELDS) + 33, width)
    for name, kind, size in FIELDS:
        head += struct.pack("<11sc4xBB14x", name.encode(), kind.encode(), size, 0)
    values = (
        (f"N{i:07}", f"Fläche {i}", TOWNS[i % len(TOWNS)], CATEGORIES[i % len(CATEGORIES)]) for i in range(count))
    body = b"".join(
        b" " + b"".join(value.encode().ljust(size) for value, (_, _, size) in zip(row, FIELDS)) for row in values)
    return head + b"\r" + body + b"\x1a"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    points = rings(arguments.count, arguments.seed)
    records = shapes(points)
    (folder / "standorte.shp").write_bytes(header(100 + records.nbytes, points) + records.tobytes())
    index = numpy.zeros(arguments.count, [("offset", ">i4"), ("words", ">i4")])
    index["offset"] = (100 + numpy.arange(arguments.count) * records.itemsize) // 2
    index["words"] = records["words"]
    (folder / "standorte.shx").write_bytes(header(100 + index.nbytes, points) + index.tobytes())
    (folder / "standorte.dbf").write_bytes(table(arguments.count))
    (folder / "standorte.cpg").write_text("UTF-8")
    shutil.copy(PRJ, folder / "standorte.prj")


if __name__ == "__main__":
    main()
