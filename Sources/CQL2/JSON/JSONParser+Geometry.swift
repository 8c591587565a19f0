internal import Codecs
internal import SimpleFeatures

extension JSONParser {
    /// The geometry of GeoJSON (RFC 7946) that the value is: nothing in it is empty, and its rings are closed.
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
