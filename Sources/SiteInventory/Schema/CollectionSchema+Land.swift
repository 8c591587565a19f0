extension CollectionSchema {
    static let plots = CollectionSchema(
        id: .plots,
        title: LocalizedText(de: "Teilflächen", en: "Plots"),
        description: LocalizedText(
            de: "Teilflächen der Standorte mit Status und Bedingungen",
            en: "The parts of the sites, with their status and conditions"),
        geometry: .multiPolygon,
        fields: [
            .text("site_id", "Standort", "site"),
            .text("status", "Status", "status", oneOf: PlotStatus.words),
            .plain("usable", .boolean, "zählt zur Nettofläche", "counts as net land"),
            .text("condition", "Bedingung", "condition"),
            .plain("available_from", .integer, "verfügbar ab (Jahr)", "available from (year)", unit: "year"),
            .plain("reserved_for_owner", .boolean, "betriebsgebunden", "reserved for the owner"),
            .text("zoning", "Gebietsausweisung", "zoning"),
            .plain("declared_ha", .number, "Fläche laut Quelle", "declared area", unit: "ha"),
            .text("assumed", "Annahme", "assumed"),
        ] + Field.provenance + [.derived("area_ha", .number, "Fläche", "area", unit: "ha")])

    static let constraints = CollectionSchema(
        id: .constraints,
        title: LocalizedText(de: "Restriktionsflächen", en: "Constraint areas"),
        description: LocalizedText(
            de: "Flächen, die eine Nutzung ausschließen (hart) oder einschränken",
            en: "Areas that exclude use (hard) or restrict it"),
        geometry: .multiPolygon,
        fields: [
            .text("name", "Name", "name"),
            .text("kind", "Art", "kind", oneOf: ConstraintKind.words),
            .text("severity", "Schweregrad", "severity", oneOf: ConstraintSeverity.words),
            .plain("buffer_m", .number, "Puffer", "buffer", unit: "m"),
        ] + Field.provenance + [.derived("area_ha", .number, "Fläche", "area", unit: "ha")])

    static let municipalities = CollectionSchema(
        id: .municipalities,
        title: LocalizedText(de: "Gemeinden", en: "Municipalities"),
        description: LocalizedText(
            de: "Gemeindegrenzen, sofern eingelesen", en: "Municipal boundaries, if imported"),
        geometry: .multiPolygon,
        fields: [
            .text("name", "Name", "name"),
            .text("district", "Kreis", "district"),
        ] + Field.provenance)

    static let targets = CollectionSchema(
        id: .targets,
        title: LocalizedText(de: "Zielwerte", en: "Targets"),
        description: LocalizedText(
            de: "Die bezifferten Ziele der Vereinbarung von 2005", en: "The quantified targets of the agreement of 2005"
        ),
        geometry: .none,
        fields: [
            .text("quantity", "Größe", "quantity"),
            .plain("value", .number, "Wert", "value"),
            .text("unit", "Einheit", "unit"),
            .text("qualifier", "Zusatz", "qualifier"),
            .plain("year", .integer, "Jahr", "year", unit: "year"),
            .text("scope", "Bereich", "scope"),
            .text("agreement_lines", "Zeilen der Vereinbarung", "lines of the agreement"),
        ] + Field.provenance)
}
