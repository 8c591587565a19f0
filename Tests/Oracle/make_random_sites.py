#!/usr/bin/python3
"""Writes shapefiles of random sites that cover every rule for hectares, with geodata's attribute names.

    make_random_sites.py FOLDER [--sites 300] [--seed 1]

Sites have holes or several parts, overlap their neighbours or have no geometry. Plots lie side by side,
overlap, extend beyond the site, are unusable or owner-reserved, with every status and condition. Constraints have every kind, are hard or
soft, buffered, expired or overlapping. Coordinates are EPSG:25832 on whole millimetres. A seed gives the same shapes.

Needs python3-gdal and python3-shapely.
"""
import argparse
import math
import pathlib
import random

from osgeo import ogr, osr
from shapely import affinity
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import transform

STATUSES = ["verfügbar"] * 4 + ["bedingt verfügbar"] * 2 + [
    "reserviert", "verkauft", "belegt", "nicht vermarktbar", "unbekannt"]
CONDITIONS = ["R1", "R2-A", "R2-B", "R3", "Sanierung", "2001", "2999"]
KINDS = [
    "Altlast", "Überschwemmungsgebiet", "Naturschutz", "Leitungstrasse", "Achtungsabstand", "Bergbau", "Lärm",
    "Denkmal", "Kampfmittel"]
SEVERITIES = ["hart", "hart", "hart", "schwerwiegend", "gering", "keine"]
COLUMNS, CELL_M = 20, 2400
ORIGIN = (344_000, 5_694_000)


def millimetres(shape):
    return transform(lambda x, y: (round(x, 3), round(y, 3)), shape)


def star(rng, centre, radius):
    """A star-shaped polygon of 6 to 24 vertices around the centre."""
    corners = rng.randint(6, 24)
    turns = [(i + rng.uniform(-0.35, 0.35)) * 2 * math.pi / corners for i in range(corners)]
    return Polygon([
        (centre[0] + r * math.cos(t), centre[1] + r * math.sin(t))
        for t in turns for r in [radius * rng.uniform(0.55, 1.1)]])


def footprint(rng, centre, radius):
    shape = star(rng, centre, radius)
    if rng.random() < 0.25:
        shape = Polygon(shape.exterior, [star(rng, centre, radius * 0.25).exterior])
    if rng.random() < 0.2:
        shape = MultiPolygon([shape, star(rng, (centre[0] + 2.6 * radius, centre[1]), radius * 0.4)])
    return shape


def strips(rng, shape):
    """Plots side by side: the envelope of the shape divided into strips, with or without a road between them."""
    x0, y0, x1, y1 = shape.bounds
    count, gap = rng.randint(2, 6), rng.choice([0, 0, 15])
    width = (x1 - x0) / count
    cut = [box(x0 + i * width, y0 - 5, x0 + (i + 1) * width - gap, y1 + 5) for i in range(count)]
    if rng.random() < 0.5:
        cut = [piece.intersection(shape) for piece in cut]
    angle = rng.choice([0, 0, rng.uniform(0, 180)])
    return [affinity.rotate(piece, angle, origin=shape.centroid) for piece in cut]


def loose(rng, shape, radius):
    """Plots at random: overlapping, extending beyond the site, with holes, or in two parts."""
    x0, y0, x1, y1 = shape.bounds
    for _ in range(rng.randint(1, 5)):
        centre = (rng.uniform(x0, x1), rng.uniform(y0, y1))
        plot = star(rng, centre, radius * rng.uniform(0.1, 0.7))
        if rng.random() < 0.2:
            plot = Polygon(plot.exterior, [star(rng, centre, radius * 0.04).exterior])
        if rng.random() < 0.15:
            plot = MultiPolygon([plot, affinity.translate(plot, 2.5 * radius, 0)])
        yield plot


def constraints(rng, shape, radius):
    x0, y0, x1, y1 = shape.bounds
    for _ in range(rng.randint(0, 4)):
        centre = (rng.uniform(x0, x1), rng.uniform(y0, y1))
        if rng.random() < 0.3:
            strip = box(centre[0] - 2 * radius, centre[1] - 12, centre[0] + 2 * radius, centre[1] + 12)
            yield affinity.rotate(strip, rng.uniform(0, 180))
        elif rng.random() < 0.04:
            yield shape.envelope.buffer(30, join_style=2)
        else:
            yield star(rng, centre, radius * rng.uniform(0.1, 0.9))


def usable(shape):
    """The shape rounded to whole millimetres; None when it is then invalid or empty."""
    shape = millimetres(shape)
    parts = [p for p in getattr(shape, "geoms", [shape]) if p.geom_type == "Polygon" and p.area > 1]
    shape = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    return shape if parts and shape.is_valid else None


def make(count, seed):
    rng = random.Random(seed)
    sites, plots, restrictions = [], [], []
    # A square grid keeps all sites within the UTM zone.
    columns = max(COLUMNS, math.isqrt(count))
    for number in range(count):
        site_id = f"Z{number:04}"
        centre = (ORIGIN[0] + number % columns * CELL_M, ORIGIN[1] + number // columns * CELL_M)
        radius = math.exp(rng.uniform(math.log(40), math.log(650)))
        if number % 17 == 1:
            centre, radius = (centre[0] - CELL_M + 200, centre[1] + 90), 500
        shape = usable(footprint(rng, centre, radius)) if rng.random() > 0.04 else None
        sites.append((shape, [
            site_id, f"Standort Nr. {number}", "ja" if rng.random() < 0.2 else None, *point(rng, shape, centre)]))
        if shape is None or rng.random() < 0.12:
            continue
        areas = strips(rng, shape) if rng.random() < 0.5 else []
        areas += loose(rng, shape, radius) if not areas or rng.random() < 0.4 else []
        for index, area in enumerate(filter(None, map(usable, areas))):
            plots.append((area, [f"{site_id}-{index}", site_id, *selling(rng)]))
        for index, area in enumerate(filter(None, map(usable, constraints(rng, shape, radius)))):
            restrictions.append((area, [
                f"{site_id}-C{index}", rng.choice(KINDS), rng.choice(SEVERITIES),
                rng.choice([None, 0, 0, 5, 25.5]), *validity(rng)]))
    return sites, plots, restrictions


def point(rng, shape, centre):
    """The published point in rounded degrees for a site without an outline."""
    if shape is not None or rng.random() < 0.3:
        return [None, None]
    return [round(51.4 + (centre[1] - 5_694_000) / 111_000, 5), round(6.76 + (centre[0] - 344_000) / 69_000, 5)]


def selling(rng):
    """Status, usable, condition, year and owner of a plot."""
    status = rng.choice(STATUSES)
    waits = status == "bedingt verfügbar" or status == "verfügbar" and rng.random() < 0.2
    return [
        status, rng.choice(["ja"] * 6 + ["nein", None]), rng.choice(CONDITIONS) if waits else None,
        rng.choice([None] * 6 + [2002, 2998]), rng.choice(["nein"] * 6 + ["ja", None])]


def validity(rng):
    return rng.choice([(None, None)] * 5 + [("2001-01-01", None), (None, "2002-12-31"), ("2998-01-01", None)])


def write(path, kind, fields, rows):
    system = osr.SpatialReference()
    system.ImportFromEPSG(25832)
    data = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = data.CreateLayer(path.stem, system, kind, ["ENCODING=UTF-8"])
    for name, code in fields:
        layer.CreateField(ogr.FieldDefn(name, code))
    for shape, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for (name, _), value in zip(fields, values, strict=True):
            if value is not None:
                feature.SetField(name, value)
        if shape is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(shape.wkb))
        layer.CreateFeature(feature)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sites", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    ogr.UseExceptions()
    osr.UseExceptions()
    sites, plots, restrictions = make(arguments.sites, arguments.seed)
    text, number, whole, date = ogr.OFTString, ogr.OFTReal, ogr.OFTInteger, ogr.OFTDate
    folder = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "standorte.shp", ogr.wkbPolygon, [
        ("ST_NR", text), ("NAME", text), ("VOLLVERM", text), ("REP_LAT", number), ("REP_LON", number)], sites)
    write(folder / "teilflaechen.shp", ogr.wkbPolygon, [
        ("TF_NR", text), ("ST_NR", text), ("STATUS", text), ("NUTZBAR", text), ("BEDINGUNG", text),
        ("AB_JAHR", whole), ("BETR_GEB", text)], plots)
    write(folder / "restriktionsflaechen.shp", ogr.wkbPolygon, [
        ("RF_NR", text), ("ART", text), ("SCHWERE", text), ("PUFFER_M", number), ("GUELTIG_AB", date),
        ("GUELTIGBIS", date)], restrictions)
    road_fields = [("VP_NR", text), ("NAME", text), ("ART", text), ("STATUS", text)]
    x, y = ORIGIN
    write(folder / "verkehrsprojekte_linien.shp", ogr.wkbLineString, road_fields, [
        (LineString([(x - 3000, y + 9000), (x + 21_000, y + 9700), (x + 50_000, y + 7000)]),
         ["R1", "Querspange", "Neubau", "in Betrieb"]),
        (LineString([(x + 30_000, y - 4000), (x + 31_300, y + 16_000), (x + 28_000, y + 40_000)]),
         ["R2", "Ortsumgehung", "Ortsumgehung", "im Bau"])])
    write(folder / "verkehrsprojekte_punkte.shp", ogr.wkbPoint, road_fields, [
        (Point(x + 12_000, y + 26_000), ["R3", "Anschluss Nord", "Anschlussstelle", "in Betrieb"])])
    write(folder / "verkehrsabschnitte.shp", ogr.wkbLineString, [
        ("ABS_NR", text), ("VP_NR", text), ("NAME", text), ("STATUS", text)], [
        (LineString([(x + 30_000, y - 4000), (x + 31_300, y + 16_000)]), ["R2-A", "R2", "Süd", "in Betrieb"]),
        (LineString([(x + 31_300, y + 16_000), (x + 28_000, y + 40_000)]), ["R2-B", "R2", "Nord", "in Planung"])])


if __name__ == "__main__":
    main()
