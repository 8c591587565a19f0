#!/usr/bin/python3
"""Writes the shapefiles of this folder from the tables in facts/. The output is reproducible.

    generate.py                   write the files beside this script
    generate.py --check           write them to a temporary folder and compare; exit 1 if a file differs
    generate.py --utm-twin FILE   write the sites of logistik.zip to FILE (.shp) in EPSG:25832 instead
"""
import argparse
import csv
import filecmp
import json
import pathlib
import random
import struct
import sys
import tempfile
import zipfile

from osgeo import ogr, osr
from pyproj.transformer import TransformerGroup
from shapely.geometry import LineString, Point
from shapely.ops import transform

import sketches

HERE = pathlib.Path(__file__).resolve().parent
OLD_DELIVERY = ["S10", "S09", "S11"]
AGREEMENT = "Zielvereinbarung 2005"
SKETCH, POINT_ONLY, NO_PLACE = "Skizze, keine Vermessung", "nur Punkt, keine Vermessung", "ohne Lage"
WRITTEN_ON = "2026-01-01"
"""The date in each DBF header. It is fixed, so that the output is reproducible."""

SIDE_BY_SIDE = {"S09": (1.75, 78), "S10": (1.75, 78)}
"""Elongation and axis of two sites 380 m apart. Their long sides face each other, so that they don't overlap."""

LAND_TYPES = {
    "Brachfläche": ["colliery", "colliery Wulfen", "colliery Ewald 1/2/7", "colliery Ewald", "colliery Erin",
                    "colliery fringe", "colliery Emscher-Lippe 3/4", "mine railways", "asbestos-cement works",
                    "chemical works", "sewage works"],
    "Freifläche": ["farmland", "Rieselfelder (sewage farm), agriculture"],
    "gemischt": ["housing estate (Schlenke), reserve land", "airfield fringe, gravel pit"],
}

SITE_FIELDS = """ST_NR C8, NAME C80, ART C10, GEMEINDE C40, AGS C8, KATEGORIE C12, KOMPFELD C40, ZEILEN C20,
    PRIORITAET C40, FOERDERUNG C80, VORNUTZUNG C60, ZUSTAND C80, LANDTYP C12, BRUTTO_HA N10.3, NETTO_HA N10.3,
    BRUTTO_ZUS C24, FL_QUELLE C120, TEIL_VON C8, PROGRAMM C8, VOLLVERM C4, REP_LAT N11.6, REP_LON N11.6, GENAU_M N6,
    VERTRAUEN C24, QUELLE C120, ERHEBUNG D, HINWEIS C80"""
PLOT_FIELDS = """TF_NR C8, ST_NR C8, STATUS C20, NUTZBAR C4, BEDINGUNG C20, FLAECHE_HA N10.3, ANNAHME C60, QUELLE C120,
    ERHEBUNG D, GENAU_M N6, HINWEIS C80"""
CONSTRAINT_FIELDS = """RF_NR C8, ART C24, SCHWERE C16, PUFFER_M N8.1, NAME C60, GUELTIG_AB D, GUELTIGBIS D, QUELLE C60,
    ERHEBUNG D, GENAU_M N6, HINWEIS C80"""
ROAD_FIELDS = """VP_NR C8, NAME C80, ART C20, STATUS C20, STATUS2005 C20, ZIELJAHR N4, ZEILEN C20, ZUSTAND C80,
    QUELLE C80, ERHEBUNG D, GENAU_M N6, HINWEIS C80"""
SECTION_FIELDS = "ABS_NR C8, VP_NR C8, NAME C60, STATUS C20, ZIELJAHR N4, QUELLE C80, GENAU_M N6, HINWEIS C80"
LINK_FIELDS = "ST_NR C8, VP_NR C8, GRUNDLAGE C16, ZEILEN C20, QUELLE C60, HINWEIS C120"
TARGET_FIELDS = """ZW_NR C8, GROESSE C80, WERT N14.3, EINHEIT C24, ZUSATZ C32, JAHR N4, BEREICH C60, ZEILEN C20,
    HINWEIS C120"""


# Facts

def table(name):
    """The rows of a table in facts/. Empty cells are None."""
    with open(HERE / "facts" / f"{name}.csv", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return [dict(zip(header, (cell or None for cell in row), strict=True)) for row in rows]


GERMAN = {row["english"]: row["german"] for row in table("german")}
SOURCES = {row["id"]: row for row in table("sources")}
SITES = {row["id"]: row for row in table("sites")}


def german(text):
    """The German translation of a fact. Texts that are not in facts/german.csv are German or names."""
    return GERMAN.get(text, text)


def number(text):
    return None if text is None else float(text)


def source(identifier):
    """The agreement, followed by later sources."""
    later = SOURCES[identifier]["source"]
    return f"{AGREEMENT}; {later}" if later else AGREEMENT


# Geometry

def shape_of(site):
    """Elongation and axis (degrees) of a site's sketch."""
    rng = random.Random(f"{site['id']} axis")
    return SIDE_BY_SIDE.get(site["id"], (rng.uniform(1.2, 1.7), rng.uniform(0, 180)))


def footprints():
    """The outline of each site that has one, by id."""
    return {
        site["id"]: sketches.footprint(site["id"], sketches.utm(float(site["lon"]), float(site["lat"])),
                                       float(site["gross_ha"]), *shape_of(site))
        for site in SITES.values() if site["footprint"] == "sketch"
    }


def plot_outlines(outlines):
    """The outline of each plot, by id."""
    rows, found = table("plots"), {}
    for identifier in sorted({row["site_id"] for row in rows}):
        own = [row for row in rows if row["site_id"] == identifier]
        site = SITES[identifier]
        cut = sketches.plots(outlines[identifier], float(site["gross_ha"]), [float(row["ha"]) for row in own],
                             shape_of(site)[1])
        found.update({row["id"]: polygon for row, polygon in zip(own, cut)})
    return found


def constraint_outline(row, outlines):
    """A strip or a sketch, placed in metres along and across its site's axis."""
    site, axis = outlines[row["site_id"]], shape_of(SITES[row["site_id"]])[1]
    centre = sketches.placed(site, axis, float(row["along_m"]), float(row["across_m"]))
    size = float(row["length_m"]), float(row["width_m"]), axis + float(row["turn_deg"])
    if row["kind"] == "Leitungstrasse":
        return sketches.millimetres(sketches.short_edged(sketches.corridor(centre, *size)))
    return sketches.millimetres(sketches.short_edged(sketches.outline(row["id"], centre, *size)))


def road_geometry(geometry):
    """A road project's GeoJSON point or line on the UTM grid."""
    if geometry["type"] == "Point":
        return Point(sketches.utm(*geometry["coordinates"]))
    return LineString([sketches.utm(*position) for position in geometry["coordinates"]])


# Rows: (geometry or None, values in the order of the fields)

def site_rows(outlines, wanted):
    for identifier in wanted:
        site = SITES[identifier]
        geometry, located = outlines.get(identifier), site["lat"] is not None
        kind = "Programm" if identifier == "S13" else "Teil" if site["part_of"] else "Standort"
        land = next((name for name, uses in LAND_TYPES.items() if site["former_use"] in uses), None)
        note = SKETCH if geometry else POINT_ONLY if located else NO_PLACE
        yield geometry, (
            identifier, site["name_2005"], kind, german(site["municipality"]), site["ags"], german(site["category"]),
            site["competence_field"], site["agreement_lines"], site["priority_2005"], german(site["funding_2005"]),
            german(site["former_use"]), german(site["state_now"]), land, number(site["gross_ha"]),
            number(site["net_ha"]), site["gross_qualifier"], german(site["area_source"]), site["part_of"],
            site["programme"], german(site["fully_marketed"]), number(site["lat"]), number(site["lon"]),
            number(site["uncertainty_m"]) if located else None, german(site["confidence"]), source(identifier),
            SOURCES[identifier]["date"], note)


def plot_rows(outlines):
    for row in table("plots"):
        yield outlines[row["id"]], (
            row["id"], row["site_id"], german(row["status"]), german(row["usable"]), row["condition"],
            number(row["ha"]), german(row["assumed"]), german(row["source"]), None,
            number(SITES[row["site_id"]]["uncertainty_m"]), SKETCH)


def constraint_rows(outlines):
    for row in table("constraints"):
        yield constraint_outline(row, outlines), (
            row["id"], row["kind"], row["severity"], number(row["buffer_m"]), row["name"], row["valid_from"],
            row["valid_to"], "Skizze, angenommen", None, number(SITES[row["site_id"]]["uncertainty_m"]), SKETCH)


def road_projects():
    return json.loads((HERE / "facts" / "road-projects.geojson").read_text(encoding="utf-8"))["features"]


def road_rows(geometry_type):
    for feature in road_projects():
        road = feature["properties"]
        if feature["geometry"]["type"] == geometry_type:
            yield road_geometry(feature["geometry"]), (
                road["id"], road["name_2005"], german(road["kind"]), german(road["status_now"]),
                german(road["status_word_2005"]), road["year"], road["agreement_lines"], german(road["state_now"]),
                source(road["id"]), SOURCES[road["id"]]["date"], road["uncertainty_m"], SKETCH)


def section_rows():
    for feature in road_projects():
        road, line = feature["properties"], feature["geometry"]
        for section in road.get("sections", []):
            first, last = section["vertices"]
            part = {"type": "LineString", "coordinates": line["coordinates"][first:last + 1]}
            yield road_geometry(part), (
                section["id"], road["id"], german(section["name"]), german(section["status"]),
                section["target_year"], SOURCES[road["id"]]["source"], road["uncertainty_m"], SKETCH)


def link_rows():
    for row in table("access-links"):
        lines = row["agreement_lines"]
        yield None, (row["site_id"], row["road_id"], "dokumentiert", lines, f"{AGREEMENT}, Z. {lines}",
                     row["statement"])


def target_rows():
    for row in table("targets"):
        yield None, (row["id"], row["quantity"], number(row["value"]), row["unit"], row["qualifier"],
                     number(row["year"]), row["scope"], row["agreement_lines"], row["note"])


# Files

def schema(text):
    """`NAME C20, HA N10.3, TAG D` as DBF field definitions."""
    for name, code in (item.split() for item in text.split(",")):
        width, _, decimals = code[1:].partition(".")
        kind = {"C": ogr.OFTString, "D": ogr.OFTDate, "N": ogr.OFTReal if decimals else ogr.OFTInteger}[code[0]]
        field = ogr.FieldDefn(name, kind)
        field.SetWidth(int(width or 0))
        field.SetPrecision(int(decimals or 0))
        yield field


def write(path, fields, rows, geometry_type=ogr.wkbNone, epsg=25832, encoding="UTF-8"):
    """Writes a shapefile or a DBF table. Fails when a text exceeds the width of its field."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    data = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = data.CreateLayer(path.stem, None if geometry_type == ogr.wkbNone else system, geometry_type,
                             [f"ENCODING={encoding}", f"DBF_DATE_LAST_UPDATE={WRITTEN_ON}"])
    definitions = list(schema(fields))
    for definition in definitions:
        layer.CreateField(definition)
    for geometry, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for definition, value in zip(definitions, values, strict=True):
            if value is not None:
                if definition.GetType() == ogr.OFTString:
                    assert len(value.encode()) <= definition.GetWidth(), (definition.GetName(), value)
                integral = definition.GetType() == ogr.OFTInteger
                feature.SetField(definition.GetName(), int(value) if integral else value)
        if geometry is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(geometry.wkb))
        layer.CreateFeature(feature)
    del layer, data
    blank_nulls(path.with_suffix(".dbf"))


def blank_nulls(path):
    """Replaces the asterisks that GDAL writes for a missing number by blanks, as dBASE and ArcGIS write it."""
    content = bytearray(path.read_bytes())
    rows, start, width = struct.unpack("<IHH", content[4:12])
    offset, numbers = 1, []
    for at in range(32, start - 1, 32):
        if content[at + 11:at + 12] == b"N":
            numbers.append((offset, content[at + 16]))
        offset += content[at + 16]
    for row in range(rows):
        for offset, length in numbers:
            field = slice(start + row * width + offset, start + row * width + offset + length)
            if content[field] == b"*" * length:
                content[field] = b" " * length
    path.write_bytes(content)


def to_gauss_krueger(polygon):
    """The polygon in EPSG:31466, transformed with the BeTA2007 grid, on whole micrometres."""
    best = TransformerGroup(25832, 31466, always_xy=True).transformers[0]
    assert "BETA2007" in best.definition, "the BeTA2007 grid is missing; install proj-data"
    return transform(lambda x, y: tuple(round(value, 6) for value in best.transform(x, y)), polygon)


def write_old_delivery(path, outlines):
    """The logistics sites as exported by an old GIS: GK2, CP1252 without .cpg, upper-case names, in a folder."""
    moved = {identifier: to_gauss_krueger(outlines[identifier]) for identifier in OLD_DELIVERY}
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        layer = pathlib.Path(folder) / "Altstandorte_Logistik.shp"
        write(layer, SITE_FIELDS, site_rows(moved, OLD_DELIVERY), ogr.wkbPolygon, 31466, "LDID/87")
        for suffix in (".shp", ".shx", ".dbf", ".prj"):
            entry = zipfile.ZipInfo(f"Logistik/{layer.stem}{suffix.upper()}")
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, layer.with_suffix(suffix).read_bytes())


def write_all(folder):
    outlines = footprints()
    others = [identifier for identifier in SITES if identifier not in OLD_DELIVERY]
    for name, fields, rows, geometry_type in [
        ("standorte.shp", SITE_FIELDS, site_rows(outlines, others), ogr.wkbPolygon),
        ("teilflaechen.shp", PLOT_FIELDS, plot_rows(plot_outlines(outlines)), ogr.wkbPolygon),
        ("restriktionsflaechen.shp", CONSTRAINT_FIELDS, constraint_rows(outlines), ogr.wkbPolygon),
        ("verkehrsprojekte_punkte.shp", ROAD_FIELDS, road_rows("Point"), ogr.wkbPoint),
        ("verkehrsprojekte_linien.shp", ROAD_FIELDS, road_rows("LineString"), ogr.wkbLineString),
        ("verkehrsabschnitte.shp", SECTION_FIELDS, section_rows(), ogr.wkbLineString),
        ("anbindungen.dbf", LINK_FIELDS, link_rows(), ogr.wkbNone),
        ("zielwerte.dbf", TARGET_FIELDS, target_rows(), ogr.wkbNone),
    ]:
        write(folder / name, fields, rows, geometry_type)
    write_old_delivery(folder / "logistik.zip", outlines)


def check():
    """The names of files in this folder that differ or are missing."""
    with tempfile.TemporaryDirectory() as folder:
        write_all(pathlib.Path(folder))
        names = sorted(path.name for path in pathlib.Path(folder).iterdir())
        _, different, missing = filecmp.cmpfiles(folder, HERE, names, shallow=False)
        return different + missing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true")
    choice.add_argument("--utm-twin", type=pathlib.Path, metavar="FILE")
    arguments = parser.parse_args()
    ogr.UseExceptions()
    osr.UseExceptions()
    if arguments.utm_twin:
        write(arguments.utm_twin, SITE_FIELDS, site_rows(footprints(), OLD_DELIVERY), ogr.wkbPolygon)
    elif arguments.check:
        sys.exit(f"differs: {', '.join(names)}" if (names := check()) else 0)
    else:
        write_all(HERE)


if __name__ == "__main__":
    main()
