package import SimpleFeatures

/// Writes well-known text (OGC 06-103r4).
package struct WKTWriter {
    /// The spaces in the text. Readers accept all of them.
    package enum Spacing: Sendable {
        /// `MULTIPOINT ((1 2),(3 4))`, as GDAL and PostGIS write it.
        case afterType
        /// `MULTIPOINT((1 2), (3 4))`, as in the examples of CQL2.
        case afterComma
    }

    private var numbers: JSONText
    private let spacing: Spacing

    /// - Parameter decimals: the maximum number of decimals of a coordinate; `nil` for as many as needed.
    package static func text(
        _ geometry: Geometry, decimals: Int? = nil, spacing: Spacing = .afterType
    ) -> String {
        var writer = WKTWriter(decimals: decimals, spacing: spacing)
        writer.append(geometry)
        return writer.numbers.text
    }

    private init(decimals: Int?, spacing: Spacing) {
        numbers = JSONText(coordinateDecimals: decimals)
        self.spacing = spacing
    }

    private mutating func append(_ geometry: Geometry) {
        numbers.append(raw: geometry.kind.rawValue.uppercased())
        if spacing == .afterType || geometry.isEmpty { numbers.append(byte: UInt8(ascii: " ")) }
        guard !geometry.isEmpty else { return numbers.append(raw: "EMPTY") }
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
        numbers.append(coordinate: position.x)
        numbers.append(byte: UInt8(ascii: " "))
        numbers.append(coordinate: position.y)
    }

    private mutating func list<Item>(_ items: [Item], _ append: (inout WKTWriter, Item) -> Void) {
        numbers.append(byte: UInt8(ascii: "("))
        for (index, item) in items.enumerated() {
            if index > 0 { numbers.append(raw: spacing == .afterComma ? ", " : ",") }
            append(&self, item)
        }
        numbers.append(byte: UInt8(ascii: ")"))
    }
}
