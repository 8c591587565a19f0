extension CollectionSchema {
    static let roadProjects = CollectionSchema(
        id: .roadProjects,
        title: LocalizedText(de: "Verkehrsprojekte", en: "Road projects"),
        description: LocalizedText(
            de: "Anschlussstellen, Neubauten, Anbindungen und Ausbauten der Vereinbarung",
            en: "Junctions, new roads, links and upgrades of the agreement"),
        geometry: .any,
        fields: [
            .text("name", "Name", "name"),
            .text("kind", "Art", "kind", oneOf: RoadKind.words),
            .text("status", "Status", "status", oneOf: RoadStatus.words),
            .plain("status_date", .date, "Datum des Status", "date of the status"),
            .text("status_source", "Quelle des Status", "source of the status"),
            .text("status_2005", "Status 2005", "status in 2005", oneOf: RoadStatus.words),
            .plain("target_year", .integer, "Zieljahr", "target year", unit: "year"),
            .text("current_state", "Zustand", "current state"),
            .text("promised_by", "zugesagt von", "promised by"),
            .text("financing", "Finanzierung", "financing"),
            .text("agreement_lines", "Zeilen der Vereinbarung", "lines of the agreement"),
        ] + Field.provenance + [.derived("sections", .json, "Abschnitte", "sections")])

    static let roadSections = CollectionSchema(
        id: .roadSections,
        title: LocalizedText(de: "Abschnitte von Verkehrsprojekten", en: "Sections of road projects"),
        description: LocalizedText(
            de: "Abschnitte mit eigenem Status und Zieljahr",
            en: "Sections with their own status and target year"),
        geometry: .any,
        fields: [
            .text("road_project_id", "Verkehrsprojekt", "road project"),
            .text("name", "Name", "name"),
            .text("status", "Status", "status", oneOf: RoadStatus.words),
            .plain("status_date", .date, "Datum des Status", "date of the status"),
            .text("status_source", "Quelle des Status", "source of the status"),
            .plain("target_year", .integer, "Zieljahr", "target year", unit: "year"),
        ] + Field.provenance)

    static let junctions = CollectionSchema(
        id: .junctions,
        title: LocalizedText(de: "Anschlussstellen", en: "Junctions"),
        description: LocalizedText(
            de: "Vorhandene Anschlussstellen der Autobahnen und solche, die mit einem Verkehrsprojekt entstehen",
            en: "Existing motorway junctions, and junctions that a road project will add"),
        geometry: .any,
        fields: [
            .text("name", "Name", "name"),
            .text("number", "Nummer", "number"),
            .text("road", "Straße", "road"),
            .text("road_project_id", "entsteht mit Verkehrsprojekt", "added by road project"),
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
            .text("name", "Name", "name"),
            .text("road", "Straßennummer", "road number"),
            .text("road_class", "Straßenklasse", "road class", oneOf: RoadClass.words),
            .text("direction", "Fahrtrichtung", "direction", oneOf: TravelDirection.words),
            .plain("max_speed_kmh", .number, "Höchstgeschwindigkeit", "speed limit", unit: "km/h"),
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
            .text("site_id", "Standort", "site"),
            .text("road_project_id", "Verkehrsprojekt", "road project"),
            .text("basis", "Grundlage", "basis", oneOf: AccessLink.Basis.words),
            .derived("target_kind", .string, "Art des Ziels", "kind of target", oneOf: AccessLink.TargetKind.words),
            .derived("junction_id", .string, "Anschlussstelle", "junction"),
            .derived("rank", .integer, "Rang", "rank"),
            .derived("method", .string, "Verfahren", "method", oneOf: AccessLink.Method.words),
            .derived("straight_line_m", .number, "Luftlinie", "straight line", unit: "m"),
            .derived("bearing_degrees", .number, "Richtung", "bearing", unit: "deg"),
            .derived("road_m", .number, "Fahrstrecke", "driving distance", unit: "m"),
            .derived("drive_minutes", .number, "Fahrzeit", "driving time", unit: "min"),
            .derived("approach_m", .number, "Luftlinie zum Straßennetz", "straight line to the network", unit: "m"),
            .derived(
                "target_approach_m", .number, "Luftlinie vom Netz zum Ziel", "straight line from network to target",
                unit: "m"),
            .derived(
                "unreached", .string, "Grund für eine fehlende Route", "reason for a missing route",
                oneOf: UnreachedReason.words),
            .derived("from", .string, "gemessen von", "measured from"),
            .derived(
                "connection_state", .string, "Status der Anbindung", "state of the connection",
                oneOf: ConnectionState.words),
            .derived("road_status", .string, "Status des Projekts", "status of the project", oneOf: RoadStatus.words),
            .text("agreement_lines", "Zeilen der Vereinbarung", "lines of the agreement"),
        ] + Field.provenance)
}
