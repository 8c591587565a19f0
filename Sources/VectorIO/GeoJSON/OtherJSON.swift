internal import SimpleFeatures

/// JSON with features in a format other than GeoJSON.
enum OtherJSON: String {
    /// The JSON of ArcGIS: `attributes` and `rings` in place of `properties` and `coordinates`.
    case esri = "esrijson"
    /// TopoJSON, in which outlines share arcs.
    case topology = "topojson"

    /// `nil` for a file of another format.
    init?(_ path: FilePath) {
        guard let bytes = try? VirtualFile(path).read(at: 0, count: 1 << 14) else { return nil }
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// - Parameter head: the beginning of the file.
    init?(_ head: String) {
        let compact = head.filter { !$0.isWhitespace }
        if compact.contains("\"type\":\"Topology\"") {
            self = .topology
        } else if Self.marksOfESRI.contains(where: compact.contains) {
            self = .esri
        } else {
            return nil
        }
    }

    private static let marksOfESRI = [
        "\"esriGeometry", "\"esriFieldType", "\"spatialReference\":{", "\"attributes\":{", "\"rings\":[[",
        "\"paths\":[[",
    ]
}
