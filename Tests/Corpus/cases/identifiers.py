"""Missing, duplicate and invalid identifiers."""
from case import Case, Field, error, notice, rows, sites, warning
from formats import shapefile
from places import box, square


def case(name, files, *findings, **more):
    return Case("id: " + name, files, *findings, **{"counts": dict(read=2, added=2), **more})


def named(*ids, **more):
    return sites([dict(ST_NR=id, NAME="Feld") for id in ids], **more)


def unnumbered(*rings, names=None):
    table = [dict(NAME=(names or {}).get(place, f"Feld {place + 1}")) for place in range(len(rings))]
    return sites(table, [shapefile.polygon(ring) for ring in rings], [Field("NAME", "C", 40)])


def town(name, place):
    return sites([dict(OBJECTID=1, NAME=name)], [shapefile.polygon(square(place))],
                 [Field("OBJECTID", "N", 10, 0), Field("NAME", "C", 40)])


def cases():
    herne = Case("id: row numbers (before)", town("Herne", 0), notice("id-row-number"), counts=dict(read=1, added=1))
    one = dict(read=2, added=1, refused=1)
    known = Case("id: one site (before)",
                 sites([dict(ST_NR="X01", NAME="Feld 1")]), counts=dict(read=1, added=1))
    return [
        case("duplicate", named("X01", "X01"), error("id-duplicate", row=2, id="X01"), counts=one),
        case("duplicate, with --accept-partial", named("X01", "X01"), error("id-duplicate", row=2),
             options=["--accept-partial"], counts=one),
        case("empty", named("X01", None), error("id-missing", row=2, field="ST_NR"), counts=one),
        case("empty, with --accept-partial", named("X01", None), error("id-missing", row=2),
             options=["--accept-partial"], counts=one),
        case("dots", named("X01", ".."), error("id-invalid", row=2, value=".."), counts=one),
        case("a tilde", named("X01", "S1~R1"), error("id-invalid", row=2), counts=one),
        case("a control character", named("X01", "X\t02"), error("id-invalid", row=2), counts=one),
        case("with leading and trailing spaces", named("X01", " X02 "), stored={"sites/X02": {"name": "Feld"}}),
        case("with an umlaut and a slash", named("Süd/1", "Süd 2"), stored={"sites/Süd/1": {"name": "Feld"}}),
        case("a whole number", sites([dict(NR=1, NAME="a"), dict(NR=2, NAME="b")],
                                     fields=[Field("NR", "N", 9, 0), Field("NAME")]),
             stored={"sites/1": {"name": "a"}}),
        case("a number with decimals", sites([dict(NR=1, NAME="a"), dict(NR=2, NAME="b")],
                                             fields=[Field("NR", "N", 19, 8), Field("NAME")]),
             stored={"sites/1": {"name": "a"}}),
        case("identifiers that differ in case", named("x01", "X01"), stored={"sites/x01": {"name": "Feld"}}),
        case("in two layers", {**named("X01", "X02"), **sites([dict(ST_NR="X01", NAME="Feld 3")],
                                                              [shapefile.polygon(square(4))], name="logistik")},
             error("id-in-two-layers", row=1, id="X01"), counts=dict(read=3, added=2, refused=1)),
        case("none, matched by area", unnumbered(box(0, 0, 100, 99), square(3)),
             warning("id-matched-by-geometry", row=1, id="X01"), warning("id-matched-by-geometry", row=2),
             options=["--match-geometry"], before=known, counts=dict(read=2, added=1, changed=1)),
        case("none, with two rows for the same area", unnumbered(square(0), square(0)),
             warning("id-matched-by-geometry"), error("id-duplicate", row=2), options=["--match-geometry"],
             says=["the same land as a row before it"], counts=one),
        case("none, with an overlap of 50 %", unnumbered(box(50, 0, 150, 100)),
             warning("sites-overlap"), warning("id-matched-by-geometry", row=1), options=["--match-geometry"], before=known, counts=dict(read=1, added=1)),
        case("none", unnumbered(square(0)), error("field-missing"), counts={}),
        case("rounded by a spreadsheet", sites([dict(ST_NR="5,51331E+14"), dict(ST_NR="X02")], fields=[Field("ST_NR")]), error("id-rounded", row=1, field="ST_NR"),
             says=["Excel"], counts=one),
        case("19 and 20 digits", sites([dict(ST_NR=9007199254740993, NAME="a"), dict(ST_NR=18446744073709551617, NAME="b")],
                                       fields=[Field("ST_NR", "N", 20, 0), Field("NAME")]),
             stored={"sites/9007199254740993": {"name": "a"}, "sites/18446744073709551617": {"name": "b"}}),
        case("20 digits in a further attribute",
             sites([dict(ST_NR="X01", FLST=9007199254740993), dict(ST_NR="X02", FLST=18446744073709551617)],
                   fields=[Field("ST_NR"), Field("FLST", "N", 20, 0)]),
             stored={"sites/X01": {"extra": '{"FLST":9007199254740993}'},
                     "sites/X02": {"extra": '{"FLST":"18446744073709551617"}'}}),
        case("neither identifier nor outline, with --match-geometry",
             sites([dict(NAME="a"), dict(NAME="b")], [shapefile.polygon(square(0)), shapefile.shape(0, None)],
                   [Field("NAME", "C", 40)]),
             warning("id-matched-by-geometry", row=1), error("id-missing", row=2), options=["--match-geometry"],
             says=["neither an identifier nor an outline"], counts=one),
        case("an empty column, matched by area", sites([dict(ID=None, NAME="a")], fields=[Field("ID", "N", 9, 0), Field("NAME")]),
             warning("id-matched-by-geometry", row=1, id="X01"), options=["--match-geometry"], before=known,
             counts=dict(read=1, changed=1), stored={"sites/X01": {"name": "a"}}),
        case("row numbers of two towns", town("Marl", 3), error("id-moved", row=1, id="1"), notice("id-row-number"),
             before=herne, says=["--confirm-moved"], counts=dict(read=1, refused=1)),
        case("row numbers of two towns, confirmed", town("Marl", 3), warning("id-moved", row=1, id="1"),
             options=["--confirm-moved"], before=herne, counts=dict(read=1, changed=1)),
        case("row numbers of two towns, each with its source", town("Marl", 3), notice("id-row-number", value="Marl"),
             options=["--source", "Marl"], before=herne, counts=dict(read=1, added=1),
             stored={"sites/1": {"name": "Herne"}, "sites/Marl:1": {"name": "Marl"}}),
    ]
