internal import Codecs
internal import SimpleFeatures

extension JSONParser {
    /// Parses a GeoJSON geometry (RFC 7946), longitude before latitude. Its parts must be non-empty and its rings
    /// closed.
    func geometry(_ tree: JSONTree) throws(FilterError) -> Geometry {
        var reader = GeoJSONGeometryReader(.strict)
        do throws(CodecError) {
            if let geometry = try reader.geometry(JSONScanner(bytes, tree.place)) { return geometry }
        } catch {
            throw FilterError(geometry: error, in: text, types: Geometry.Kind.allCases.map(\.rawValue))
        }
        throw error("Expected a geometry of GeoJSON.", at: tree)
    }
}
