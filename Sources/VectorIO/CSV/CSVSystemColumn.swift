internal import SimpleFeatures

/// A column with the coordinate reference system of the ordinates, as in the registers of English councils.
struct CSVSystemColumn {
    private let column: Int
    private let x: Int

    private static let names: Set = ["coordinatereferencesystem", "crs", "srid", "epsg"]

    /// `nil` for a table without such a column or without ordinates.
    init?(_ header: CSVHeader) {
        guard case .coordinates(let x, _) = header.geometry,
            let column = header.columns.first(where: { Self.names.contains($0.name.lowercased().filter(\.isLetter)) })
        else { return nil }
        self.column = column.index
        self.x = x
    }

    /// The system of all rows; `nil` when the rows name several systems or an unknown one.
    func crs(in path: FilePath, _ dialect: CSVDialect) throws(SourceFault) -> SourceCRS? {
        var records = try CSVRecords(path, separator: dialect.separator, offset: dialect.offset)
        _ = try records.next()
        var found: Int?
        while let cells = try records.next() {
            guard max(column, x) < cells.count, let ordinate = coordinate(text(cells, x)) else { continue }
            guard let code = Self.code(text(cells, column), isDegrees: abs(ordinate) <= 180), found ?? code == code
            else { return nil }
            found = code
        }
        return found.flatMap { SourceCRS(srid: $0) }
    }

    private func text(_ cells: [[UInt8]], _ column: Int) -> String {
        String(decoding: cells[column], as: UTF8.self).trimmingSpaces
    }

    private static func code(_ name: String, isDegrees: Bool) -> Int? {
        let key = name.uppercased().filter { $0.isLetter || $0.isNumber }
        return switch key {
        case "WGS84": isDegrees ? 4326 : nil
        case "ETRS89": isDegrees ? 4258 : nil
        case "OSGB36": isDegrees ? 4277 : 27700
        default: Int(key.hasPrefix("EPSG") ? key.dropFirst(4) : key[...])
        }
    }
}
