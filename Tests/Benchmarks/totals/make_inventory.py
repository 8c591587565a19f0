#!/usr/bin/python3
"""Writes shapefiles of a region for the benchmark of totals, with geodata's attribute names.

    make_inventory.py FOLDER [SITES] [--seed 1]

`land` has sites on a grid, 400 m apart, 1.83 plots and 0.2 constraints for each, and targets. Every thirtieth site reaches over its
neighbours. Every tenth plot waits for one of 350 road projects, a year, or remediation. `roads` has the road projects,
`municipalities` a hundred squares that cut sites.

Needs python3-gdal and python3-numpy.
"""
import argparse
import pathlib
import sys

import numpy
from osgeo import ogr

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "hectares"))
from make_region import CORNERS, ORIGIN, SEVERITIES, SPACING_M, stars, wkb, write  # noqa: E402

ROADS, TOWNS = 350, 10
text, real, whole = ogr.OFTString, ogr.OFTReal, ogr.OFTInteger
CATEGORIES = ["Industrie", "Logistik", "Freizeit", "Gesundheit", "Energie"]
FIELDS = ["Chemie", "Energie", "Logistik", "Freizeit", ""]
LAND_TYPES = ["Brachfläche", "Freifläche", "gemischt"]
STATUSES = ["verfügbar", "verkauft", "reserviert", "belegt", "verfügbar", "unbekannt"]


def condition(number, rng):
    if number % 10:
        return ""
    return rng.choice([f"R{rng.integers(ROADS):03}"] * 8 + ["2040", "Sanierung"])


def plots(rings, centres, rng):
    half = CORNERS // 2
    for number, (ring, centre) in enumerate(zip(rings, centres)):
        if number % 12 == 0:
            continue
        inner = centre + (ring - centre) * (1.05 if number % 10 == 1 else 0.92)
        for index, corners in enumerate([inner[:half + 1], numpy.vstack([inner[half:], inner[:1]])]):
            status, waits = STATUSES[(number + index * 3) % len(STATUSES)], condition(2 * number + index, rng)
            yield wkb(numpy.vstack([corners, [centre]])), (
                f"P{number:07}-{index}", f"N{number:07}", "verfügbar" if waits else status, "ja", waits)


def square(x, y, side):
    return wkb(numpy.array([[x, y], [x + side, y], [x + side, y + side], [x, y + side]]))


def line(start, end):
    geometry = ogr.Geometry(ogr.wkbLineString)
    for x, y in (start, end):
        geometry.AddPoint_2D(float(x), float(y))
    return bytes(geometry.ExportToWkb())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("sites", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    ogr.UseExceptions()
    rng, count = numpy.random.default_rng(arguments.seed), arguments.sites
    land, roads, towns = (arguments.folder / name for name in ("land", "roads", "municipalities"))
    for folder in (land, roads, towns):
        folder.mkdir(parents=True, exist_ok=True)
    side = int(numpy.ceil(numpy.sqrt(count)))
    extent = side * float(SPACING_M)
    number = numpy.arange(count)
    centres = numpy.stack([number % side, number // side], axis=1) * float(SPACING_M) + ORIGIN
    rings = stars(rng, centres, 60, 180)
    large = number % 30 == 0
    rings[large] = centres[large, None] + (rings[large] - centres[large, None]) * 2.2
    town = (centres - ORIGIN) // (extent / TOWNS)
    write(land / "standorte.shp", [(name, text) for name in (
        "ST_NR", "NAME", "GEMEINDE", "KATEGORIE", "KOMPFELD", "LANDTYP", "HINWEIS")], (
            (wkb(ring), (
                f"N{i:07}", f"Fläche {i} {'Ewald' if i % 997 == 0 else 'Nord'}", f"Ort {int(t[0])}-{int(t[1])}",
                CATEGORIES[i % 5], FIELDS[i % 7 % 5], LAND_TYPES[i % 3], "Altstandort" if i % 401 == 0 else ""))
            for i, (ring, t) in enumerate(zip(rings, town))))
    write(land / "teilflaechen.shp", [(name, text) for name in ("TF_NR", "ST_NR", "STATUS", "NUTZBAR", "BEDINGUNG")],
          plots(rings, centres, rng))
    places = rng.uniform(0, extent, (count // 5, 2)) + ORIGIN
    write(land / "restriktionsflaechen.shp", [("RF_NR", text), ("ART", text), ("SCHWERE", text), ("PUFFER_M", real)], (
        (wkb(ring), (f"C{i:06}", ["Altlast", "Lärm", "Naturschutz"][i % 3], SEVERITIES[i % 10], 10.0 * (i % 10 in (0, 1, 7))))
        for i, ring in enumerate(stars(rng, places, 20, 120))))
    starts = rng.uniform(0, extent, (ROADS, 2)) + ORIGIN
    write(roads / "verkehrsprojekte.shp", [("VP_NR", text), ("NAME", text), ("ART", text), ("STATUS", text), ("ZIELJAHR", whole)], (
        (line(start, start + rng.uniform(-2000, 2000, 2)), (
            f"R{i:03}", f"Straße {i}", "Neubau", ["im Bau", "in Planung", "in Betrieb"][i % 3], 2027 + i % 10))
        for i, start in enumerate(starts)), ogr.wkbLineString)
    write(towns / "gemeinden.shp", [("AGS", text), ("NAME", text)], (
        (square(ORIGIN[0] - 137 + x * extent / TOWNS, ORIGIN[1] - 173 + y * extent / TOWNS, extent / TOWNS), (
            f"{5_500_000 + x * TOWNS + y:08}", f"Ort {x}-{y}"))
        for x in range(TOWNS) for y in range(TOWNS)))


if __name__ == "__main__":
    main()
