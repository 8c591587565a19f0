"""Text in another encoding than the files declare."""
from case import Case, Field, error, notice, rows, sites, warning
from formats import shapefile

TABLE = [dict(ST_NR="X01", NAME="Gewerbepark Süd"), dict(ST_NR="X02", NAME="Große Bärenstraße")]
STORED = {"sites/X01": {"name": "Gewerbepark Süd"}, "sites/X02": {"name": "Große Bärenstraße"}}


def case(name, files, *findings, **more):
    return Case("encoding: " + name, files, *findings, **{"counts": dict(read=2, added=2), "stored": STORED, **more})


def named(first, width=40):
    return [Field("ST_NR", "C", 8), Field("NAME", "C", width)], [dict(ST_NR="X01", NAME=first)]


def narrow():
    """`Gewerbegebiet Süd` in a field whose width cuts the bytes of the ü."""
    fields, table = named("Gewerbegebiet Süd", width=16)
    return sites(table, fields=fields)


def cases():
    fields, mojibake = named("GroÃŸe StraÃŸe")
    _, undefined = named(b"Gro\x8de")
    _, zero = named("Große Straße\0 weg")
    return [
        case("a .cpg with UTF-8 for CP1252", sites(TABLE, encoding="cp1252"), warning("cpg-contradicted"),
             says=["--encoding"]),
        case("a .cpg with CP1252 for UTF-8", sites(TABLE, cpg="1252"), warning("cpg-contradicted")),
        case("a .cpg with CP1252 for CP850", sites(TABLE, cpg="ANSI 1252", encoding="cp850"),
             warning("cpg-contradicted")),
        case("a .cpg with an encoding of two bytes a character", sites(TABLE, cpg="UTF-16"),
             warning("cpg-contradicted", value="UTF-16")),
        case("--encoding with two bytes a character", sites(TABLE), error("encoding-unknown", value="UTF-16"),
             options=["--encoding", "UTF-16"], counts={}, stored={}),
        case("a .cpg with an unknown encoding", sites(TABLE, cpg="deutsch"), notice("cpg-unknown")),
        case("an empty .cpg", sites(TABLE, cpg="")),
        case("a .cpg with a byte order mark and a line end", sites(TABLE, cpg="\ufeffutf-8\r\n")),
        case("ISO 8859-1 as ESRI writes it", sites(TABLE, cpg="88591", encoding="latin-1")),
        case("a language byte for Windows with UTF-8",
             sites(TABLE, cpg=None, language=shapefile.LANGUAGE_WINDOWS), warning("language-byte-contradicted")),
        case("a language byte for DOS with CP1252",
             sites(TABLE, cpg=None, encoding="cp1252", language=shapefile.LANGUAGE_DOS),
             warning("language-byte-contradicted")),
        case("undeclared CP850", sites(TABLE, cpg=None, encoding="cp850"), warning("encoding-guessed")),
        case("--encoding overrides the files", sites(TABLE, encoding="cp850", language=shapefile.LANGUAGE_WINDOWS),
             options=["--encoding", "CP850"], says=["CP850"]),
        case("--encoding with an unknown name", sites(TABLE), error("encoding-unknown", value="Umlaut"),
             options=["--encoding", "Umlaut"], counts={}, stored={}),
        case("--encoding with a wrong encoding", sites(TABLE, encoding="cp1252"), warning("text-undecodable", field="NAME"),
             options=["--encoding", "UTF-8"], stored={}),
        case("an umlaut cut at the end of the field", narrow(), warning("text-cut", row=1, field="NAME"),
             counts=dict(read=1, added=1), stored={"sites/X01": {"name": "Gewerbegebiet S"}}),
        case("text encoded twice", sites(mojibake, fields=fields), warning("text-mojibake", row=1, field="NAME"),
             counts=dict(read=1, added=1), stored={"sites/X01": {"name": "GroÃŸe StraÃŸe"}}),
        case("a byte that is undefined in CP1252", sites(undefined, fields=fields, cpg="1252"),
             warning("text-undecodable", row=1, field="NAME"), counts=dict(read=1, added=1), stored={}),
        case("a NUL character with arbitrary bytes after it", sites(zero, fields=fields),
             counts=dict(read=1, added=1), stored={"sites/X01": {"name": "Große Straße"}}, checked=True),
        case("an umlaut in a field name", sites(fields=[Field("ST_NR", "C", 8), Field("FLÄCHE_HA", "N", 10, 2)],
                                                  table=[dict(ST_NR="X01", FLÄCHE_HA=1.0)], encoding="cp1252", cpg=None),
             counts=dict(read=1, added=1), stored={"sites/X01": {"declared_gross_ha": 1.0}}),
    ]
