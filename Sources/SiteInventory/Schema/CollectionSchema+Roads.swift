extension CollectionSchema {
    static let roadProjects = CollectionSchema(
        id: .roadProjects,
        title: LocalizedText(de: "Verkehrsprojekte", en: "Road projects"),
        description: LocalizedText(
            de: "Anschlussstellen, Neubauten, Anbindungen und Ausbauten der Vereinbarung",
            en: "Junctions, new roads, links and upgrades of the agreement"),
        geometry: .any,
        fields: [
            .text(.name, "Name", "name", shapefile: "NAME"),
            .text(.kind, "Art", "kind", shapefile: "ART", oneOf: RoadKind.words),
            .text(.status, "Status", "status", shapefile: "STATUS", oneOf: RoadStatus.words),
            .plain(.statusDate, .date, "Datum des Status", "date of the status", shapefile: "STAT_DATUM"),
            .text(.statusSource, "Quelle des Status", "source of the status", shapefile: "STAT_QUELL"),
            .text(.status2005, "Status 2005", "status in 2005", shapefile: "STATUS2005", oneOf: RoadStatus.words),
            .plain(.targetYear, .integer, "Zieljahr", "target year", shapefile: "ZIELJAHR", unit: .year),
            .text(.currentState, "Zustand", "current state", shapefile: "ZUSTAND"),
            .text(.promisedBy, "zugesagt von", "promised by", shapefile: "ZUSAGE"),
            .text(.financing, "Finanzierung", "financing", shapefile: "FINANZ"),
            .text(.agreementLines, "Zeilen der Vereinbarung", "lines of the agreement", shapefile: "ZEILEN"),
        ] + Field.provenance + [.derived(.sections, .json, "Abschnitte", "sections", shapefile: "B_ABSCHN")])

    static let roadSections = CollectionSchema(
        id: .roadSections,
        title: LocalizedText(de: "Abschnitte von Verkehrsprojekten", en: "Sections of road projects"),
        description: LocalizedText(
            de: "Abschnitte mit eigenem Status und Zieljahr",
            en: "Sections with their own status and target year"),
        geometry: .any,
        fields: [
            .text(.roadProjectID, "Verkehrsprojekt", "road project", shapefile: "VP_NR"),
            .text(.name, "Name", "name", shapefile: "NAME"),
            .text(.status, "Status", "status", shapefile: "STATUS", oneOf: RoadStatus.words),
            .plain(.statusDate, .date, "Datum des Status", "date of the status", shapefile: "STAT_DATUM"),
            .text(.statusSource, "Quelle des Status", "source of the status", shapefile: "STAT_QUELL"),
            .plain(.targetYear, .integer, "Zieljahr", "target year", shapefile: "ZIELJAHR", unit: .year),
        ] + Field.provenance)

    static let junctions = CollectionSchema(
        id: .junctions,
        title: LocalizedText(de: "Anschlussstellen", en: "Junctions"),
        description: LocalizedText(
            de: "Vorhandene Anschlussstellen der Autobahnen und solche, die mit einem Verkehrsprojekt entstehen",
            en: "Existing motorway junctions, and junctions that a road project will add"),
        geometry: .any,
        fields: [
            .text(.name, "Name", "name", shapefile: "NAME"),
            .text(.junctionNumber, "Nummer", "number", shapefile: "AS_NR"),
            .text(.road, "Straße", "road", shapefile: "STRASSE"),
            .text(.roadProjectID, "entsteht mit Verkehrsprojekt", "added by road project", shapefile: "VP_NR"),
        ] + Field.provenance)

    static let roadNetwork = CollectionSchema(
        id: .roadNetwork,
        title: LocalizedText(de: "Straßennetz", en: "Road network"),
        description: LocalizedText(
            de: "Das befahrbare Netz, aus OpenStreetMap oder ATKIS",
            en: "The drivable network, from OpenStreetMap or ATKIS"
        ),
        geometry: .multiLineString,
        fields: [
            .text(.name, "Name", "name", shapefile: "NAME"),
            .text(.road, "Straßennummer", "road number", shapefile: "STR_NR"),
            .text(.roadClass, "Straßenklasse", "road class", shapefile: "STR_KLASSE", oneOf: RoadClass.words),
            .text(.travelDirection, "Fahrtrichtung", "direction", shapefile: "RICHTUNG", oneOf: TravelDirection.words),
            .plain(
                .maxSpeedKilometresPerHour, .number, "Höchstgeschwindigkeit", "speed limit", shapefile: "VMAX",
                unit: .kilometresPerHour),
        ] + Field.provenance)

    static let accessLinks = CollectionSchema(
        id: .accessLinks,
        title: LocalizedText(de: "Anbindungen", en: "Access links"),
        description: LocalizedText(
            de:
                "Anbindungen der Standorte an Verkehrsprojekte und Anschlussstellen, entweder dokumentiert oder berechnet",
            en: "Links of the sites to road projects and junctions, either documented or computed"),
        geometry: .any,
        fields: [
            .text(.siteID, "Standort", "site", shapefile: "ST_NR"),
            .text(.roadProjectID, "Verkehrsprojekt", "road project", shapefile: "VP_NR"),
            .text(.basis, "Grundlage", "basis", shapefile: "GRUNDLAGE", oneOf: AccessLink.Basis.words),
            .derived(
                .targetKind, .string, "Art des Ziels", "kind of target", shapefile: "B_ZIELART",
                oneOf: AccessLink.TargetKind.words),
            .derived(.junctionID, .string, "Anschlussstelle", "junction", shapefile: "B_AS_ID"),
            .derived(.rank, .integer, "Rang", "rank", shapefile: "B_RANG"),
            .derived(.method, .string, "Verfahren", "method", shapefile: "B_VERFAHR", oneOf: AccessLink.Method.words),
            .derived(.straightLineMetres, .number, "Luftlinie", "straight line", shapefile: "B_LUFTL_M", unit: .metres),
            .derived(.bearingDegrees, .number, "Richtung", "bearing", shapefile: "B_RICHTUNG", unit: .degrees),
            .derived(.roadMetres, .number, "Fahrstrecke", "driving distance", shapefile: "B_STR_M", unit: .metres),
            .derived(.driveMinutes, .number, "Fahrzeit", "driving time", shapefile: "B_FAHRMIN", unit: .minutes),
            .derived(
                .approachMetres, .number, "Luftlinie zum Straßennetz", "straight line to the network",
                shapefile: "B_ZUGANG_M", unit: .metres),
            .derived(
                .targetApproachMetres, .number, "Luftlinie vom Netz zum Ziel", "straight line from network to target",
                shapefile: "B_ZIELZU_M",
                unit: .metres),
            .derived(
                .unreached, .string, "Grund für eine fehlende Route", "reason for a missing route",
                shapefile: "B_OHNEWEG",
                oneOf: UnreachedReason.words),
            .derived(.measuredFrom, .string, "gemessen von", "measured from", shapefile: "B_VON"),
            .derived(
                .connectionState, .string, "Status der Anbindung", "state of the connection", shapefile: "B_ZUSTAND",
                oneOf: ConnectionState.words),
            .derived(
                .roadStatus, .string, "Status des Projekts", "status of the project", shapefile: "B_VP_STAT",
                oneOf: RoadStatus.words),
            .text(.agreementLines, "Zeilen der Vereinbarung", "lines of the agreement", shapefile: "ZEILEN"),
        ] + Field.provenance)
}
