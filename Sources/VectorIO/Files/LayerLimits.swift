internal import SimpleFeatures

/// The limits of layers in formats that have none themselves. A file beyond them is refused while it is read.
enum LayerLimits {
    /// A GeoPackage has no more columns either.
    static let columns = 2000
    /// The cells of a row of CSV. Spreadsheets write as many empty ones.
    static let cells = 16_384
    /// The bytes of one text in JSON.
    static let textBytes = 16 << 20

    /// - Throws: ``SourceFault`` when a layer has too many columns.
    static func check(columns count: Int, in path: FilePath, _ maximum: Int = columns) throws(SourceFault) {
        guard count <= maximum else {
            throw SourceFault(.fileBroken, file: path.label, reason: .columnsTooMany(maximum: maximum))
        }
    }
}
