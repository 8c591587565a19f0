extension CollectionSchema {
    static let sites = CollectionSchema(
        id: .sites,
        title: LocalizedText(de: "Zukunftsstandorte", en: "Sites"),
        description: LocalizedText(
            de: "Standorte für künftige Betriebe mit ihren Hektarzahlen und ihrer Anbindung an die Verkehrsprojekte",
            en: "Locations for future businesses, with their hectares and their access to the road projects"),
        geometry: .multiPolygon,
        fields: [
            .text(.name, "Name", "name", shapefile: "NAME"),
            .text(.siteKind, "Art des Eintrags", "kind of entry", shapefile: "ART", oneOf: SiteKind.words),
            .text(.municipality, "Gemeinde", "municipality", shapefile: "GEMEINDE"),
            .text(.municipalityAGS, "Gemeindeschlüssel (AGS)", "municipality key (AGS)", shapefile: "AGS"),
            .text(.category, "Kategorie", "category", shapefile: "KATEGORIE", oneOf: SiteCategory.words),
            .text(.competenceField, "Kompetenzfeld", "competence field", shapefile: "KOMPFELD"),
            .text(.landType, "Flächentyp", "land type", shapefile: "LANDTYP", oneOf: LandType.words),
            .text(.formerUse, "Vornutzung", "former use", shapefile: "VORNUTZUNG"),
            .text(.currentState, "Zustand", "current state", shapefile: "ZUSTAND"),
            .text(.priority, "Priorität", "priority", shapefile: "PRIORITAET"),
            .text(.funding, "Förderung", "funding", shapefile: "FOERDERUNG"),
            .text(.agreementLines, "Zeilen der Vereinbarung", "lines of the agreement", shapefile: "ZEILEN"),
            .text(.partOf, "Teil von", "part of", shapefile: "TEIL_VON"),
            .text(.programme, "Programm", "programme", shapefile: "PROGRAMM"),
            .plain(.fullyMarketed, .boolean, "vollständig vermarktet", "fully marketed", shapefile: "VOLLVERM"),
            SiteFigure.declaredGrossHectares.field,
            SiteFigure.declaredNetHectares.field,
            .text(
                .declaredQualifier, "Zusatz der Flächenangabe", "qualifier of the declared area",
                shapefile: "BRUTTO_ZUS"),
            .text(.areaSource, "Quelle der Flächenangabe", "source of the declared area", shapefile: "FL_QUELLE"),
            .plain(
                .representativeLatitude, .number, "geografische Breite des Punktes", "latitude of the point",
                shapefile: "REP_LAT",
                unit: .degrees),
            .plain(
                .representativeLongitude, .number, "geografische Länge des Punktes", "longitude of the point",
                shapefile: "REP_LON",
                unit: .degrees),
            .text(
                .locationConfidence, "Verlässlichkeit der Lage", "confidence of the location", shapefile: "VERTRAUEN"),
        ] + Field.provenance + hectares + access)

    private static let hectares: [Field] =
        [.derived(.status, .string, "Status", "status", shapefile: "B_STATUS", oneOf: PlotStatus.words)]
        + SiteFigure.computedHectares.map(\.field)
        + [
            .derived(
                .hectaresReason, .string, "Grund für einen fehlenden oder Nullwert",
                "reason for a missing or zero figure",
                shapefile: "B_GRUND",
                oneOf: UnknownReason.words)
        ]

    private static let access: [Field] = [
        .derived(
            .connectionState, .string, "Anbindung", "connection", shapefile: "B_ANBIND", oneOf: ConnectionState.words),
        .derived(.nearestProjectID, .string, "nächstes Verkehrsprojekt", "nearest road project", shapefile: "B_VP_NR"),
        SiteFigure.nearestProjectStraightLineMetres.field,
        .derived(.nearestJunctionID, .string, "nächste Anschlussstelle", "nearest junction", shapefile: "B_AS_ID"),
        SiteFigure.nearestJunctionStraightLineMetres.field,
        .derived(
            .nearestJunctionByRoadID, .string, "nächste Anschlussstelle über die Straße",
            "nearest junction by road", shapefile: "B_AS_STR"),
        SiteFigure.nearestJunctionRoadMetres.field,
        SiteFigure.nearestJunctionDriveMinutes.field,
        .derived(
            .roadUnreached, .string, "Grund, warum keine Anschlussstelle erreicht wird",
            "reason why no junction is reached", shapefile: "B_STR_OHNE", oneOf: UnreachedReason.words),
        .derived(.connectedNow, .boolean, "heute angebunden", "connected now", shapefile: "B_ANGEB"),
        .derived(
            .connectionIfBuilt, .json, "Anbindung nach Bau eines Projekts",
            "connection after construction of a project",
            shapefile: "B_ANBWENN"),
        .derived(.conditions, .json, "Bedingungen", "conditions", shapefile: "B_BEDLISTE"),
        .derived(.accessLinks, .json, "Anbindungen", "access links", shapefile: "B_ANBLISTE"),
    ]
}
