"""Plots, constraints and links that do not fit the inventory."""
from case import Case, Field, error, notice, rows, sites, warning
from formats import shapefile
from places import box, square

SITES = sites(rows(1))


def plots(table, rings, **more):
    fields = [Field(name, "C", 30) for name in ("TF_NR", "ST_NR", "STATUS", "BEDINGUNG")]
    return {**SITES, **sites(table, [shapefile.polygon(ring) for ring in rings], fields, name="teilflaechen", **more)}


def plot(name, row, ring, *findings, **more):
    row = dict(TF_NR="P1", ST_NR="X01", STATUS="verfügbar") | row
    return Case("reference: " + name, plots([row], [ring]), *findings, **{"counts": dict(read=2, added=2), **more})


def sales():
    """Plots that are reserved or sold on land of other reserved or sold plots."""
    def sale(name, statuses, second, *findings, before=None, options=(), **counts):
        table = [dict(TF_NR=f"P{number}", ST_NR="X01", STATUS=status) for number, status in enumerate(statuses, 1)]
        rings = [box(0, 0, 50, 100), second][:len(table)]
        return Case("reference: " + name, plots(table, rings), *findings, before=before, options=options, counts=counts)

    apart, over = box(50, 0, 100, 100), box(40, 0, 90, 100)
    twice = dict(id="P1", value="P2")
    first = sale("one plot sold", ["verkauft"], None, read=2, added=2)
    return [
        sale("plots sold beside each other", ["verkauft", "reserviert"], apart, read=3, added=3),
        sale("overlapping sold plots", ["verkauft", "reserviert"], over, error("land-taken-twice", **twice),
             read=3, added=3),
        sale("overlapping sold plots within the tolerance", ["verkauft", "Option"], box(49.995, 0, 99, 100), read=3, added=3),
        sale("a plot for sale over a sold plot", ["verkauft", "frei"], over, read=3, added=3),
        sale("a plot sold over a previously sold plot", ["verkauft", "verkauft"], over,
             error("land-taken-twice", id="P2", value="P1"), before=first, read=2, added=1, unchanged=1),
        sale("a strip of 2 cm between sold plots", ["verkauft", "reserviert"], box(49.98, 0, 99, 100),
             notice("overlap-sliver", id="P1", value="P2"), read=3, added=3),
        sale("overlapping sold plots, confirmed by their pair", ["verkauft", "reserviert"], over,
             warning("land-taken-twice", **twice), options=["--confirm-overlap", "P2~P1"], read=3, added=3),
        sale("overlapping sold plots, another pair confirmed", ["verkauft", "reserviert"], over,
             error("land-taken-twice", **twice), options=["--confirm-overlap", "P2~P3"], read=3, added=3),
        sale("overlapping sold plots with --confirm-overlap", ["verkauft", "reserviert"], over,
             warning("land-taken-twice", **twice), options=["--dry-run", "--confirm-overlap"], read=3, added=3),
    ]


def constraint(name, *findings, **row):
    row = dict(RF_NR="C1", ART="Altlast", SCHWERE="hart") | row
    fields = [Field(name, "C", 30) for name in row]
    return Case("reference: " + name, sites([row], fields=fields, name="restriktionsflaechen"), *findings,
                counts=dict(read=1, added=1))


def links(*rows):
    fields = [Field("ST_NR", "C", 8), Field("VP_NR", "C", 8), Field("GRUNDLAGE", "C", 16)]
    return {"anbindungen.dbf": shapefile.dbf(fields, [dict(ST_NR=site, VP_NR=road, GRUNDLAGE="dokumentiert")
                                                     for site, road in rows])}


def cases():
    inside = box(10, 10, 60, 60)
    unstated = sites([dict(RF_NR="C1", NAME="a")], fields=[Field("RF_NR"), Field("NAME")], name="restriktionsflaechen")
    return [
        Case("reference: constraints without a severity, with --set", unstated, options=["--set", "severity=hard", "kind=flood"],
             counts=dict(read=1, added=1), stored={"constraints/C1": {"severity": "hard", "kind": "flood"}}),
        Case("reference: --set with an unknown word", unstated, error("field-set-invalid", field="severity", value="sehr"),
             options=["--set", "severity=sehr"], counts={}, says=["hard, severe, minor"]),
        plot("a plot in its site", {}, inside, checked=True),
        plot("a plot beside its site", {}, box(500, 0, 550, 50), warning("outside-site", id="P1", value="X01")),
        plot("a plot half outside its site", {}, box(50, 0, 150, 100), warning("outside-site")),
        plot("a plot outside its site within the tolerance", {}, box(0, 0, 50, 100.2)),
        plot("a plot of an unknown site", dict(ST_NR="X99"), inside, warning("site-unknown", id="P1", value="X99")),
        plot("a plot without a site", dict(ST_NR=None), inside, warning("site-missing", id="P1")),
        plot("a plot that waits for a road", dict(STATUS="bedingt verfügbar", BEDINGUNG="R04-N"), inside),
        plot("a plot that waits for an unknown road", dict(STATUS="bedingt verfügbar", BEDINGUNG="R4-Nord"),
             inside, warning("condition-unknown", id="P1", value="R4-Nord")),
        Case("reference: a plot as a point",
             {**SITES, **sites([dict(TF_NR="P1", ST_NR="X01")], [shapefile.shape(1, square()[0])],
                               [Field("TF_NR", "C", 8), Field("ST_NR", "C", 8)], kind=1, name="teilflaechen")},
             error("geometry-wrong-kind", row=1, id="P1"), counts=dict(read=2, added=1, refused=1)),
        *sales(),
        constraint("a constraint without severity", warning("severity-missing", id="C1"), SCHWERE=None),
        constraint("a constraint with an unknown severity", warning("word-unknown"), warning("severity-missing"),
                   SCHWERE="mittel"),
        constraint("a constraint of an unknown kind", warning("word-unknown"), ART="Drachen"),
        Case("reference: a link to an unknown road", links(("S01", "R99")),
             warning("road-unknown", value="R99"), says=["The link from S01 to R99 refers"],
             counts=dict(read=1, added=1)),
        Case("reference: a link to an unknown site", links(("X99", "R01")),
             warning("site-unknown", value="X99"), counts=dict(read=1, added=1)),
        Case("reference: a link without a road", links(("S01", None)), error("id-missing", row=1),
             counts=dict(read=1, refused=1), says=["VP_NR"]),
    ]
