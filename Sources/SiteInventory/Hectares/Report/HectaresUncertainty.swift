internal import GeometryEngine
internal import SimpleFeatures

/// The uncertainty of each figure, computed from the accuracy of the digitised outlines.
public struct HectaresUncertainty: Hashable, Sendable {
    /// The standard error of each figure in hectares; `nil` when the figure or the accuracy of an outline is unknown.
    public var standardErrors: [SiteFigure: Double?]
    /// The inputs without a known accuracy, such as `plots/P7`.
    public var withoutAccuracy: [String]

    /// - Throws: `GeometryError` when GEOS cannot unite the pieces of a figure.
    init(of land: SiteLand, _ inputs: HectaresInputs) throws {
        var outlines: [(land: Geometry, accuracyMetres: Double?)] = []
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
        standardErrors = [:]
        for figure in SiteFigure.allCases {
            guard let selected = figure.definition.land else { continue }
            standardErrors[figure] = .some(try Self.standardError(of: land.parts(selected), error))
        }
    }

    /// The standard error in hectares; 0 without land, `nil` when the land or the accuracy of an outline is unknown.
    private static func standardError(of parts: [Geometry]?, _ error: OutlineError) throws -> Double? {
        guard let parts else { return nil }
        guard let whole = try Geometry.union(of: parts) else { return 0 }
        return error.standardErrorSquareMetres(of: whole).map { $0 / squareMetresPerHectare }
    }

    private static func area(of feature: Feature, in collection: CollectionID) throws -> Geometry? {
        collection == .constraints ? try ConstraintArea(feature).effectiveArea() : feature.geometry
    }
}

extension SiteLand {
    /// The pieces of land that a figure measures; `nil` when they are unknown.
    fileprivate func parts(_ selected: SiteFigure.Land) -> [Geometry]? {
        switch selected {
        case .perimeter: gross.map { [$0] }
        case .usablePlots: partition.map { [$0.net].compactMap(\.self) }
        case .pieces(let kinds): partition?.pieces.filter { kinds.contains($0.kind) }.compactMap(\.land)
        case .largestAvailablePart: partition.map { [$0.largestAvailableLand].compactMap(\.self) }
        case .restricted(let severities): restricted.map { land in severities.compactMap { land.land(under: $0) } }
        }
    }
}

extension HectaresUncertainty: Encodable {
    /// Writes unknown values as null.
    ///
    /// - Throws: `EncodingError` when the encoder cannot write a value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("corners with independent normal errors (Chrisman and Yandell 1988)", forKey: .model)
        let named = standardErrors.map { ($0.key.rawValue, $0.value) }
        try container.encode(Dictionary(uniqueKeysWithValues: named), forKey: .standardErrors)
        try container.encode(withoutAccuracy, forKey: .withoutAccuracy)
    }

    enum CodingKeys: String, CodingKey {
        case model
        case standardErrors = "standard_error_ha"
        case withoutAccuracy = "without_accuracy"
    }
}
