internal import Codecs
internal import SimpleFeatures

/// Well-known text of the OGC, as every program with geometries in tables reads it.
enum WKT {
    /// - Parameter decimals: how many decimals coordinates have at most; `nil` for as many as the number needs.
    static func text(_ geometry: Geometry, decimals: Int? = nil) -> String {
        var writer = WKTWriter(decimals: decimals)
        writer.append(geometry)
        return writer.json.text
    }
}

/// Numbers are written as JSON has them, everything else is brackets.
private struct WKTWriter {
    var json: JSONText
    let isRounded: Bool

    init(decimals: Int?) {
        json = JSONText(coordinateDecimals: decimals ?? 0)
        isRounded = decimals != nil
    }

    mutating func append(_ geometry: Geometry) {
        json.append(raw: geometry.kind.rawValue.uppercased() + " ")
        guard !geometry.isEmpty else { return json.append(raw: "EMPTY") }
        switch geometry {
        case .point(let position): list([position]) { $0.append($1) }
        case .lineString(let line): append(line)
        case .polygon(let polygon): append(polygon)
        case .multiPoint(let positions):
            list(positions) { writer, position in writer.list([position]) { $0.append($1) } }
        case .multiLineString(let lines): list(lines) { $0.append($1) }
        case .multiPolygon(let polygons): list(polygons) { $0.append($1) }
        case .geometryCollection(let parts): list(parts) { $0.append($1) }
        }
    }

    private mutating func append(_ polygon: Polygon) { list(polygon.rings) { $0.append($1) } }

    private mutating func append(_ line: LineString) { list(line.positions) { $0.append($1) } }

    private mutating func append(_ position: Position) {
        append(position.x)
        json.append(byte: UInt8(ascii: " "))
        append(position.y)
    }

    private mutating func append(_ coordinate: Double) {
        if isRounded { json.append(coordinate: coordinate) } else { json.append(number: coordinate) }
    }

    private mutating func list<Item>(_ items: [Item], _ append: (inout WKTWriter, Item) -> Void) {
        json.append(byte: UInt8(ascii: "("))
        for (index, item) in items.enumerated() {
            if index > 0 { json.append(byte: UInt8(ascii: ",")) }
            append(&self, item)
        }
        json.append(byte: UInt8(ascii: ")"))
    }
}
