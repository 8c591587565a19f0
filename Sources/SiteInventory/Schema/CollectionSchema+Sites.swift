extension CollectionSchema {
    static let sites = CollectionSchema(
        id: .sites,
        title: LocalizedText(de: "Zukunftsstandorte", en: "Sites"),
        description: LocalizedText(
            de: "Standorte für künftige Betriebe mit ihren Hektarzahlen und ihrer Anbindung an die Verkehrsprojekte",
            en: "Locations for future businesses, with their hectares and their access to the road projects"),
        geometry: .multiPolygon,
        fields: [
            .text("name", "Name", "name"),
            .text("site_kind", "Art des Eintrags", "kind of entry", oneOf: SiteKind.words),
            .text("municipality", "Gemeinde", "municipality"),
            .text("municipality_ags", "Gemeindeschlüssel (AGS)", "municipality key (AGS)"),
            .text("category", "Kategorie", "category", oneOf: SiteCategory.words),
            .text("competence_field", "Kompetenzfeld", "competence field"),
            .text("land_type", "Flächentyp", "land type", oneOf: LandType.words),
            .text("former_use", "Vornutzung", "former use"),
            .text("current_state", "Zustand", "current state"),
            .text("priority", "Priorität", "priority"),
            .text("funding", "Förderung", "funding"),
            .text("agreement_lines", "Zeilen der Vereinbarung", "lines of the agreement"),
            .text("part_of", "Teil von", "part of"),
            .text("programme", "Programm", "programme"),
            .plain("fully_marketed", .boolean, "vollständig vermarktet", "fully marketed"),
            .plain("declared_gross_ha", .number, "Brutto laut Quelle", "declared gross area", unit: "ha"),
            .plain("declared_net_ha", .number, "Netto laut Quelle", "declared net area", unit: "ha"),
            .text("declared_qualifier", "Zusatz der Flächenangabe", "qualifier of the declared area"),
            .text("area_source", "Quelle der Flächenangabe", "source of the declared area"),
            .plain(
                "representative_latitude", .number, "geografische Breite des Punktes", "latitude of the point",
                unit: "deg"),
            .plain(
                "representative_longitude", .number, "geografische Länge des Punktes", "longitude of the point",
                unit: "deg"),
            .text("location_confidence", "Verlässlichkeit der Lage", "confidence of the location"),
        ] + Field.provenance + hectares + access)

    private static let hectares: [Field] = [
        .derived("status", .string, "Status", "status", oneOf: PlotStatus.words),
        .derived("gross_ha", .number, "Brutto", "gross", unit: "ha"),
        .derived("net_ha", .number, "Netto", "net", unit: "ha"),
        .derived("developable_ha", .number, "entwickelbar", "developable", unit: "ha"),
        .derived("available_ha", .number, "verfügbar", "available", unit: "ha"),
        .derived("conditional_ha", .number, "bedingt verfügbar", "conditionally available", unit: "ha"),
        .derived("reserved_ha", .number, "reserviert", "reserved", unit: "ha"),
        .derived("sold_ha", .number, "verkauft", "sold", unit: "ha"),
        .derived("occupied_ha", .number, "belegt", "occupied", unit: "ha"),
        .derived("not_marketable_ha", .number, "nicht vermarktbar", "not marketable", unit: "ha"),
        .derived("unknown_ha", .number, "Status unbekannt", "unknown status", unit: "ha"),
        .derived("restricted_ha", .number, "verfügbar mit Einschränkung", "available but restricted", unit: "ha"),
        .derived(
            "restricted_severe_ha", .number, "verfügbar, schwerwiegend eingeschränkt", "available, severely restricted",
            unit: "ha"),
        .derived(
            "restricted_minor_ha", .number, "verfügbar, gering eingeschränkt", "available, slightly restricted",
            unit: "ha"),
        .derived(
            "largest_plot_ha", .number, "größte zusammenhängende verfügbare Fläche",
            "largest contiguous available part",
            unit: "ha"),
        .derived("gross_utm32_ha", .number, "Brutto in UTM 32", "gross in UTM 32", unit: "ha"),
        .derived(
            "hectares_reason", .string, "Grund für einen fehlenden oder Nullwert",
            "reason for a missing or zero figure",
            oneOf: UnknownReason.words),
    ]

    private static let access: [Field] = [
        .derived("connection_state", .string, "Anbindung", "connection", oneOf: ConnectionState.words),
        .derived("nearest_project_id", .string, "nächstes Verkehrsprojekt", "nearest road project"),
        .derived(
            "nearest_project_straight_line_m", .number, "Luftlinie zum nächsten Verkehrsprojekt",
            "straight line to the nearest road project", unit: "m"),
        .derived("nearest_junction_id", .string, "nächste Anschlussstelle", "nearest junction"),
        .derived(
            "nearest_junction_straight_line_m", .number, "Luftlinie zur nächsten Anschlussstelle",
            "straight line to the nearest junction", unit: "m"),
        .derived(
            "nearest_junction_by_road_id", .string, "nächste Anschlussstelle über die Straße",
            "nearest junction by road"),
        .derived(
            "nearest_junction_road_m", .number, "Fahrstrecke zur nächsten Anschlussstelle",
            "driving distance to the nearest junction", unit: "m"),
        .derived(
            "nearest_junction_drive_minutes", .number, "Fahrzeit zur nächsten Anschlussstelle",
            "driving time to the nearest junction", unit: "min"),
        .derived(
            "road_unreached", .string, "Grund, warum keine Anschlussstelle erreicht wird",
            "reason why no junction is reached", oneOf: UnreachedReason.words),
        .derived("connected_now", .boolean, "heute angebunden", "connected now"),
        .derived(
            "connection_if_built", .json, "Anbindung nach Bau eines Projekts",
            "connection after construction of a project"),
        .derived("conditions", .json, "Bedingungen", "conditions"),
        .derived("access_links", .json, "Anbindungen", "access links"),
    ]
}
