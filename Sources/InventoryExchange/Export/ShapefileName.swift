public import SiteInventory

/// The fixed names of our fields in shapefiles: at most ten characters, the same in every export.
///
/// Shapefiles cut names after ten bytes, and programs that cut by themselves make another name of the same field each
/// time. These are documented in docs/shapefile-names.md, and the import knows every one of them. What begins with
/// `B_` (berechnet) is computed by the inventory, and an import does not read it.
public enum ShapefileName {
    /// The longest name that a DBF takes, in bytes.
    public static let mostBytes = 10

    /// The name of the field; `nil` for what is written as columns of its own (`extra`, `confidential`).
    public static func name(of field: String, in collection: CollectionID) -> String? {
        own[collection]?[field] ?? common[field]
    }

    /// The name of the column with the feature's identifier.
    public static func identifier(of collection: CollectionID) -> String {
        switch collection {
        case .sites: "ST_NR"
        case .plots: "TF_NR"
        case .constraints: "RF_NR"
        case .roadProjects: "VP_NR"
        case .roadSections: "ABS_NR"
        case .junctions: "AS_ID"
        case .roadNetwork: "STR_ID"
        // A link is known by what it links; its own number is made of that.
        case .accessLinks: "B_ID"
        case .targets: "ZW_NR"
        case .municipalities: "AGS"
        }
    }

    /// What the file is called.
    public static func layer(_ collection: CollectionID) -> String {
        switch collection {
        case .sites: "standorte"
        case .plots: "teilflaechen"
        case .constraints: "restriktionsflaechen"
        case .roadProjects: "verkehrsprojekte"
        case .roadSections: "verkehrsabschnitte"
        case .junctions: "anschlussstellen"
        case .roadNetwork: "strassennetz"
        case .accessLinks: "anbindungen"
        case .targets: "zielwerte"
        case .municipalities: "gemeinden"
        }
    }

    /// The names of what the inventory computes itself.
    static func computed(in schema: CollectionSchema) -> Set<String> {
        let links: Set = schema.id == .accessLinks ? [identifier(of: schema.id)] : []
        return links.union(schema.fields.filter(\.isDerived).compactMap { name(of: $0.name, in: schema.id) })
    }

    private static let common = [
        "name": "NAME",
        "kind": "ART",
        "status": "STATUS",
        "source": "QUELLE",
        "survey_date": "ERHEBUNG",
        "valid_from": "GUELTIG_AB",
        "valid_to": "GUELTIGBIS",
        "accuracy_m": "GENAU_M",
        "note": "HINWEIS",
        "agreement_lines": "ZEILEN",
        "status_date": "STAT_DATUM",
        "status_source": "STAT_QUELL",
        "target_year": "ZIELJAHR",
        "current_state": "ZUSTAND",
        "site_id": "ST_NR",
        "road_project_id": "VP_NR",
        "area_ha": "B_HA",
    ]

    private static let own: [CollectionID: [String: String]] = [
        .sites: [
            "site_kind": "ART",
            "municipality": "GEMEINDE",
            "municipality_ags": "AGS",
            "category": "KATEGORIE",
            "competence_field": "KOMPFELD",
            "land_type": "LANDTYP",
            "former_use": "VORNUTZUNG",
            "priority": "PRIORITAET",
            "funding": "FOERDERUNG",
            "part_of": "TEIL_VON",
            "programme": "PROGRAMM",
            "fully_marketed": "VOLLVERM",
            "declared_gross_ha": "BRUTTO_HA",
            "declared_net_ha": "NETTO_HA",
            "declared_qualifier": "BRUTTO_ZUS",
            "area_source": "FL_QUELLE",
            "representative_latitude": "REP_LAT",
            "representative_longitude": "REP_LON",
            "location_confidence": "VERTRAUEN",
            "status": "B_STATUS",
            "gross_ha": "B_BRUTTO",
            "net_ha": "B_NETTO",
            "developable_ha": "B_ENTWICK",
            "available_ha": "B_VERFUEGB",
            "conditional_ha": "B_BEDINGT",
            "reserved_ha": "B_RESERV",
            "sold_ha": "B_VERKAUFT",
            "occupied_ha": "B_BELEGT",
            "not_marketable_ha": "B_NICHTVM",
            "unknown_ha": "B_UNBEK",
            "restricted_ha": "B_EINGESCH",
            "restricted_severe_ha": "B_SCHWER",
            "restricted_minor_ha": "B_GERING",
            "largest_plot_ha": "B_GROESSTE",
            "gross_utm32_ha": "B_BRUTTO32",
            "hectares_reason": "B_GRUND",
            "connection_state": "B_ANBIND",
            "nearest_project_id": "B_VP_NR",
            "nearest_project_straight_line_m": "B_VP_M",
            "nearest_junction_id": "B_AS_ID",
            "nearest_junction_straight_line_m": "B_AS_M",
            "nearest_junction_by_road_id": "B_AS_STR",
            "nearest_junction_road_m": "B_AS_STR_M",
            "nearest_junction_drive_minutes": "B_AS_MIN",
            "road_unreached": "B_STR_OHNE",
            "connected_now": "B_ANGEB",
            "connection_if_built": "B_ANBWENN",
            "conditions": "B_BEDLISTE",
            "access_links": "B_ANBLISTE",
        ],
        .plots: [
            "usable": "NUTZBAR",
            "condition": "BEDINGUNG",
            "available_from": "AB_JAHR",
            "reserved_for_owner": "BETR_GEB",
            "zoning": "GE_GI",
            "declared_ha": "FLAECHE_HA",
            "assumed": "ANNAHME",
        ],
        .constraints: [
            "severity": "SCHWERE",
            "buffer_m": "PUFFER_M",
        ],
        .roadProjects: [
            "status_2005": "STATUS2005",
            "promised_by": "ZUSAGE",
            "financing": "FINANZ",
            "sections": "B_ABSCHN",
        ],
        .junctions: [
            "number": "AS_NR",
            "road": "STRASSE",
        ],
        .roadNetwork: [
            "road": "STR_NR",
            "road_class": "STR_KLASSE",
            "direction": "RICHTUNG",
            "max_speed_kmh": "VMAX",
        ],
        .accessLinks: [
            "basis": "GRUNDLAGE",
            "target_kind": "B_ZIELART",
            "junction_id": "B_AS_ID",
            "rank": "B_RANG",
            "road_m": "B_STR_M",
            "drive_minutes": "B_FAHRMIN",
            "approach_m": "B_ZUGANG_M",
            "target_approach_m": "B_ZIELZU_M",
            "unreached": "B_OHNEWEG",
            "method": "B_VERFAHR",
            "straight_line_m": "B_LUFTL_M",
            "bearing_degrees": "B_RICHTUNG",
            "from": "B_VON",
            "connection_state": "B_ZUSTAND",
            "road_status": "B_VP_STAT",
        ],
        .targets: [
            "quantity": "GROESSE",
            "value": "WERT",
            "unit": "EINHEIT",
            "qualifier": "ZUSATZ",
            "year": "JAHR",
            "scope": "BEREICH",
        ],
        .municipalities: [
            "district": "KREIS"
        ],
    ]
}
