import Codecs
import HTTPTypes
import SimpleFeatures
import SiteInventory

/// What is told of each feature: as it is stored, unless the request wants less or something else.
struct FeatureProjection: Sendable {
    let schema: CollectionSchema
    /// The system of the coordinates.
    let system: ServedCRS
    private let systems: CoordinateSystems
    private let selection: PropertySelection

    init(_ call: Call, _ schema: CollectionSchema) throws(Problem) {
        self.schema = schema
        system = try CRSParameter.output(call.parameters)
        systems = call.service.systems
        selection = try PropertySelection(call.parameters, schema)
    }

    /// The properties that are told, in the schema's order.
    var names: [String] { selection.names ?? schema.published.map(\.name) }

    /// True when geometries are told at all.
    var hasGeometry: Bool { schema.geometry != .none && !selection.skipsGeometry }

    /// True when features are told otherwise than they are stored.
    var isOwnSystem: Bool { system != .crs84 }

    func geoJSON(_ feature: EncodedFeature) throws -> [UInt8] {
        guard isOwnSystem || !selection.isWhole else { return feature.geoJSON }
        let stored = GeoJSONFeatureSlices(feature)
        let geometry =
            selection.skipsGeometry
            ? Array("null".utf8) : isOwnSystem ? try geometry(feature) : Array(stored.bytes[stored.geometry])
        return stored.bytes[..<stored.geometry.lowerBound] + geometry + properties(of: stored)
    }

    /// What follows the geometry: the chosen properties, or all of them as they are stored.
    private func properties(of stored: GeoJSONFeatureSlices) -> [UInt8] {
        guard let names = selection.names else { return Array(stored.bytes[stored.geometry.upperBound...]) }
        var json = JSONText()
        json.append(raw: ",\"properties\":{")
        var isFirst = true
        for (name, place) in zip(names, stored.values(of: names)) {
            guard let place else { continue }
            if !isFirst { json.append(raw: ",") }
            isFirst = false
            json.append(string: name)
            json.append(raw: ":")
            json.append(raw: Array(stored.bytes[place]))
        }
        json.append(raw: "}}")
        return json.bytes
    }

    /// The geometry in the form's system.
    func geometry(_ feature: EncodedFeature) throws -> [UInt8] {
        let plane = try feature.plane.map { try WKB.decode($0).geometry }
        return GeoJSONWriter.geometry(try plane.map { try systems.served($0, in: system) }, decimals: system.decimals)
    }

    /// What tells the system: as the standard has it, in angle brackets.
    var contentCrs: String { "<\(system.uri)>" }
}
