"""Comma-separated values as Excel and others write them."""
from case import Case, error, notice, sites, warning
from formats.archive import zip_of
from formats.library import wkt
from places import EAST, NORTH, UTM32, moved, square

X, Y = f"{EAST:.2f}".replace(".", ","), f"{NORTH:.2f}".replace(".", ",")
TWO = dict(read=2, added=2)


CIRCLE = "CURVEPOLYGON(CIRCULARSTRING(392000 5740000,392100 5740100,392000 5740200,391900 5740100,392000 5740000))"


def case(name, text, *findings, prj=UTM32, **more):
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    files = {"standorte.csv": data}
    if prj:
        files["standorte.prj"] = prj.encode()
    return Case("csv: " + name, files, *findings, path="standorte.csv", **{"counts": TWO, **more})


def surface(polygon):
    return "MULTISURFACE(CURVEPOLYGON" + polygon.removeprefix("POLYGON") + ")"


def compound(polygon):
    return "CURVEPOLYGON(COMPOUNDCURVE(" + polygon.removeprefix("POLYGON(").removesuffix(")") + "))"


def refused(name, text, *findings, **more):
    return case(name, text, *findings, **{"counts": {}, **more})


def cases():
    first, second = wkt(square(0)), wkt(square(1))
    table = f'ST_NR;NAME;BRUTTO_HA;WKT\nX01;Süd;1,0;"{first}"\nX02;"Nord; hinten";1,0;"{second}"\n'
    degrees = wkt(moved(square(0), 4326))
    stored = {"sites/X01": {"name": "Süd", "declared_gross_ha": 1.0}, "sites/X02": {"name": "Nord; hinten"}}
    ids = "ST_NR;NAME\nX01;a\nX02;b\n"
    junctions = f"ID;NAME;Rechtswert;Hochwert\nA1;Nord;{X};{Y}\n"
    one = dict(read=1, added=1)
    points = dict(options=["--layer", "junctions"], counts=one)
    return [
        case("semicolons and decimal commas", table, stored=stored),
        case("as written by Excel", "\ufeff" + table.replace("\n", "\r\n"), stored=stored),
        case("with a sep=; line", "sep=;\r\n" + table, stored=stored),
        case("with an upper-case SEP line in quotation marks", '"SEP=; "\r\n' + table, stored=stored),
        case("blanks and apostrophes between thousands",
             f'ST_NR;NAME;BRUTTO_HA;WKT\nX01;a;1 234,5;"{first}"\nX02;b;1\'234.5;"{second}"\n',
             notice("number-grouped"), warning("area-differs", id="X01"), warning("area-differs", id="X02"),
             stored={"sites/X01": {"declared_gross_ha": 1234.5}, "sites/X02": {"declared_gross_ha": 1234.5}}),
        case("municipality keys as numbers",
             f'ST_NR;AGS;WKT\nX01;5513000.0;"{first}"\nX02;05513000.0;"{second}"\n', notice("ags-padded"),
             stored={"sites/X01": {"municipality_ags": "05513000"}, "sites/X02": {"municipality_ags": "05513000"}}),
        case("curve types without an arc",
             f'ST_NR;WKT\nX01;"{surface(first)}"\nX02;"{compound(second)}"\n', checked=True),
        case("an arc", f'ST_NR;WKT\nX01;"{CIRCLE}"\nX02;"{second}"\n', warning("curves-straightened", row=1)),
        case("an arc of two positions", f'ST_NR;WKT\nX01;"CURVEPOLYGON(CIRCULARSTRING(0 0,1 1))"\nX02;"{second}"\n',
             error("geometry-unreadable", row=1), counts=dict(read=2, added=1, refused=1), says=["three positions"]),
        case("a geometry with nan", f'ST_NR;WKT\nX01;"{first}"\nX02;nan\n', error("geometry-unreadable", row=2),
             counts=dict(read=2, added=1, refused=1)),
        case("a reference system in each row",
             f'ST_NR;WKT\nX01;"SRID=25832;{first}"\nX02;"SRID=4326;{wkt(moved(square(1), 4326))}"\n',
             error("geometry-crs-differs", row=2, value="EPSG:4326"), prj=None,
             counts=dict(read=2, added=1, refused=1), says=["EPSG:25832"]),
        case("in CP1252", table.encode("cp1252"), stored=stored, says=["CP1252"]),
        case("in CP850", table.encode("cp850"), warning("encoding-guessed"), stored=stored),
        case("commas", f'ST_NR,NAME,WKT\nX01,Süd,"{first}"\nX02,"Nord, hinten","{second}"\n',
             stored={"sites/X02": {"name": "Nord, hinten"}}),
        case("tabs", f"ST_NR\tNAME\tWKT\nX01\ta\t{first}\nX02\tb\t{second}\n"),
        case("empty rows", table + ";;;\n\n", notice("csv-rows-empty"), stored=stored),
        case("spreadsheet columns at the end", table.replace("\n", ";;;\n"), stored=stored),
        case("a text with a line break", table.replace("Süd", '"Süd\nam Kanal"'),
             stored={"sites/X01": {"name": "Süd\nam Kanal"}}),
        case("an identifier of 256 characters", ids + "x" * 256 + ";c\n", error("id-invalid", row=3, field="ST_NR"),
             prj=None, counts=dict(read=3, added=2, refused=1)),
        case("a name of 256 characters", ids + "X03;" + "x" * 256 + "\n", error("text-too-long", row=3, field="NAME"),
             prj=None, counts=dict(read=3, added=2, refused=1)),
        case("no geometry at all", ids, prj=None, stored={"sites/X01": {"name": "a"}}),
        case("degrees without .prj", f'ST_NR;WKT\nX01;"{degrees}"\n', warning("crs-guessed", value="EPSG:4326"),
             prj=None, counts=one),
        case("extended well-known text with an EPSG code", f'ST_NR;WKT\nX01;"SRID=25832;{first}"\n', prj=None, counts=one),
        case("a register with longitude and latitude", "ST_NR;NAME;lon;lat;BRUTTO_HA\nA1;Zeche Nord;7,1;51,5;12,5\n",
             warning("crs-guessed", value="EPSG:4326"), notice("geometry-point", row=1, id="A1"), prj=None, counts=one,
             stored={"sites/A1": {"representative_longitude": 7.1, "representative_latitude": 51.5,
                                  "declared_gross_ha": 12.5, "gross_ha": None}}, checked=True),
        case("a register with Rechtswert and Hochwert", f"ST_NR;NAME;Rechtswert;Hochwert\nA1;a;{X};{Y}\n",
             notice("geometry-point"), counts=one, stored={"sites/A1": {"name": "a", "extra": None}}),
        case("a register with mapped ordinates", "ST_NR;lon;lat\nA1;7,1;51,5\n", warning("crs-guessed"), notice("geometry-point"),
             prj=None, counts=one, options=["--map", "lon=representative_longitude", "lat=representative_latitude"],
             stored={"sites/A1": {"representative_longitude": 7.1, "representative_latitude": 51.5}}),
        case("a brownfield register of England",
             "OrganisationLabel,SiteReference,SiteNameAddress,CoordinateReferenceSystem,GeoX,GeoY,Hectares,OwnershipStatus,"
             "Notes,LastUpdatedDate\nLeeds,BF1,Mill Lane,WGS84,-1.54,53.8,0.62,not owned,a,2023-12-31\n",
             warning("geometry-outside-region"), notice("geometry-point"), prj=None, counts=one,
             stored={"sites/BF1": {"name": "Mill Lane", "declared_gross_ha": 0.62, "source": "Leeds",
                                   "survey_date": "2023-12-31", "representative_longitude": -1.54}}),
        case("Rechtswert and Hochwert", junctions, **points),
        case("Rechtswert and Hochwert without .prj", junctions, warning("crs-guessed", value="EPSG:25832"), prj=None,
             **points),
        case("longitude and latitude", "ID;NAME;lon;lat\nA1;Nord;7,43;51,8\n",
             warning("crs-guessed", value="EPSG:4326"), prj=None, **points),
        case("two pairs of coordinates", f"ID;X;Y;Rechtswert;Hochwert\nA1;1;2;{X};{Y}\n",
             warning("csv-coordinates-several"), **points),
        case("both coordinates in one cell", f"ID;X;Y\nA1;{EAST:.0f}, {NORTH:.0f};\nA2;{X};{Y}\n",
             error("coordinate-unreadable", row=1), options=["--layer", "junctions"],
             counts=dict(read=2, added=1, refused=1)),
        case("a coordinate that is not a number", f"ID;X;Y\nA1;unbekannt;{Y}\nA2;{X};{Y}\n",
             error("coordinate-unreadable", row=1), options=["--layer", "junctions"],
             counts=dict(read=2, added=1, refused=1)),
        case("text that is not a geometry", f'ST_NR;WKT\nX01;Kreis um den Bahnhof\nX02;"{second}"\n',
             error("geometry-unreadable", row=1), says=["„KREIS“ ist keine Geometrieart"],
             counts=dict(read=2, added=1, refused=1)),
        # With a zero in the first 4 KiB, the file would not be recognised as text.
        case("a NUL character in a text", f'ST_NR;NAME;HINWEIS;WKT\nX01;;{"x" * 5000};"{first}"\nX02;S\0d;;"{second}"\n',
             warning("text-undecodable", row=2, field="NAME"), stored={"sites/X02": {"name": "S\ufffdd"}}, checked=True),
        case("a truncated geometry", f'ST_NR;WKT\nX01;"{first[:-20]}"\nX02;"{second}"\n',
             error("geometry-unreadable", row=1), counts=dict(read=2, added=1, refused=1)),
        case("a row with one cell more", table.replace("X01;Süd", "X01;Süd;West"), error("csv-row-width-wrong", row=1, value="5"),
             counts=dict(read=2, added=1, refused=1)),
        case("a row with one cell fewer", table.replace("X01;Süd;", "X01;"), error("csv-row-width-wrong", row=1, value="3"),
             counts=dict(read=2, added=1, refused=1)),
        case("a column without a name", table.replace("NAME", ""), warning("csv-column-unnamed")),
        case("duplicate column names", table.replace("BRUTTO_HA", "NAME"), warning("field-name-repeated", field="NAME")),
        refused("a cell that a spreadsheet cut, with its rest in the next row",
                f'ST_NR;NAME;WKT\nX01;{"x" * 32767};\n371000.0 5712000.0,371500.0 5712000.0));;\nX02;Süd;"{second}"\n',
                error("csv-cell-spilled", value="1"), error("text-too-long", row=1), counts=dict(read=1, refused=1)),
        refused("an unclosed quotation mark", table[:-2] + "\n", error("csv-quote-open")),
        refused("an Excel file", zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
                error("csv-is-spreadsheet")),
        refused("an old Excel file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, error("csv-is-spreadsheet")),
        refused("Unicode text", b"\xff\xfe" + table.encode("utf-16-le"), error("csv-is-utf16")),
        refused("one column", "ST_NR\nX01\n", error("csv-not-table")),
        refused("a letter", "Liebe Kollegen\nanbei die Flächen\n", error("csv-not-table")),
        refused("empty file", b"", error("file-empty")),
        refused("only NUL bytes", b"\0" * 400, error("format-mismatch")),
        refused("only a header", "ST_NR;NAME\n", warning("layer-empty"), prj=None),
        Case("csv: a letter beside a layer", {**sites(), "lies_mich.csv": "Liebe Kollegen".encode()},
             warning("file-ignored", value="csv"), says=["This is not a table with a header"], counts=TWO),
    ]
