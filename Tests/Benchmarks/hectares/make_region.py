#!/usr/bin/python3
"""Writes shapefiles of a region for the benchmark of hectares, with geodata's attribute names.

    make_region.py FOLDER [SITES] [--seed 1]

Sites are stars of 24 vertices on a grid, 400 m apart. Each has two plots side by side, one available and one sold. For every tenth
site they extend beyond it. There is one constraint for ten sites; 70 % are hard, 30 % have a buffer.

Needs python3-gdal and python3-numpy.
"""
import argparse
import pathlib

import numpy
from osgeo import ogr, osr

CORNERS, SPACING_M, ORIGIN = 24, 400, (330_000, 5_600_000)
SEVERITIES = ["hart"] * 7 + ["schwerwiegend"] * 2 + ["gering"]


def stars(rng, centres, low, high):
    """Vertices around each centre on whole millimetres."""
    turns = (numpy.arange(CORNERS) + rng.uniform(-0.3, 0.3, (len(centres), CORNERS))) * 2 * numpy.pi / CORNERS
    radii = rng.uniform(0.75, 1, (len(centres), CORNERS)) * rng.uniform(low, high, (len(centres), 1))
    return centres[:, None] + radii[..., None] * numpy.stack([numpy.cos(turns), numpy.sin(turns)], axis=2)


def wkb(ring):
    """A polygon with one ring as well-known binary."""
    closed = numpy.round(numpy.vstack([ring, ring[:1]]), 3).astype("<f8")
    return numpy.array([(1, 3, 1, len(closed))], dtype="<u1,<u4,<u4,<u4").tobytes() + closed.tobytes()


def write(path, fields, rows, kind=ogr.wkbPolygon):
    system = osr.SpatialReference()
    system.ImportFromEPSG(25832)
    data = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = data.CreateLayer(path.stem, system, kind, ["ENCODING=UTF-8"])
    for name, code in fields:
        layer.CreateField(ogr.FieldDefn(name, code))
    for shape, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for index, value in enumerate(values):
            feature.SetField(index, value)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shape))
        layer.CreateFeature(feature)


def plots(sites, centres):
    for number, (ring, centre) in enumerate(zip(sites, centres)):
        inner = centre + (ring - centre) * (1.05 if number % 10 == 0 else 0.92)
        half = CORNERS // 2
        for index, corners in enumerate([inner[:half + 1], numpy.vstack([inner[half:], inner[:1]])]):
            yield wkb(numpy.vstack([corners, [centre]])), (
                f"P{number:07}-{index}", f"N{number:07}", "verkauft" if index else "verfügbar", "ja")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("sites", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    ogr.UseExceptions()
    rng, count, folder = numpy.random.default_rng(arguments.seed), arguments.sites, arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    side = int(numpy.ceil(numpy.sqrt(count)))
    number = numpy.arange(count)
    centres = numpy.stack([number % side, number // side], axis=1) * float(SPACING_M) + ORIGIN
    sites = stars(rng, centres, 60, 180)
    text, real = ogr.OFTString, ogr.OFTReal
    write(folder / "standorte.shp", [("ST_NR", text), ("NAME", text)], (
        (wkb(ring), (f"N{i:07}", f"Fläche {i}")) for i, ring in enumerate(sites)))
    write(folder / "teilflaechen.shp", [("TF_NR", text), ("ST_NR", text), ("STATUS", text), ("NUTZBAR", text)],
          plots(sites, centres))
    places = rng.uniform(0, side * SPACING_M, (count // 10, 2)) + ORIGIN
    write(folder / "restriktionsflaechen.shp", [("RF_NR", text), ("ART", text), ("SCHWERE", text), ("PUFFER_M", real)], (
        (wkb(ring), (
            f"C{i:06}", ["Altlast", "Lärm", "Naturschutz"][i % 3],
            SEVERITIES[i % 10], 10.0 if i % 10 in (0, 1, 7) else 0.0))
        for i, ring in enumerate(stars(rng, places, 50, 250))))


if __name__ == "__main__":
    main()
