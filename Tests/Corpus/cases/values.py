"""Values in different notations. Corrections are reported."""
from case import Case, Field, error, info, notice, rows, sites, warning
from formats import shapefile
from places import box, esri, moved, square

GROSS = Field("BRUTTO_HA", "C", 30)
SIDE = 100


def case(name, files, *findings, **more):
    return Case("value: " + name, files, *findings, **{"counts": dict(read=1, added=1), **more})


def one(field, value, hectares=None, **more):
    """One site with a value in a text field, with an outline of `hectares`."""
    side = 100 * (hectares or 1) ** 0.5
    shapes = [shapefile.polygon(box(0, 0, side, side))]
    return sites(rows(1), shapes, a=(Field(field, "C", 40), [value]), **more)


def gross(text, *findings, becomes=None, hectares=None, **more):
    return case(f"„{text}“ hectares", one("BRUTTO_HA", text, hectares or becomes), *findings,
                **{"stored": {"sites/X01": {"declared_gross_ha": becomes}}, **more})


def kept(text):
    return {"extra": f'{{"BRUTTO_HA":"{text}"}}'}


def plots(statuses, **columns):
    """A site of 1 ha with a plot for each status."""
    width = 100 / len(statuses)
    table = [dict(TF_NR=f"P{n}", ST_NR="X01", STATUS=status) for n, status in enumerate(statuses, 1)]
    fields = [Field("TF_NR", "C", 8), Field("ST_NR", "C", 8), Field("STATUS", "C", 40)]
    shapes = [shapefile.polygon(box(n * width, 0, (n + 1) * width, 100)) for n in range(len(statuses))]
    return {**sites(rows(1)), **sites(table, shapes, fields, name="teilflaechen", **columns)}


def status(words, *findings, **stored):
    return Case("value: status " + ", ".join(words), plots(words), *findings,
                counts=dict(read=1 + len(words), added=1 + len(words)),
                stored={f"plots/P{place}": {"status": word} for place, word in enumerate(stored["becomes"], 1)})


def declared(name, hectares, *findings):
    """A site of 4 ha with declared gross hectares."""
    return case("declared " + name, one("BRUTTO_HA", f"{hectares:.4f}", hectares=4), *findings,
                stored={"sites/X01": {"declared_gross_ha": hectares}})


def year(text, *findings, becomes=None):
    files = plots(["verfügbar"], a=(Field("AB_JAHR", "C", 12), [text]))
    refused = sum(finding.json["severity"] == "error" for finding in findings)
    return Case(f"value: available from „{text}“", files, *findings,
                counts=dict(read=2, added=2 - refused, refused=refused),
                stored={"plots/P1": {"available_from": becomes}} if not findings or becomes else {})


def day(text, *findings, becomes=None, **more):
    return case(f"surveyed „{text}“", one("ERHEBUNG", text), *findings,
                **{"stored": {"sites/X01": {"survey_date": becomes}}, **more})


def key(text, *findings, becomes):
    return case(f"municipality key „{text}“", one("AGS", text), *findings,
                stored={"sites/X01": {"municipality_ags": becomes}})


def cases():
    refused = dict(counts=None, stored={})
    with_text = warning("number-with-text", row=1, field="BRUTTO_HA")
    invalid = error("value-invalid", row=1, field="BRUTTO_HA")
    sentinel = warning("sentinel-means-unknown", row=1, field="BRUTTO_HA")
    word = notice("sentinel-means-unknown", row=1, field="BRUTTO_HA")
    becomes_unknown = dict(hectares=1)
    return [
        gross("12,5", becomes=12.5), gross("12.5", becomes=12.5), gross("1.234,5", notice("number-grouped"),
                                                                        becomes=1234.5),
        gross("1,234", warning("number-ambiguous", value="1,234"), becomes=1.234),
        gross("366 (283 outstanding)", with_text, becomes=366.0), gross("ca. 12,5 ha", with_text, becomes=12.5),
        gross("0", notice("zero-means-unknown")), gross("0,00", notice("zero-means-unknown")),
        gross("-9999", sentinel), gross("999", sentinel), gross("-1", sentinel),
        case("a 999 from Cartofriches is kept as text", one("BRUTTO_HA", "999"), sentinel,
             stored={"sites/X01": kept("999")}),
        gross(">1", invalid, **refused), gross("10-12", invalid, **refused), gross("-5", invalid, **refused),
        gross("k. A.", word, **becomes_unknown), gross("n/a", word, **becomes_unknown),
        gross("unbekannt", word, **becomes_unknown), gross("-", word, **becomes_unknown),
        case("an error with --accept-partial", sites(rows(3), a=(GROSS, ["1,0", ">1", "1,0"])),
             error("value-invalid", row=2), options=["--accept-partial"], counts=dict(read=3, added=2, refused=1),
             stored={"sites/X01": {"declared_gross_ha": 1.0}, "sites/X02": None}, checked=True),
        declared("within a thousandth", 4.002), declared("off by half a percent", 4.02, info("area-differs")),
        declared("off by 5 %", 4.2, warning("area-differs", row=1, id="X01")),
        declared("off by half", 2.0, warning("area-differs")),
        declared("in square metres", 40000.0, warning("area-unit-wrong"), ),
        declared("in ares", 400.0, warning("area-unit-wrong")),
        declared("in square kilometres", 0.04, warning("area-unit-wrong")),
        declared("in acres", 9.884, warning("area-unit-wrong")),
        declared("in Web Mercator", 10.38, warning("area-unit-wrong")),
        status(["verfügbar", "VERFUEGBAR", "in Vermarktung"], becomes=["available"] * 3),
        status(["nicht verfügbar", "verfügbar?"], warning("word-unknown", value="verfügbar?"),
               becomes=["not_marketable", None]),
        status(["verkauft", "veräußert", "Option", "nach Erschließung"],
               becomes=["sold", "sold", "reserved", "available_conditional"]),
        status(["teilweise verfügbar"], warning("word-unknown"), becomes=[None]),
        year("2027", becomes=2027), year("0", notice("year-invalid")), year("9999", becomes=9999),
        year("Mitte 2027", error("value-invalid")), year("offen", error("value-invalid")),
        day("30.06.2024", becomes="2024-06-30"), day("2024-06-30", becomes="2024-06-30"),
        day("2024-06-30T12:00:00", becomes="2024-06-30"), day("00.00.0000", notice("date-empty")),
        day("01.01.1900", warning("date-implausible", row=1, field="ERHEBUNG")),
        day("30.12.1899", warning("date-implausible")), day("1900-01-00", warning("date-implausible")),
        day("31.06.2024", error("value-invalid"), **refused), day("06/30/2024", error("value-invalid"), **refused),
        day("Juni 2024", error("value-invalid"), **refused),
        key("05562004", becomes="05562004"), key("5562004", notice("ags-padded"), becomes="05562004"),
        key("055620004004", becomes="05562004"), key("Datteln", warning("ags-invalid"), becomes="Datteln"),
        key("05 5 62 004", becomes="05562004"),
        case("a key that Excel converted to a number", sites(rows(1), a=(Field("AGS", "N", 12, 2), [5562004.0])),
             notice("ags-padded"), stored={"sites/X01": {"municipality_ags": "05562004"}}),
        case("boolean values in different words", sites(rows(4), a=(Field("VOLLVERM", "C", 8), ["ja", "Nein", "x", "wahr"])),
             counts=dict(read=4, added=4), stored={"sites/X01": {"fully_marketed": 1}, "sites/X02": {"fully_marketed": 0}}),
        case("an invalid boolean value", one("VOLLVERM", "teils"), error("value-invalid", field="VOLLVERM", value="teils"),
             **refused),
        case("an unknown boolean value", one("VOLLVERM", "k. A."), notice("sentinel-means-unknown", field="VOLLVERM"),
             stored={"sites/X01": {"fully_marketed": None}}),
        case("a formula", one("HINWEIS", "=cmd|' /C calc'!A0"),
             stored={"sites/X01": {"note": "=cmd|' /C calc'!A0"}}),
    ]
