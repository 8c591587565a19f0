extension CollectionSchema {
    static let plots = CollectionSchema(
        id: .plots,
        title: LocalizedText(de: "Teilflächen", en: "Plots"),
        description: LocalizedText(
            de: "Teilflächen der Standorte mit Status und Bedingungen",
            en: "The parts of the sites, with their status and conditions"),
        geometry: .multiPolygon,
        fields: [
            .text(.siteID, "Standort", "site", shapefile: "ST_NR"),
            .text(.status, "Status", "status", shapefile: "STATUS", oneOf: PlotStatus.words),
            .plain(.usable, .boolean, "zählt zur Nettofläche", "counts as net land", shapefile: "NUTZBAR"),
            .text(.condition, "Bedingung", "condition", shapefile: "BEDINGUNG"),
            .plain(
                .availableFrom, .integer, "verfügbar ab (Jahr)", "available from (year)", shapefile: "AB_JAHR",
                unit: .year),
            .plain(.reservedForOwner, .boolean, "betriebsgebunden", "reserved for the owner", shapefile: "BETR_GEB"),
            .text(.zoning, "Gebietsausweisung", "zoning", shapefile: "GE_GI"),
            .plain(
                .declaredHectares, .number, "Fläche laut Quelle", "declared area", shapefile: "FLAECHE_HA",
                unit: .hectares),
            .text(.assumed, "Annahme", "assumed", shapefile: "ANNAHME"),
        ] + Field.provenance + [.derived(.areaHectares, .number, "Fläche", "area", shapefile: "B_HA", unit: .hectares)])

    static let constraints = CollectionSchema(
        id: .constraints,
        title: LocalizedText(de: "Restriktionsflächen", en: "Constraint areas"),
        description: LocalizedText(
            de: "Flächen, die eine Nutzung ausschließen (hart) oder einschränken",
            en: "Areas that exclude use (hard) or restrict it"),
        geometry: .multiPolygon,
        fields: [
            .text(.name, "Name", "name", shapefile: "NAME"),
            .text(.kind, "Art", "kind", shapefile: "ART", oneOf: ConstraintKind.words),
            .text(.severity, "Schweregrad", "severity", shapefile: "SCHWERE", oneOf: ConstraintSeverity.words),
            .plain(.bufferMetres, .number, "Puffer", "buffer", shapefile: "PUFFER_M", unit: .metres),
        ] + Field.provenance + [.derived(.areaHectares, .number, "Fläche", "area", shapefile: "B_HA", unit: .hectares)])

    static let municipalities = CollectionSchema(
        id: .municipalities,
        title: LocalizedText(de: "Gemeinden", en: "Municipalities"),
        description: LocalizedText(
            de: "Gemeindegrenzen, sofern eingelesen", en: "Municipal boundaries, if imported"),
        geometry: .multiPolygon,
        fields: [
            .text(.name, "Name", "name", shapefile: "NAME"),
            .text(.district, "Kreis", "district", shapefile: "KREIS"),
        ] + Field.provenance)

    static let targets = CollectionSchema(
        id: .targets,
        title: LocalizedText(de: "Zielwerte", en: "Targets"),
        description: LocalizedText(
            de: "Die bezifferten Ziele der Vereinbarung von 2005", en: "The quantified targets of the agreement of 2005"
        ),
        geometry: .none,
        fields: [
            .text(.quantity, "Größe", "quantity", shapefile: "GROESSE"),
            .plain(.targetValue, .number, "Wert", "value", shapefile: "WERT"),
            .text(.targetUnit, "Einheit", "unit", shapefile: "EINHEIT"),
            .text(.qualifier, "Zusatz", "qualifier", shapefile: "ZUSATZ"),
            .plain(.year, .integer, "Jahr", "year", shapefile: "JAHR", unit: .year),
            .text(.scope, "Bereich", "scope", shapefile: "BEREICH"),
            .text(.agreementLines, "Zeilen der Vereinbarung", "lines of the agreement", shapefile: "ZEILEN"),
        ] + Field.provenance)
}
