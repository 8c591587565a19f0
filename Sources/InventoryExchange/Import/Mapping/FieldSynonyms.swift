internal import SiteInventory

/// The German and English names of schema fields in planners' files.
///
/// The schema's own names are not listed. When a file has several matching columns, the first name in the list wins.
enum FieldSynonyms {
    /// Returns the names of the column with the feature's identifier.
    static func identifier(of collection: CollectionID) -> [String] {
        let own: [String] =
            switch collection {
            case .sites:
                ["ST_NR", "STANDORT_NR", "STANDORTNR", "SITE_ID", "STANDORT_ID", "SITE_REFERENCE"]
            case .plots: ["TF_NR", "TEILFLAECHE_NR", "PLOT_ID", "FL_NR", "FLAECHENNR"]
            case .constraints: ["RF_NR", "RESTRIKTION_NR", "CONSTRAINT_ID"]
            case .roadProjects: ["VP_NR", "PROJEKT_NR", "ROAD_PROJECT_ID", "PROJECT_ID"]
            case .roadSections: ["ABS_NR", "ABSCHNITT_NR", "SECTION_ID"]
            case .junctions: ["AS_ID", "JUNCTION_ID"] + osmIdentifiers
            case .roadNetwork: ["STR_ID", "ROAD_ID", "EDGE_ID", "LINK_ID"] + osmIdentifiers
            case .accessLinks: []
            case .targets: ["ZW_NR", "ZIELWERT_NR", "TARGET_ID"]
            case .municipalities: ["AGS", "GEMEINDESCHLUESSEL", "GKZ"]
            }
        // Columns that only number the rows are last.
        return own + ["ID", "NR", "OBJID", "GISID", "UUID", "GML_ID"] + osmIdentifiers + ["REFERENCE"]
            + RowNumbers.names
    }

    private static let osmIdentifiers = ["OSM_ID", "OSMID"]

    /// Returns the names of the field's column. The names that exports use come first, so that an exported layer is
    /// read unchanged.
    static func names(of field: String, in collection: CollectionID) -> [String] {
        let own = [ShapefileName.name(of: field, in: collection)].compactMap(\.self) + [field]
        return own + (special[collection]?[field] ?? []) + (common[field] ?? [])
    }

    /// True for confidential attributes: persons and prices. They are exported only on request.
    static func isConfidential(_ name: NameKey) -> Bool {
        confidentialParts.contains { name.text.contains($0) }
    }

    /// Parts of the names of confidential attributes. The list is broad, since names are truncated and compounded in
    /// many ways.
    ///
    /// docs/planners.md lists the parts.
    static let confidentialParts = [
        // German, and the name that exports use for a confidential column whose own name does not fit.
        "eigent", "eigner", "besitz", "inhaber", "kaeuf", "kaufp", "verkaufspr", "erwerb", "preis", "geheim",
        // English.
        "owner", "buyer", "purchas", "landlord", "seller", "vendor", "price",
        // French, Italian, Spanish and Portuguese.
        "propri", "propiet", "acqu", "achet", "comprad", "vendeu", "vendit", "cession", "prix", "prezzo", "precio",
        "preco", "montant",
        // Dutch.
        "eigena", "koper", "koopp", "prijs",
        // Polish.
        "wlasciciel", "właściciel", "nabyw",
    ]

    private static let common: [String: [String]] = [
        "name": ["NAME", "BEZEICHNUNG", "BEZ", "LANGNAME", "TITEL"],
        "source": ["QUELLE", "DATENQUELLE"],
        "survey_date": ["ERHEBUNG", "ERHEBUNGSDATUM", "ERFASST", "STAND_DATUM", "STAND_DAT", "AKT_DATUM"],
        "valid_from": ["GUELTIG_AB"],
        "valid_to": ["GUELTIG_BIS", "GUELTIGBIS"],
        "accuracy_m": ["GENAU_M", "GENAUIGKEIT_M", "LAGEGENAUIGKEIT"],
        "note": ["HINWEIS", "BEMERKUNG", "ANMERKUNG", "REMARK"],
        "agreement_lines": ["ZEILEN"],
        "status_date": ["STATUS_DATUM", "STATUSDATUM", "STATUS_VOM"],
        "status_source": ["STATUS_QUELLE", "STATUSQUELLE"],
        "target_year": ["ZIELJAHR", "FERTIGSTELLUNG"],
        "current_state": ["ZUSTAND", "STATE_NOW"],
        "site_id": ["ST_NR", "STANDORT_NR", "STANDORTNR", "STANDORT_ID", "STANDORT"],
        "road_project_id": ["VP_NR", "PROJEKT_NR"],
    ]

    private static let special: [CollectionID: [String: [String]]] = [
        .sites: [
            // The brownfield registers of England, with SITENAMEADDRESS and similar names.
            "name": ["SITE_NAME_ADDRESS", "SITE_ADDRESS"],
            "note": ["NOTES"],
            "source": ["ORGANISATION_LABEL", "ORGANISATION"],
            "survey_date": ["LAST_UPDATED_DATE"],
            "valid_to": ["END_DATE"],
            "site_kind": ["ART", "EINTRAGSART"],
            "municipality": ["GEMEINDE", "GEMEINDE_NAME", "GEM_NAME", "STADT", "ORT", "KOMMUNE"],
            "municipality_ags": ["AGS", "GEMEINDESCHLUESSEL", "GKZ"],
            "category": ["KATEGORIE", "KAT"],
            "competence_field": ["KOMPFELD", "KOMPETENZFELD", "HANDLUNGSFELD"],
            "land_type": ["LANDTYP", "FLAECHENTYP"],
            "former_use": ["VORNUTZUNG"],
            "priority": ["PRIORITAET"],
            "funding": ["FOERDERUNG"],
            "part_of": ["TEIL_VON"],
            "programme": ["PROGRAMM"],
            "fully_marketed": ["VOLLVERM", "VOLL_VERMARKTET"],
            "declared_gross_ha": [
                "BRUTTO_HA", "BRUTTOFLAECHE_HA", "FLAECHE_HA", "FL_HA", "HEKTAR", "HECTARES", "HA", "GROSS_HA",
            ],
            "declared_net_ha": ["NETTO_HA", "NETTOFLAECHE_HA", "NET_HA"],
            "declared_qualifier": ["BRUTTO_ZUS", "BRUTTO_ZUSATZ"],
            "area_source": ["FL_QUELLE", "FLAECHENQUELLE"],
            "representative_latitude": ["REP_LAT"],
            "representative_longitude": ["REP_LON"],
            "location_confidence": ["VERTRAUEN"],
        ],
        .plots: [
            "status": ["STATUS", "VERFUEGBARKEIT", "VERFUEGB", "VERFUEGBAR", "VERMARKTUNG", "VERMARKT", "BELEGUNG"],
            "usable": ["NUTZBAR"],
            "condition": ["BEDINGUNG"],
            "available_from": ["VERFUEGBAR_AB", "AB_JAHR"],
            "reserved_for_owner": ["BETRIEBSGEBUNDEN", "BETR_GEB"],
            "zoning": ["GEBIETSAUSWEISUNG", "GE_GI", "WIDMUNG"],
            "declared_ha": ["FLAECHE_HA", "FL_HA", "HEKTAR", "HECTARES", "HA"],
            "assumed": ["ANNAHME"],
        ],
        .constraints: [
            "kind": ["ART", "RESTRIKTION", "TYP"],
            "severity": ["SCHWERE", "GRAD"],
            "buffer_m": ["PUFFER_M", "PUFFER"],
        ],
        .roadProjects: [
            "kind": ["ART"],
            "status_2005": ["STATUS2005"],
            "promised_by": ["ZUSAGE", "ZUGESAGT_VON"],
            "financing": ["FINANZIERUNG", "BAULASTTRAEGER"],
        ],
        .junctions: [
            "number": ["AS_NR", "ANSCHLUSSNUMMER", "NUMMER", "REF", "ZNR"],
            "road": ["STRASSE", "AUTOBAHN", "BAB", "STR_NR", "ROAD_REF"],
        ],
        .roadNetwork: [
            "name": ["STR_NAME", "STRASSENNAME", "NAM"],
            "road": ["REF", "STR_NR", "STRASSENNUMMER", "BEZ", "ROAD_REF"],
            "road_class": [
                "FCLASS", "HIGHWAY", "KLASSE", "STR_KLASSE", "STRASSENKLASSE", "WIDMUNG", "WDM", "WIDMUNG_WDM",
            ],
            "direction": [
                "ONEWAY", "EINBAHN", "EINBAHNSTRASSE", "RICHTUNG", "FAHRTRICHTUNG", "FAR", "FTR", "VERKEHRSRICHTUNG",
            ],
            "max_speed_kmh": [
                "MAXSPEED", "VMAX", "V_MAX", "TEMPO", "GESCHWINDIGKEIT", "GESCHW", "KMH", "SPEED", "ZUL_GESCHW",
                "MAXSPEED_FORWARD",
            ],
        ],
        .accessLinks: [
            "basis": ["GRUNDLAGE"]
        ],
        .targets: [
            "quantity": ["GROESSE"],
            "value": ["WERT"],
            "unit": ["EINHEIT"],
            "qualifier": ["ZUSATZ"],
            "year": ["JAHR"],
            "scope": ["BEREICH"],
        ],
        .municipalities: [
            "name": ["GEN", "GEMEINDE", "GEM_NAME"],
            "district": ["KREIS"],
        ],
    ]
}
