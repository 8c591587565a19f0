internal import Foundation
internal import SimpleFeatures

/// Blanks the null cells of a `.dbf`.
///
/// GDAL fills null numbers with asterisks, which other programs use for numbers that are too wide, and null dates with
/// zeroes. All programs read blanks as null.
enum DBFNullCells {
    private static let rowsAtOnce = 4096

    /// Replaces the fill of null cells by blanks, in place.
    ///
    /// - Throws: ``SourceFault`` when the file is not a table; the error of the file system when it cannot be changed.
    static func blank(inTable path: String) throws {
        let label = path.lastPathPart
        let layout = try DBFLayout(FilePath(gdalPath: path, userPath: path, label: label), shapes: nil) { _ in }
        let cells = layout.fields.compactMap { field in field.nullFill.map { (range: field.range, fill: $0) } }
        let file = try FileHandle(forUpdating: URL(filePath: path))
        for first in stride(from: 0, to: layout.rows, by: rowsAtOnce) {
            let offset = UInt64(layout.headerLength + first * layout.rowLength)
            let rows = min(rowsAtOnce, layout.rows - first)
            try file.seek(toOffset: offset)
            var bytes = [UInt8](try file.read(upToCount: rows * layout.rowLength) ?? Data())
            for row in stride(from: 0, to: bytes.count, by: layout.rowLength) {
                for cell in cells {
                    let range = row + cell.range.lowerBound..<row + cell.range.upperBound
                    guard bytes[range].allSatisfy({ $0 == cell.fill }) else { continue }
                    bytes.replaceSubrange(range, with: repeatElement(UInt8(ascii: " "), count: range.count))
                }
            }
            try file.seek(toOffset: offset)
            try file.write(contentsOf: bytes)
        }
        try file.close()
    }
}

extension DBFLayout.Field {
    /// The byte with which GDAL fills a null cell; `nil` when it writes blanks.
    fileprivate var nullFill: UInt8? {
        switch type {
        case "N", "F": UInt8(ascii: "*")
        case "D": UInt8(ascii: "0")
        default: nil
        }
    }
}
