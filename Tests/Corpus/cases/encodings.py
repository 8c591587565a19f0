"""Text in another encoding than the files say."""
from case import Case, Field, error, notice, rows, sites, warning
from formats import shapefile

TABLE = [dict(ST_NR="X01", NAME="Gewerbepark Süd"), dict(ST_NR="X02", NAME="Große Bärenstraße")]
STORED = {"sites/X01": {"name": "Gewerbepark Süd"}, "sites/X02": {"name": "Große Bärenstraße"}}


def case(name, files, *findings, **more):
    return Case("encoding: " + name, files, *findings, **{"counts": dict(read=2, added=2), "stored": STORED, **more})


def named(first, width=40):
    return [Field("ST_NR", "C", 8), Field("NAME", "C", width)], [dict(ST_NR="X01", NAME=first)]


def narrow():
    """`Gewerbegebiet Süd` in a field that ends within the ü."""
    fields, table = named("Gewerbegebiet Süd", width=16)
    return sites(table, fields=fields)


def cases():
    fields, mojibake = named("GroÃŸe StraÃŸe")
    _, undefined = named(b"Gro\x8de")
    _, zero = named("Große Straße\0 weg")
    return [
        case("a .cpg that says UTF-8 of CP1252", sites(TABLE, encoding="cp1252"), warning("cpg-contradicted"),
             says=["--encoding"]),
        case("a .cpg that says CP1252 of UTF-8", sites(TABLE, cpg="1252"), warning("cpg-contradicted")),
        case("a .cpg that says CP1252 of CP850", sites(TABLE, cpg="ANSI 1252", encoding="cp850"),
             warning("cpg-contradicted")),
        case("a .cpg that says nothing known", sites(TABLE, cpg="deutsch"), notice("cpg-unknown")),
        case("a .cpg of no bytes", sites(TABLE, cpg="")),
        case("a .cpg with a mark and a line's end", sites(TABLE, cpg="\ufeffutf-8\r\n")),
        case("ISO 8859-1 as ESRI writes it", sites(TABLE, cpg="88591", encoding="latin-1")),
        case("a language byte that says Windows of UTF-8",
             sites(TABLE, cpg=None, language=shapefile.LANGUAGE_WINDOWS), warning("language-byte-contradicted")),
        case("a language byte that says DOS of Windows",
             sites(TABLE, cpg=None, encoding="cp1252", language=shapefile.LANGUAGE_DOS),
             warning("language-byte-contradicted")),
        case("CP850 that nothing tells", sites(TABLE, cpg=None, encoding="cp850"), warning("encoding-guessed")),
        case("--encoding goes before all", sites(TABLE, encoding="cp850", language=shapefile.LANGUAGE_WINDOWS),
             options=["--encoding", "CP850"], says=["CP850"]),
        case("--encoding with a name that is none", sites(TABLE), error("encoding-unknown", value="Umlaut"),
             options=["--encoding", "Umlaut"], counts={}, stored={}),
        case("--encoding that is wrong", sites(TABLE, encoding="cp1252"), warning("text-undecodable", field="NAME"),
             options=["--encoding", "UTF-8"], stored={}),
        case("an umlaut cut at the field's end", narrow(), warning("text-cut", row=1, field="NAME"),
             counts=dict(read=1, added=1), stored={"sites/X01": {"name": "Gewerbegebiet S"}}),
        case("text converted twice", sites(mojibake, fields=fields), warning("text-mojibake", row=1, field="NAME"),
             counts=dict(read=1, added=1), stored={"sites/X01": {"name": "GroÃŸe StraÃŸe"}}),
        case("a byte that CP1252 does not have", sites(undefined, fields=fields, cpg="1252"),
             warning("text-undecodable", row=1, field="NAME"), counts=dict(read=1, added=1), stored={}),
        case("a zero, and what a writer's memory held behind it", sites(zero, fields=fields),
             counts=dict(read=1, added=1), stored={"sites/X01": {"name": "Große Straße"}}, checked=True),
        case("an umlaut in a field's name", sites(fields=[Field("ST_NR", "C", 8), Field("FLÄCHE_HA", "N", 10, 2)],
                                                  table=[dict(ST_NR="X01", FLÄCHE_HA=1.0)], encoding="cp1252", cpg=None),
             counts=dict(read=1, added=1), stored={"sites/X01": {"declared_gross_ha": 1.0}}),
    ]
