"""Upsert, append, replace, dry runs and repeated imports."""
from case import Case, Field, error, info, notice, rows, sites, warning
from formats import shapefile
from places import box, square


def first(**more):
    return Case("mode: first import (before)", sites(rows(3)), counts=dict(read=3, added=3), **more)


def case(name, files, *findings, **more):
    return Case("mode: " + name, files, *findings, before=first(), **more)


def cases():
    other = [dict(ST_NR="X01", NAME="Feld 1"), dict(ST_NR="X02", NAME="anders"), dict(ST_NR="X04", NAME="Feld 4")]
    shapes = [shapefile.polygon(square(place)) for place in (0, 1, 3)]
    fewer = sites([dict(ST_NR="X01", NAME="Feld 1"), dict(ST_NR=None, NAME="?")])
    table = shapefile.dbf([Field("ST_NR", "C", 8), Field("NAME")], [dict(ST_NR="X01", NAME="neu")])
    empty = sites(rows(3), [shapefile.polygon(square(0)), shapefile.shape(0, None), shapefile.polygon(square(2))])
    return [
        case("upsert", sites(other, shapes), counts=dict(read=3, added=1, changed=1, unchanged=1),
             stored={"sites/X03": {"name": "Feld 3"}, "sites/X02": {"name": "anders"}}, checked=True),
        case("append existing features", sites(other, shapes), error("id-exists", row=1, id="X01"),
             error("id-exists", row=2, id="X02"), options=["--mode", "append"],
             counts=dict(read=3, added=1, refused=2)),
        case("append new features", sites([other[2]], [shapes[2]]), options=["--mode", "append"],
             counts=dict(read=1, added=1)),
        case("append, with --accept-partial", sites(other, shapes), error("id-exists"),
             options=["--mode", "append", "--accept-partial"], counts=dict(read=3, added=1, refused=2)),
        case("replace", sites(other, shapes), options=["--mode", "replace"],
             counts=dict(read=3, added=1, changed=1, unchanged=1, ended=26), stored={"sites/X03": None, "sites/S01": None},
             checked=True),
        case("replace with a row without an identifier", fewer, error("id-missing", row=2), warning("nothing-ended"),
             options=["--mode", "replace", "--accept-partial"], counts=dict(read=2, unchanged=1, refused=1),
             stored={"sites/X03": {"name": "Feld 3"}}),
        case("replace with a layer without rows", sites([]), warning("layer-empty"), options=["--mode", "replace"],
             counts=dict(ended=28), says=["revert the import"], checked=True),
        case("upsert with a layer without rows", sites([]), warning("layer-empty"), counts={}),
        case("the same files again", sites(rows(3)), says=["already_imported"], counts={}),
        case("a table without geometries", {"standorte.dbf": table, "standorte.cpg": b"UTF-8"},
             counts=dict(read=1, changed=1), stored={"sites/X01": {"name": "neu"}}, says=['"name"']),
        case("a removed outline", empty, warning("geometry-removed", row=2, id="X02"),
             notice("geometry-missing"), counts=dict(read=3, unchanged=2, changed=1)),
        case("a moved outline", sites(rows(3), [shapefile.polygon(square(place)) for place in (5, 1, 2)]),
             counts=dict(read=3, changed=1, unchanged=2), checked=True),
        case("a dry run", sites(other, shapes), options=["--dry-run"], says=['"token" : "v'],
             counts=dict(read=3, added=1, changed=1, unchanged=1), stored={"sites/X04": None}),
        case("a dry run with errors", sites([dict(ST_NR=None, NAME="?")]), error("id-missing"), options=["--dry-run"],
             counts=dict(read=1, refused=1)),
        case("a dry run that skips an invalid row", sites([*rows(1), dict(ST_NR=None, NAME="?")]), error("id-missing", row=2),
             options=["--dry-run", "--accept-partial"], says=['"token" : "v'],
             counts=dict(read=2, unchanged=1, refused=1)),
        case("a token of another inventory", sites(other, shapes), options=["--token", "v1-00112233445566778899"],
             exit=65, says=["dry run again"]),
        case("an invalid token", sites(other, shapes), options=["--token", "geheim"], exit=65,
             says=["no dry run"]),
    ]
