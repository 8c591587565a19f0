"""Field names as planners write them."""
from case import SITE, Case, Field, error, notice, rows, sites, warning


def case(name, files, *findings, **more):
    return Case("mapping: " + name, files, *findings, **{"counts": dict(read=1, added=1), **more})


def named(**columns):
    """One site, with text columns by name."""
    fields = [Field(name, "C", 60) for name in columns]
    return sites([columns], fields=fields)


def cases():
    german = named(STANDORTNR="X01", BEZEICHNUN="Süd", GEMEINDE_N="Datteln", KATEGORIE="Industrie", LANDTYP="Brache",
                   VORNUTZUNG="Zeche", BRUTTOFLAE="1,0", ERHEBUNGSD="30.06.2024")
    english = named(SITE_ID="X01", NAME="South", CATEGORY="industry", LAND_TYPE="brownfield", GROSS_HA="1.0",
                    SURVEY_DAT="2024-06-30")
    spelled = {"sites/X01": {"category": "industry", "land_type": "brownfield", "declared_gross_ha": 1.0,
                             "survey_date": "2024-06-30"}}
    return [
        case("German names, truncated to ten characters", german,
             stored={"sites/X01": {**spelled["sites/X01"], "name": "Süd", "municipality": "Datteln",
                                   "former_use": "Zeche"}}),
        case("English names", english, stored=spelled),
        case("punctuation, case and umlauts", named(**{"St-Nr.": "X01", "Name": "a", "Priorität": "hoch",
                                                       "Fläche ha": "1,0"}),
             stored={"sites/X01": {"priority": "hoch", "declared_gross_ha": 1.0}}),
        case("umlauts spelled out", named(ST_NR="X01", PRIORITAET="hoch", FOERDERUNG="Land"),
             stored={"sites/X01": {"priority": "hoch", "funding": "Land"}}),
        case("an unknown field is kept", named(ST_NR="X01", B_PLAN="94j"),
             stored={"sites/X01": {"extra": '{"B_PLAN":"94j"}'}}),
        case("owners and prices are confidential", named(ST_NR="X01", EIGENTUEM="Erna Muster", KAUFPREIS="12"),
             stored={"sites/X01": {"extra": None, "confidential": '{"EIGENTUEM":"Erna Muster","KAUFPREIS":"12"}'}}),
        case("owners in other languages are confidential",
             named(ST_NR="X01", PROPRIO_NOM="Erna", OWNER_NAME="Emma", EIGENAAR="Jan"),
             stored={"sites/X01": {"extra": None,
                                   "confidential": '{"EIGENAAR":"Jan","OWNER_NAME":"Emma","PROPRIO_NOM":"Erna"}'}}),
        case("gml_id is an identifier", named(gml_id="DENW1", NAME="a"), stored={"sites/DENW1": {"name": "a"}}),
        case("no identifier", named(NAME="Süd"), error("field-missing"), counts={}, says=["--map COLUMN=id"]),
        case("no identifier, with --map", named(NAME="Süd", LAGEPUNKT="X01"), options=["--map", "LAGEPUNKT=id"],
             stored={"sites/X01": {"name": "Süd"}}),
        case("--map overrides the field names", named(ST_NR="X01", NAME="alt", NEUNAME="neu"),
             options=["--map", "NEUNAME=name"], stored={"sites/X01": {"name": "neu"}}),
        case("--map to an empty name keeps the field", named(ST_NR="X01", NAME="alt"), options=["--map", "NAME="],
             stored={"sites/X01": {"name": None, "extra": '{"NAME":"alt"}'}}),
        case("--map with an unknown column", named(ST_NR="X01"), error("field-map-unknown", field="NAMME"),
             options=["--map", "NAMME=name"], counts={}),
        case("--map to an unknown field", named(ST_NR="X01", A="a"),
             error("field-map-unknown", field="hektar"), options=["--map", "A=hektar"], counts={}),
        case("two columns for one field", named(ST_NR="X01", NAME="kurz", LANGNAME="lang"),
             stored={"sites/X01": {"name": "kurz", "extra": '{"LANGNAME":"lang"}'}}),
        case("names with the same first ten characters",
             named(ST_NR="X01", VERFUEGBAR="ja", VERFUEGB_1="nein"),
             stored={"sites/X01": {"extra": '{"VERFUEGBAR":"ja","VERFUEGB_1":"nein"}'}}),
        case("an unknown code list value", named(ST_NR="X01", KATEGORIE="Handwerk"),
             warning("word-unknown", row=1, field="KATEGORIE", value="Handwerk"),
             stored={"sites/X01": {"category": None, "extra": '{"KATEGORIE":"Handwerk"}'}}),
        case("an unknown code list value in several rows", sites(rows(3), a=(Field("KATEGORIE", "C", 20), ["Handwerk"] * 3)),
             warning("word-unknown", row=1, occurrences=3), counts=dict(read=3, added=3)),
    ]
