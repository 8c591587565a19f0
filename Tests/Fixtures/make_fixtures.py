#!/usr/bin/python3
"""Writes the shapefiles of this folder, each with one property of planners' files. Needs the osgeo module.

The outputs are committed; the tests do not run this script. Zips and headers have fixed dates, so that a run changes nothing.
"""

import io
import os
import shutil
import struct
import zipfile

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
HERE = os.path.dirname(os.path.abspath(__file__))
SQUARE = "POLYGON ((371600 5715000,371600 5715100,371700 5715100,371700 5715000,371600 5715000))"
BOW_TIE = "POLYGON ((371600 5715000,371700 5715100,371700 5715000,371600 5715100,371600 5715000))"
HOLED = (
    "MULTIPOLYGON (((0 0,0 90,90 90,90 0,0 0),(30 30,60 30,60 60,30 60,30 30)),"
    "((200 0,200 10,210 10,210 0,200 0)))"
)
STRAY_RING = "POLYGON ((0 0,0 90,90 90,90 0,0 0),(200 0,200 10,200 0))"
# In ESRI's well-known text, without codes. The last one is Cologne's and has no EPSG code.
PRJ = {
    "utm32": 'PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",'
    '6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]',
    "gk2": 'PROJCS["DHDN_3_Degree_Gauss_Zone_2",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",'
    'DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],'
    'PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",6.0],'
    'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
    "koeln": 'PROJCS["WGS_1984_UTM_Zone_32N_Koeln",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",'
    '6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]',
}
TEXT = [("NAME", ogr.OFTString, 20)]


class OldZipInfo(zipfile.ZipInfo):
    """A zip entry with a CP437 name and without the UTF-8 flag, as written by old Windows versions."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("cp437"), 0


def layer(name, rows, fields=TEXT, kind=ogr.wkbPolygon, prj="utm32", encoding="UTF-8", language=None, cpg=None):
    """Writes HERE/name.*. `rows`: (WKT or None, values). Field names must be ASCII; see rename()."""
    path = os.path.join(HERE, name + ".shp")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(path)
    made = source.CreateLayer(os.path.basename(name), None, kind, [f"ENCODING={encoding}", "DBF_DATE_LAST_UPDATE=2026-01-02"])
    for field, field_kind, width, *precision in fields:
        definition = ogr.FieldDefn(field, field_kind)
        definition.SetWidth(width)
        if precision:
            definition.SetPrecision(precision[0])
        made.CreateField(definition)
    for wkt, values in rows:
        feature = ogr.Feature(made.GetLayerDefn())
        if wkt:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        for index, value in enumerate(values):
            if value is not None:
                feature.SetField(index, value)
        made.CreateFeature(feature)
    del made, source
    companion(name, "prj", PRJ[prj] if prj else None)
    companion(name, "cpg", cpg)
    if language is not None:
        patch(name + ".dbf", 29, bytes([language]))


def companion(name, ending, text):
    path = os.path.join(HERE, f"{name}.{ending}")
    if text is not None:
        write(f"{name}.{ending}", text.encode())
    elif os.path.exists(path):
        os.remove(path)


def write(name, data):
    os.makedirs(os.path.dirname(os.path.join(HERE, name)), exist_ok=True)
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(data)


def read(name):
    with open(os.path.join(HERE, name), "rb") as file:
        return file.read()


def patch(name, offset, data):
    old = read(name)
    write(name, old[:offset] + data + old[offset + len(data) :])


def remove(*names):
    for name in names:
        os.remove(os.path.join(HERE, name))


def zipped(name, members, utf8=True):
    """A zip archive of (name, bytes) with fixed dates; without utf8, names are in CP437 as in old Windows versions."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members:
            info = (zipfile.ZipInfo if utf8 else OldZipInfo)(member, (2026, 1, 2, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    write(name, out.getvalue())


def set_of(name, inside, upper=False):
    endings = [e for e in ("shp", "shx", "dbf", "prj", "cpg") if os.path.exists(os.path.join(HERE, f"{name}.{e}"))]
    return [(f"{inside}.{e.upper() if upper else e}", read(f"{name}.{e}")) for e in endings]


def encodings():
    rows = [(SQUARE, ["Süd-Straße Größe"])]
    # As in data of Cologne: a field name with an umlaut, the language byte for Windows, no .cpg.
    layer("encoding/latin1", rows, [("KxRZEL", ogr.OFTString, 20)], encoding="CP1252", language=0x57)
    patch("encoding/latin1.dbf", 33, b"\xfc")
    layer("encoding/cp850", rows, encoding="CP850", language=0x02)
    layer("encoding/utf8_cpg", rows, cpg="UTF-8\r\n", language=0x57)
    layer("encoding/utf8_bare", rows, language=0)
    layer("encoding/latin1_bare", rows, encoding="CP1252", language=0)
    layer("encoding/ansi_cpg", rows, encoding="CP1252", cpg="ANSI 1252", language=0)
    layer("encoding/unknown_cpg", rows, encoding="CP1252", cpg="SYSTEM", language=0x57)
    # The eleventh byte is the first byte of an umlaut, as in text truncated at a byte boundary.
    layer("encoding/cut_utf8", [(SQUARE, ["Größe 123"]), (SQUARE, ["ä"])], [("NAME", ogr.OFTString, 11)], language=0)
    head = read("encoding/cut_utf8.dbf")
    patch("encoding/cut_utf8.dbf", struct.unpack_from("<H", head, 8)[0] + 1 + 10, b"\xc3")


def geometries():
    layer("geometry/no_prj", [(SQUARE, ["a"])], prj=None)
    layer("geometry/null", [(SQUARE, ["a"]), (None, ["b"]), (SQUARE, ["c"])])
    square_z = "POLYGON Z ((0 0 5,0 10 5,10 10 5,10 0 5,0 0 5))"
    layer("geometry/z", [(square_z, ["a"])], kind=ogr.wkbPolygon25D)
    layer("geometry/bow_tie", [(BOW_TIE, ["a"])])
    layer("geometry/holed", [(HOLED, ["a"])])
    layer("geometry/empty_layer", [])
    layer("geometry/stray_ring", [(STRAY_RING, ["a"])])
    layer("geometry/points", [("POINT (7.1483 51.5719)", ["a"])], kind=ogr.wkbPoint)
    layer("geometry/lines", [("LINESTRING (0 0,10 0)", ["a"])], kind=ogr.wkbLineString)
    for name in ("gk2", "koeln"):
        layer(f"crs/{name}", [("POINT (2579653 5715898)", ["a"])], kind=ogr.wkbPoint, prj=name)


def values():
    fields = [("TEXT", ogr.OFTString, 10), ("WHOLE", ogr.OFTInteger, 9), ("LONG", ogr.OFTInteger64, 18),
              ("REAL", ogr.OFTReal, 12, 4), ("DAY", ogr.OFTDate, 8)]
    rows = [("POINT (0 0)", ["abc", 42, 123456789012345678, 12.5, "2024/02/29"]),
            ("POINT (0 0)", [None] * 5), ("POINT (0 0)", ["gone", 7, 7, 7.0, "2024/01/01"]),
            ("POINT (0 0)", ["  ", 0, 0, 0.0, "2024/01/01"])]
    layer("values/values", rows, fields, ogr.wkbPoint)
    head, length, width = (lambda d: (d, *struct.unpack_from("<HH", d, 8)))(read("values/values.dbf"))
    patch("values/values.dbf", length + 2 * width, b"*")  # the third row is deleted
    patch("values/values.dbf", length + 4 * width - 8, b"20230231")  # the fourth has a date that does not exist
    source = read("values/values.dbf")
    write("table/parcels.dbf", source)


def broken():
    rows = [(SQUARE, [f"row {i}"]) for i in range(3)]
    for name in ("no_shx", "no_dbf", "no_shp", "case", "text", "void", "short_shp", "short_dbf", "few_rows",
                 "multipatch", "bad_record"):
        layer(f"broken/{name}/sites", rows)
    remove("broken/no_shx/sites.shx", "broken/no_dbf/sites.dbf", "broken/no_shp/sites.shp")
    os.rename(f"{HERE}/broken/case/sites.dbf", f"{HERE}/broken/case/Sites.dbf")
    write("broken/text/sites.shp", b"id;name;hectares\n" * 20)
    write("broken/void/sites.shp", b"")
    write("broken/short_shp/sites.shp", read("broken/short_shp/sites.shp")[:-20])
    write("broken/short_dbf/sites.dbf", read("broken/short_dbf/sites.dbf")[:-10])
    few = read("broken/few_rows/sites.dbf")
    write("broken/few_rows/sites.dbf", few[:4] + struct.pack("<I", 2) + few[8:])
    patch("broken/multipatch/sites.shp", 32, struct.pack("<i", 31))
    # The second record states a count of two billion points.
    size = struct.unpack_from(">i", read("broken/bad_record/sites.shp"), 104)[0] * 2 + 8
    patch("broken/bad_record/sites.shp", 100 + size + 8 + 4 + 32 + 4, struct.pack("<i", 2_000_000_000))


def zips():
    flat, umlaut = "encoding/utf8_bare", "Gewerbeflächen/Stand März/LOGISTIK"
    junk = [("__MACOSX/._LOGISTIK.shp", b"x"), ("README.md", b"x"), (".DS_Store", b"x")]
    zipped("zip/nested.zip", set_of(flat, umlaut, upper=True) + set_of("table/parcels", "b/parcels") + junk)
    zipped("zip/cp437.zip", set_of(flat, umlaut), utf8=False)
    zipped("zip_broken/incomplete.zip", [m for m in set_of(flat, "a/sites") if not m[0].endswith("x")])
    zipped("zip_broken/empty.zip", [])
    zipped("zip_broken/other.zip", [("README.md", b"no shapefile here")])
    zipped("zip_broken/zip_in_zip.zip", [("inner.zip", read("zip/cp437.zip"))])
    write("zip_broken/text.zip", b"this is text, not a zip")
    whole = read("zip/cp437.zip")
    write("zip_broken/cut.zip", whole[: len(whole) // 2])


def folder():
    for member, data in set_of("geometry/null", "folder/b_sites") + set_of("encoding/latin1", "folder/Z_SITES", True):
        write(member, data)
    write("folder/c_table.dbf", read("table/parcels.dbf"))
    write("folder/a_nested.zip", read("zip/nested.zip"))
    for junk in ("README.md", "b_sites.shp.xml", "b_sites.qpj", "list.csv", "sub/hidden.dbf"):
        write(f"folder/{junk}", b"ignored")


for old in os.listdir(HERE):
    if os.path.isdir(os.path.join(HERE, old)):
        shutil.rmtree(os.path.join(HERE, old))
encodings()
geometries()
values()
broken()
zips()
folder()
