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


def cases():
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
    ]
