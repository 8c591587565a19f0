/// The figures of a site by their names in data, in the order in which they are shown.
///
/// Each figure has a field in the schema, a member in the statement's JSON and a column in exports. Its
/// ``makeDefinition()`` adds totals, a history, a CQL2 function, a query parameter and a place on the map.
///
/// To add a figure in hectares, add a case and its definition here, compute it in `HectaresStatement+Site.swift`, and
/// raise the format of the inventory in `GeoPackageSchema.swift`.
public enum SiteFigure: String, Vocabulary {
    case grossHectares = "gross_ha"
    case netHectares = "net_ha"
    case developableHectares = "developable_ha"
    case availableHectares = "available_ha"
    case conditionalHectares = "conditional_ha"
    case reservedHectares = "reserved_ha"
    case soldHectares = "sold_ha"
    case occupiedHectares = "occupied_ha"
    case notMarketableHectares = "not_marketable_ha"
    case unknownHectares = "unknown_ha"
    case restrictedHectares = "restricted_ha"
    case restrictedSevereHectares = "restricted_severe_ha"
    case restrictedMinorHectares = "restricted_minor_ha"
    case largestPlotHectares = "largest_plot_ha"
    case grossUTM32Hectares = "gross_utm32_ha"
    case declaredGrossHectares = "declared_gross_ha"
    case declaredNetHectares = "declared_net_ha"
    case nearestProjectStraightLineMetres = "nearest_project_straight_line_m"
    case nearestJunctionStraightLineMetres = "nearest_junction_straight_line_m"
    case nearestJunctionRoadMetres = "nearest_junction_road_m"
    case nearestJunctionDriveMinutes = "nearest_junction_drive_minutes"

    func makeDefinition() -> Definition {
        switch self {
        case .grossHectares:
            Definition(
                title: .init(de: "Brutto", en: "gross"), unit: .hectares, source: .statement,
                land: .perimeter, addsUp: true,
                function: .init(name: "gross_ha", summary: "Hectares inside the perimeter"),
                shapefileName: "B_BRUTTO",
                map: .init(
                    .headline(.gross), short: .init(de: "brutto", en: "gross"),
                    explanation: .init(
                        de:
                            "Die gesamte Fläche innerhalb der Standortgrenze, einschließlich innerer Erschließung, Grünflächen und nicht bebaubarer Flächen.",
                        en:
                            "The whole area inside the site's boundary, including internal roads, green space and land that cannot be built on."
                    )))
        case .netHectares:
            Definition(
                title: .init(de: "Netto", en: "net"), unit: .hectares, source: .statement,
                land: .usablePlots, addsUp: true,
                function: .init(name: "net_ha", summary: "Hectares of usable plots"), shapefileName: "B_NETTO",
                map: .init(
                    .always, short: .init(de: "netto", en: "net"),
                    explanation: .init(
                        de:
                            "Nettobauland: die Summe der bebaubaren Teilflächen. Unbekannt, wenn keine Teilflächen erfasst sind.",
                        en:
                            "Net building land: the sum of the plots that can be built on. Unknown when no plots are recorded."
                    )))
        case .developableHectares:
            Definition(
                title: .init(de: "entwickelbar", en: "developable"), unit: .hectares, source: .statement,
                land: .pieces([.reservedForOwner, .reserved, .conditional, .available]), addsUp: true,
                function: .init(
                    name: "developable_ha", summary: "Hectares that are neither taken nor excluded by constraints"),
                shapefileName: "B_ENTWICK")
        case .availableHectares:
            Definition(
                title: .init(de: "verfügbar", en: "available"), unit: .hectares, source: .statement,
                land: .pieces([.available]), addsUp: true,
                function: .init(name: "available_ha", summary: "Hectares that can be bought now"),
                range: .atLeast("min_available_ha", "Sites with at least this number of hectares available"),
                shapefileName: "B_VERFUEGB",
                map: .init(
                    .headline(.available),
                    explanation: .init(
                        de:
                            "Sofort verfügbar: entwickelbare Fläche, die nicht vergeben, reserviert oder an eine offene Bedingung gebunden ist.",
                        en:
                            "Available now: developable land that is not taken, not reserved and not subject to an open condition."
                    )))
        case .conditionalHectares:
            Definition(
                title: .init(de: "bedingt verfügbar", en: "conditionally available"), unit: .hectares,
                source: .statement, land: .pieces([.conditional]), addsUp: true,
                function: .init(name: "conditional_ha", summary: "Hectares that wait for a condition"),
                shapefileName: "B_BEDINGT",
                map: .init(
                    .headline(.conditional), short: .init(de: "bedingt", en: "conditional"),
                    explanation: .init(
                        de:
                            "Verfügbar, sobald eine Bedingung erfüllt ist, zum Beispiel der Bau einer Straße. Nicht in „verfügbar“ enthalten.",
                        en:
                            "Available once a condition is met, such as the construction of a road. Not included in “available”."
                    ))
            )
        case .reservedHectares:
            Definition(
                title: .init(de: "reserviert", en: "reserved"), unit: .hectares, source: .statement,
                land: .pieces([.reservedForOwner, .reserved]), addsUp: true, shapefileName: "B_RESERV",
                map: .init(.positive))
        case .soldHectares:
            Definition(
                title: .init(de: "verkauft", en: "sold"), unit: .hectares, source: .statement,
                land: .pieces([.sold]), addsUp: true, shapefileName: "B_VERKAUFT", map: .init(.positive))
        case .occupiedHectares:
            Definition(
                title: .init(de: "belegt", en: "occupied"), unit: .hectares, source: .statement,
                land: .pieces([.occupied]), addsUp: true, shapefileName: "B_BELEGT", map: .init(.positive))
        case .notMarketableHectares:
            Definition(
                title: .init(de: "nicht vermarktbar", en: "not marketable"), unit: .hectares,
                source: .statement, land: .pieces([.notMarketable]), addsUp: true,
                shapefileName: "B_NICHTVM", map: .init(.positive))
        case .unknownHectares:
            Definition(
                title: .init(de: "Status unbekannt", en: "unknown status"), unit: .hectares,
                source: .statement, land: .pieces([.unknown]), addsUp: true, shapefileName: "B_UNBEK",
                map: .init(.positive))
        case .restrictedHectares:
            Definition(
                title: .init(de: "verfügbar mit Einschränkung", en: "available but restricted"), unit: .hectares,
                source: .statement, land: .restricted([.severe, .minor]), shapefileName: "B_EINGESCH",
                map: .init(
                    .positive, short: .init(de: "davon eingeschränkt", en: "of which restricted"),
                    explanation: .init(
                        de: "Verfügbar, aber mit Auflagen wie Lärm oder Altlasten. Nicht abgezogen.",
                        en: "Available, but subject to constraints such as noise or contamination. Not subtracted.")))
        case .restrictedSevereHectares:
            Definition(
                title: .init(de: "verfügbar, schwerwiegend eingeschränkt", en: "available, severely restricted"),
                unit: .hectares, source: .statement, land: .restricted([.severe]),
                shapefileName: "B_SCHWER")
        case .restrictedMinorHectares:
            Definition(
                title: .init(de: "verfügbar, gering eingeschränkt", en: "available, slightly restricted"),
                unit: .hectares, source: .statement, land: .restricted([.minor]),
                shapefileName: "B_GERING")
        case .largestPlotHectares:
            Definition(
                title: .init(de: "größte zusammenhängende verfügbare Fläche", en: "largest contiguous available part"),
                unit: .hectares, source: .statement, land: .largestAvailablePart,
                function: .init(
                    name: "largest_plot_ha", summary: "Hectares of the largest contiguous available part"),
                shapefileName: "B_GROESSTE",
                map: .init(
                    .always, short: .init(de: "größte Teilfläche", en: "largest plot"),
                    explanation: .init(
                        de: "Die größte zusammenhängende Fläche, die sofort verfügbar ist.",
                        en: "The largest contiguous area that is available now.")))
        case .grossUTM32Hectares:
            Definition(
                title: .init(de: "Brutto in UTM 32", en: "gross in UTM 32"), unit: .hectares,
                source: .statement, shapefileName: "B_BRUTTO32",
                map: .init(
                    .known, short: .init(de: "brutto in UTM 32", en: "gross in UTM 32"),
                    explanation: .init(
                        de:
                            "Dieselbe Fläche in der Abbildung UTM 32, wie in Plänen und Tabellen üblich. Alle anderen Werte sind geodätisch.",
                        en:
                            "The same area in the UTM 32 projection, as is usual in plans and tables. All other figures are geodesic."
                    )))
        case .declaredGrossHectares:
            Definition(
                title: .init(de: "Brutto laut Quelle", en: "declared gross area"), unit: .hectares,
                source: .declared, shapefileName: "BRUTTO_HA",
                map: .init(
                    .known, short: .init(de: "brutto laut Quelle", en: "gross as declared"),
                    explanation: Self.declaredExplanation, qualifier: .declaredQualifier))
        case .declaredNetHectares:
            Definition(
                title: .init(de: "Netto laut Quelle", en: "declared net area"), unit: .hectares,
                source: .declared, shapefileName: "NETTO_HA",
                map: .init(
                    .known, short: .init(de: "netto laut Quelle", en: "net as declared"),
                    explanation: Self.declaredExplanation))
        case .nearestProjectStraightLineMetres:
            Definition(
                title: .init(
                    de: "Luftlinie zum nächsten Verkehrsprojekt", en: "straight line to the nearest road project"),
                unit: .metres, source: .straightLines(\.nearestProject?.straightLineMetres),
                function: .init(
                    name: "nearest_project_m",
                    summary: "Metres to the nearest road project in a straight line; unknown without one"),
                range: .atMost(
                    "max_project_straight_line_m",
                    "Sites with a road project within this straight-line distance in metres"),
                shapefileName: "B_VP_M")
        case .nearestJunctionStraightLineMetres:
            Definition(
                title: .init(
                    de: "Luftlinie zur nächsten Anschlussstelle", en: "straight line to the nearest junction"),
                unit: .metres, source: .straightLines(\.nearestJunction?.straightLineMetres),
                function: .init(
                    name: "nearest_junction_m",
                    summary: "Metres to the nearest existing junction in a straight line; unknown without one"),
                range: .atMost(
                    "max_junction_straight_line_m",
                    "Sites with an existing junction within this straight-line distance in metres"),
                shapefileName: "B_AS_M")
        case .nearestJunctionRoadMetres:
            Definition(
                title: .init(
                    de: "Fahrstrecke zur nächsten Anschlussstelle", en: "driving distance to the nearest junction"),
                unit: .metres, source: .routes(\.junction?.route?.found?.metres),
                function: .init(
                    name: "drive_m",
                    summary: "Metres by road to the nearest junction; unknown without a route in the road network"),
                range: .atMost(
                    "max_junction_road_m",
                    "Sites with a junction within this distance by road in metres, where a road network is loaded"),
                shapefileName: "B_AS_STR_M")
        case .nearestJunctionDriveMinutes:
            Definition(
                title: .init(de: "Fahrzeit zur nächsten Anschlussstelle", en: "driving time to the nearest junction"),
                unit: .minutes, source: .routes(\.junction?.route?.found?.minutes),
                function: .init(
                    name: "drive_minutes",
                    summary: "Minutes by road to the nearest junction; unknown without a route in the road network"),
                range: .atMost(
                    "max_junction_drive_minutes",
                    "Sites with a junction within this driving time in minutes, where a road network is loaded"),
                shapefileName: "B_AS_MIN")
        }
    }

    private static let declaredExplanation = LocalizedText(
        de: "Die Angabe der Quelle, nicht aus der Karte berechnet. Definition und Umgriff können abweichen.",
        en: "As stated by the source, not computed from the map. Definition and extent may differ.")
}
