internal import Codecs
internal import SimpleFeatures
@testable internal import VectorIO

extension FuzzTarget {
    /// A GeoJSON geometry, which two readers of ours must understand alike.
    static let geoJSONGeometry = FuzzTarget(name: "geojson-geometry") { bytes in
        let whole = try? GeoJSONReader.geometry(in: bytes)
        var reader = GeoJSONGeometry()
        let scanned = try? reader.geometry(JSONScanner(bytes), depth: 0)
        if let whole { try requireWritable(whole) }
        if let scanned { try requireRoundTrip(scanned) }
        if let whole, let scanned { try require(whole == scanned, "read as \(whole) and as \(scanned)") }
    }

    /// Well-known text.
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
    var isFinite = true
    geometry.forEachPosition { isFinite = isFinite && $0.isFinite }
    try require(isFinite, "JSON has no infinite numbers")
    let json = GeoJSONWriter.geometry(geometry)
    do {
        let again = try GeoJSONReader.geometry(in: json)
        try require(again == nil ? geometry.isEmpty : again?.kind == geometry.kind, "another kind comes back")
    } catch let error as GeoJSONError {
        throw BrokenPromise("what was written cannot be read: \(error)")
    }
}

extension Geometry {
    /// As well-known text, with every digit.
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

    /// Too many digits are read as infinite, for a finding to tell where; the word `inf` is no number.
    private func word(_ number: Double) -> String {
        number.isFinite ? "\(number)" : number < 0 ? "-1e999" : "1e999"
    }
}

private func list(_ items: [String]) -> String { items.isEmpty ? "EMPTY" : "(\(items.joined(separator: ", ")))" }
