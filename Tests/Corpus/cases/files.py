"""Paths, formats, and files whose content does not match their name."""
from case import Case, Link, Pipe, error, notice, rows, sites, warning, without
from formats import shapefile
from formats.archive import zip_of
from places import square

VRT = b'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>\
</OGRVRTDataSource>'
KML = b'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"/>'
EXCEL = zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def refused(name, files, *findings, **more):
    return Case("file: " + name, files, *findings, **{"counts": {}, **more})


def second():
    return sites([dict(ST_NR="X02", NAME="Feld 2")], [shapefile.polygon(square(1))], name="standorte_neu")


def cases():
    good = sites()
    return [
        refused("a path that does not exist", {}, path="nirgends.shp", exit=66, says=["There is no file or folder at this path"]),
        refused("a network address", {}, path="/vsicurl/http://127.0.0.1:9/a.shp", exit=66,
                says=["network addresses"]),
        refused("a database connection", {}, path="PG:host=127.0.0.1 dbname=gis", exit=66,
                says=["database connections are not read"]),
        refused("a device", {}, path="/dev/null", exit=66, says=["neither a file nor a folder"]),
        refused("a pipe", {"standorte.shp": Pipe()}, path="standorte.shp", exit=66,
                says=["neither a file nor a folder"]),
        refused("a pipe in a folder", {**good, "mehr.csv": Pipe()}, counts=dict(read=2, added=2)),
        refused("an empty folder", {}, error("no-layer-found")),
        refused("a folder with a letter", {"Anschreiben.txt": b"Liebe Kollegen"}, error("no-layer-found")),
        refused("a folder with a spreadsheet", {"Flächen.xlsx": EXCEL}, error("no-layer-found"), says=["Flächen.xlsx"]),
        refused("a spreadsheet beside a layer", {**good, "Flächen.xlsx": EXCEL}, warning("file-ignored", value="xlsx"),
                counts=dict(read=2, added=2)),
        refused("a KML file", {"flächen.kml": KML}, error("format-unknown", value="kml"), path="flächen.kml"),
        refused("a spreadsheet", {"flächen.xlsx": EXCEL}, error("format-unknown", value="xlsx"), path="flächen.xlsx",
                says=["CSV UTF-8"]),
        refused("a file geodatabase", {"daten.gdb/a00000001.gdbtable": b"x"}, error("format-unknown", value="gdb"),
                path="daten.gdb", says=["GeoPackage"]),
        refused("a file geodatabase beside a layer", {**good, "daten.gdb/a00000001.gdbtable": b"x"},
                warning("file-ignored", value="gdb"), counts=dict(read=2, added=2)),
        refused("a .shx without the other files", {"standorte.shx": good["standorte.shx"]}, error("shp-missing")),
        refused("the path of a .shx", good, error("format-unknown", value="shx"), path="standorte.shx",
                says=["Give the .shp"]),
        refused("an empty .shp", {**good, "standorte.shp": b""}, error("file-empty")),
        refused("an empty .dbf", {**good, "standorte.dbf": b""}, error("file-empty")),
        refused("a letter named .shp", {**good, "standorte.shp": b"Liebe Kollegen, anbei."}, error("format-mismatch")),
        refused("a spreadsheet named .dbf", {**good, "standorte.dbf": EXCEL}, error("format-mismatch")),
        refused("a login page named .geojson", {"standorte.geojson": b"<!DOCTYPE html><html><body>Anmeldung"},
                error("format-mismatch"), path="standorte.geojson", says=["perhaps a login page"]),
        refused("a virtual dataset named .shp", {**good, "standorte.shp": VRT}, error("virtual-dataset")),
        refused("a virtual dataset named .geojson", {"standorte.geojson": VRT}, error("virtual-dataset")),
        refused("a virtual dataset", {"standorte.vrt": VRT}, error("format-unknown", value="vrt"), path="standorte.vrt"),
        refused("a CSV file named .shp", {**good, "standorte.shp": b"ST_NR;NAME;WKT\nX01;a;POINT(1 2)\n"},
                error("format-mismatch")),
        refused("a symbolic link to a file outside the folder", {**good, "teilflaechen.shp": Link("/etc/hostname")},
                error("link-outside")),
        refused("a symbolic link within the folder", {**without(good, ".prj"), "lage.txt": good["standorte.prj"],
                                               "standorte.prj": Link("lage.txt")},
                counts=dict(read=2, added=2)),
        refused("an image named .gpkg", {"standorte.gpkg": b"\x89PNG\r\n\x1a\n" + b"x" * 200}, error("format-mismatch"),
                path="standorte.gpkg", says=["by its content a picture"]),
        refused("an unknown layer name", sites(name="Export_final_2"), error("layer-unknown", value="Export_final_2"),
                says=["--layer", "sites, plots"]),
        refused("an unknown layer name with --layer", sites(name="Export_final_2"), options=["--layer", "sites"],
                counts=dict(read=2, added=2)),
        refused("one invalid layer among valid ones", {**good, **without(second(), ".dbf")}, error("dbf-missing"),
                counts=dict(read=2, added=2)),
        refused("one invalid layer with --accept-partial", {**good, **without(second(), ".dbf")}, error("dbf-missing"),
                options=["--accept-partial"], exit=65, counts=dict(read=2, added=2)),
        refused("the same file in two folders", {"a/standorte.shp": good["standorte.shp"], **{
            f"{folder}/{name}": data for folder in "ab" for name, data in good.items()}}, path="a",
                counts=dict(read=2, added=2)),
    ]
