internal import Codecs
internal import SimpleFeatures

extension FuzzTarget {
    /// Input: a GeoJSON geometry, read alone and in a feature.
    static let geoJSONGeometry = FuzzTarget(name: "geojson-geometry") { bytes in
        guard let geometry = try? GeoJSONReader.geometry(in: bytes) else { return }
        try requireRoundTrip(geometry)
        if geometry.isFinite { try requireWritable(geometry) }
        let feature = Array(#"{"type":"Feature","id":"a","geometry":"#.utf8) + bytes + Array(#","properties":{}}"#.utf8)
        let again = try? GeoJSONReader.geometry(ofFeature: feature)
        try require(again == geometry, "\(geometry) is read as \(again as Any) in a feature")
    }

    /// Input: well-known text.
    static let wellKnownText = FuzzTarget(name: "wkt") { bytes in
        guard let read = try? WKTReader.read(String(decoding: bytes, as: UTF8.self)) else { return }
        try requireRoundTrip(read.geometry)
        var text = ""
        read.geometry.appendText(to: &text)
        guard let again = try? WKTReader.read(text) else { throw BrokenPromise("\(text) cannot be read") }
        try require(again.geometry == read.geometry, "\(text) is read as \(again.geometry)")
    }
}

private func requireWritable(_ geometry: Geometry) throws {
    let json = GeoJSONWriter.geometry(geometry)
    do {
        let again = try GeoJSONReader.geometry(in: json)
        try require(again == nil ? geometry.isEmpty : again?.kind == geometry.kind, "the type of the geometry changes")
    } catch let error as CodecError {
        throw BrokenPromise("the written geometry cannot be read: \(error)")
    }
}

extension Geometry {
    fileprivate var isFinite: Bool {
        var isFinite = true
        forEachPosition { isFinite = isFinite && $0.isFinite }
        return isFinite
    }

    /// Appends well-known text with full precision.
    fileprivate func appendText(to text: inout String) {
        text += kind.rawValue.uppercased() + " "
        switch self {
        case .point(let position): text += list([position.text])
        case .multiPoint(let positions): text += list(positions.map(\.text))
        case .lineString(let line): text += line.text
        case .multiLineString(let lines): text += list(lines.map(\.text))
        case .polygon(let polygon): text += polygon.text
        case .multiPolygon(let polygons): text += list(polygons.map(\.text))
        case .geometryCollection(let parts):
            text += list(
                parts.map { part in
                    var text = ""
                    part.appendText(to: &text)
                    return text
                })
        }
    }
}

extension Polygon {
    fileprivate var text: String { exterior.positions.isEmpty && holes.isEmpty ? "EMPTY" : list(rings.map(\.text)) }
}

extension LineString {
    fileprivate var text: String { list(positions.map(\.text)) }
}

extension Position {
    fileprivate var text: String { "\(word(x)) \(word(y))" }

    /// Writes infinity as an overflowing number, since `inf` is not a number in well-known text.
    private func word(_ number: Double) -> String {
        number.isFinite ? "\(number)" : number < 0 ? "-1e999" : "1e999"
    }
}

private func list(_ items: [String]) -> String { items.isEmpty ? "EMPTY" : "(\(items.joined(separator: ", ")))" }
