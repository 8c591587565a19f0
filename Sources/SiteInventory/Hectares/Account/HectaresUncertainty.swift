internal import GeometryEngine
internal import SimpleFeatures

/// What the accuracy of the digitised outlines implies for each figure.
public struct HectaresUncertainty: Hashable, Sendable {
    /// By figure: its standard error in hectares; `nil` where the figure or the accuracy of an outline is unknown.
    public var standardErrors: [String: Double?]
    /// The inputs whose accuracy nobody said: `plots/P7`.
    public var withoutAccuracy: [String]

    /// - Throws: `GeometryError` when GEOS cannot unite the pieces of a figure.
    init(of land: SiteLand, _ inputs: HectaresInputs) throws {
        var outlines: [(land: Geometry, accuracy_m: Double?)] = []
        withoutAccuracy = []
        for (collection, features) in inputs.byCollection.prefix(3) {
            for feature in features.map(\.feature) {
                guard let area = try Self.area(of: feature, in: collection) else { continue }
                let accuracy = feature[.accuracyMetres].number.flatMap { $0 >= 0 ? $0 : nil }
                outlines.append((area, accuracy))
                if accuracy == nil { withoutAccuracy.append("\(collection.rawValue)/\(feature.id)") }
            }
        }
        let error = OutlineError(outlines)
        standardErrors = try Self.lands(of: land).mapValues { land in
            try land.flatMap { parts -> Double? in
                // Of nothing there is nothing to be uncertain about.
                guard let whole = try Geometry.union(of: parts) else { return 0 }
                return error.standardErrorSquareMetres(of: whole).map { $0 / squareMetresPerHectare }
            }
        }
    }

    private static func area(of feature: Feature, in collection: CollectionID) throws -> Geometry? {
        collection == .constraints ? try ConstraintArea(feature).effectiveArea() : feature.geometry
    }

    /// The pieces of land of each figure; `nil` of an unknown one.
    private static func lands(of land: SiteLand) -> [String: [Geometry]?] {
        func pieces(_ kinds: WaterfallStep.Kind...) -> [Geometry]? {
            land.partition?.pieces.filter { kinds.contains($0.kind) }.compactMap(\.land)
        }
        let restricted = land.restricted
        return [
            "gross_ha": land.gross.map { [$0] },
            "net_ha": land.partition.map { [$0.net].compactMap(\.self) },
            "developable_ha": pieces(.reservedForOwner, .reserved, .conditional, .available),
            "available_ha": pieces(.available),
            "largest_plot_ha": land.partition.map { [$0.largestAvailableLand].compactMap(\.self) },
            "conditional_ha": pieces(.conditional),
            "reserved_ha": pieces(.reservedForOwner, .reserved),
            "sold_ha": pieces(.sold),
            "occupied_ha": pieces(.occupied),
            "not_marketable_ha": pieces(.notMarketable),
            "unknown_ha": pieces(.unknown),
            "restricted_ha": restricted.map { [$0.severe, $0.minor].compactMap(\.self) },
            "restricted_severe_ha": restricted.map { [$0.severe].compactMap(\.self) },
            "restricted_minor_ha": restricted.map { [$0.minor].compactMap(\.self) },
        ]
    }
}

extension HectaresUncertainty: Encodable {
    /// What is unknown is written as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("corners with independent normal errors (Chrisman and Yandell 1988)", forKey: .model)
        try container.encode(standardErrors, forKey: .standardErrors)
        try container.encode(withoutAccuracy, forKey: .withoutAccuracy)
    }

    enum CodingKeys: String, CodingKey {
        case model
        case standardErrors = "standard_error_ha"
        case withoutAccuracy = "without_accuracy"
    }
}
