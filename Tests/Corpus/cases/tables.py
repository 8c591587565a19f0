"""DBF tables with wrong headers and unreadable values."""
from case import Case, Field, changed, error, notice, rows, sites, warning
from formats import shapefile
from formats.shapefile import patched, short

HEAD, ROW = 32 + 2 * 32 + 1, 1 + 8 + 40


def case(name, files, *findings, added=2, **more):
    counts = more.pop("counts", dict(read=added, added=added))
    return Case("table: " + name, files, *findings, counts=counts, **more)


def with_dbf(change):
    return changed(sites(), "standorte.dbf", change)


def cases():
    two = {"sites/X01": {"name": "Feld 1"}, "sites/X02": {"name": "Feld 2"}}
    return [
        case("truncated", with_dbf(lambda dbf: dbf[:-30]), error("dbf-truncated"), counts={}),
        case("a header with a wrong header length", with_dbf(lambda dbf: patched(dbf, 8, short(HEAD + 32))),
             warning("dbf-header-length-wrong"), stored=two),
        case("a header with a wrong row length", with_dbf(lambda dbf: patched(dbf, 10, short(ROW - 9))),
             warning("dbf-row-length-wrong"), stored=two),
        case("a header with too few rows", with_dbf(lambda dbf: patched(dbf, 4, b"\1\0\0\0")),
             warning("dbf-row-count-wrong", value="1"), stored=two),
        case("a header with too many rows", with_dbf(lambda dbf: patched(dbf, 4, b"\x63\0\0\0")),
             warning("dbf-row-count-wrong", value="99"), stored=two),
        case("a header with wrong header and row lengths", with_dbf(lambda dbf: patched(dbf, 8, short(500) + short(77))),
             warning("dbf-header-length-wrong", value="500"), warning("dbf-row-length-wrong", value="77"), stored=two),
        case("a row with an invalid deletion flag", with_dbf(lambda dbf: patched(dbf, HEAD + ROW, b"Q")),
             error("dbf-layout-unclear"), counts={}),
        case("a header with a nonsense date of the last change", with_dbf(lambda dbf: patched(dbf, 1, b"\xff\x0d\x28")),
             stored=two),
        case("NaN in a number", sites(a=(Field("BRUTTO_HA", "N", 10, 3), [b"NaN", b"1.0"])),
             warning("table-value-unreadable", row=1, field="BRUTTO_HA", value="NaN"),
             stored={"sites/X01": {"declared_gross_ha": None}}),
        case("no end mark", with_dbf(lambda dbf: dbf[:-1]), stored=two),
        case("a row marked as deleted", sites(rows(3), deleted=[1]), notice("rows-deleted", value="1"),
             counts=dict(read=2, added=2), stored={"sites/X03": {"name": "Feld 3"}, "sites/X02": None}, checked=True),
        case("a memo", sites(a=(Field("BERICHT", "M", 10), ["1", "2"])), warning("field-not-read", field="BERICHT")),
        case("duplicate field names", sites(a=(Field("VERFUEGBAR", "C", 10), ["a", "b"]),
                                         b=(Field("VERFUEGBAR", "C", 10), ["a", "b"])),
             warning("field-name-repeated", field="VERFUEGBAR")),
        case("a number with a comma", sites(a=(Field("BRUTTO_HA", "N", 10, 3), [b"1,0", b"1.0"])),
             notice("decimal-comma", field="BRUTTO_HA", value="1,0"),
             stored={"sites/X01": {"declared_gross_ha": 1.0}}),
        case("a value that is not a number", sites(a=(Field("BRUTTO_HA", "N", 10, 3), [b"ca. 1", b"1.0"])),
             warning("table-value-unreadable", row=1, field="BRUTTO_HA", value="ca. 1"),
             stored={"sites/X01": {"declared_gross_ha": None}}),
        case("a date that does not exist", sites(a=(Field("ERHEBUNG", "D", 8), ["20230229", "20240229"])),
             warning("table-value-unreadable", row=1, field="ERHEBUNG", value="20230229"),
             stored={"sites/X02": {"survey_date": "2024-02-29"}}),
        case("an infinite number", sites(a=(Field("BRUTTO_HA", "N", 10, 3), [b"inf", b"1e999"])),
             warning("table-value-unreadable", field="BRUTTO_HA"), stored={"sites/X02": {"declared_gross_ha": None}}),
        case("a field without a name", sites(a=(Field("", "C", 4), ["a", "b"]))),
        case("a number with forty digits", sites(a=(Field("BRUTTO_HA", "N", 40, 10), [b"1.0000000000", b"1.0"])),
             stored={"sites/X01": {"declared_gross_ha": 1.0}}),
        case("only the identifier", sites(fields=[Field("ST_NR", "C", 8)])),
        case("NUL characters after text", sites([dict(ST_NR=b"X01\0junk", NAME=b"Feld 1\0rest"), dict(ST_NR="X02", NAME="b")]),
             stored={"sites/X01": {"name": "Feld 1"}}),
    ]
