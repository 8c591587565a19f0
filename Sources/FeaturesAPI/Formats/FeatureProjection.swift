import Codecs
import SimpleFeatures
import SiteInventory

/// The part of each feature that a request asks for, and the system of its coordinates. The whole feature in CRS84 is
/// served as it is stored.
struct FeatureProjection: Sendable {
    private let schema: CollectionSchema
    let crs: ServedCRS
    private let systems: CoordinateSystems
    /// `nil` for the whole feature.
    private let selection: PropertySelection?

    /// Reads the parameters `crs`, `properties`, `exclude-properties` and `skip-geometry`.
    init(_ call: Call, _ schema: CollectionSchema) throws(Problem) {
        self.schema = schema
        crs = call.parameters.contains("crs") ? try CRSParameter.output(call.parameters) : .crs84
        systems = call.service.systems
        let isWhole = Parameter.partsOfFeatures.allSatisfy { !call.parameters.contains($0.name) }
        selection = isWhole ? nil : try PropertySelection(call.parameters, schema)
    }

    /// The names of the properties, in the order of the schema.
    var names: [String] { selection?.names ?? schema.published.map(\.name) }

    /// False when no feature has a geometry.
    var hasGeometry: Bool { schema.geometry != .none && !skipsGeometry }

    private var skipsGeometry: Bool { selection?.skipsGeometry == true }

    /// True when geometries are transformed from the inventory's plane.
    var isReprojected: Bool { crs != .crs84 }

    func geoJSON(_ feature: EncodedFeature) throws -> [UInt8] {
        guard isReprojected || selection != nil else { return feature.geoJSON }
        let stored = GeoJSONFeatureSlices(feature)
        let geometry =
            skipsGeometry
            ? Array("null".utf8) : isReprojected ? try geometry(feature) : Array(stored.bytes[stored.geometry])
        return stored.bytes[..<stored.geometry.lowerBound] + geometry + properties(of: stored)
    }

    /// Everything after the geometry: the selected properties, or all as they are stored.
    private func properties(of stored: GeoJSONFeatureSlices) -> [UInt8] {
        guard let names = selection?.names else { return Array(stored.bytes[stored.geometry.upperBound...]) }
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

    /// The geometry in ``crs``.
    func geometry(_ feature: EncodedFeature) throws -> [UInt8] {
        let plane = try feature.plane.map { try WKB.decode($0).geometry }
        return GeoJSONWriter.geometry(try plane.map { try systems.served($0, in: crs) }, decimals: crs.decimals)
    }
}
