"""GeoPackages and FlatGeobufs, written by GDAL with a fixed date, so that the output is reproducible."""
import pathlib
import sqlite3
import struct
import tempfile

from osgeo import gdal, ogr, osr

ogr.UseExceptions()
gdal.SetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00Z")


def wkt(ring):
    return "POLYGON((" + ",".join(f"{x} {y}" for x, y in ring) + "))"


def written(driver, ending, layers, code=25832, options=()):
    """The bytes of a file. `layers`: by name, lists of (attributes, well-known text or None).

    All rows of a layer need the same attributes. The values of the first row determine the field types.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"a.{ending}"
        dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
        system = osr.SpatialReference()
        if code:
            system.ImportFromEPSG(code)
        for name, rows in layers.items():
            layer = dataset.CreateLayer(name, system if code else None, ogr.wkbUnknown, list(options))
            for field, value in rows[0][0].items():
                kind = {int: ogr.OFTInteger64, float: ogr.OFTReal}.get(type(value), ogr.OFTString)
                layer.CreateField(ogr.FieldDefn(field, kind))
            for attributes, text in rows:
                feature = ogr.Feature(layer.GetLayerDefn())
                for field, value in attributes.items():
                    feature.SetField(field, value)
                if text:
                    feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
                layer.CreateFeature(feature)
        dataset = None
        return path.read_bytes()


def geopackage(layers, **more):
    return written("GPKG", "gpkg", layers, **more)


def flatgeobuf(rows, **more):
    return written("FlatGeobuf", "fgb", {"standorte": rows}, **more)


def altered(data, *statements):
    """A GeoPackage after SQL statements, without the triggers of its spatial index."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "a.gpkg"
        path.write_bytes(data)
        database = sqlite3.connect(path)
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        for statement, *values in statements:
            database.execute(statement, values)
        database.commit()
        database.close()
        return path.read_bytes()


def blob(body, code=25832):
    """A GeoPackage geometry blob: header without an envelope, and well-known binary."""
    return b"GP\0\1" + struct.pack("<i", code) + body
