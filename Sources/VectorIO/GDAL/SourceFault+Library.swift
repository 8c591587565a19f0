internal import SimpleFeatures

extension SourceFault {
    /// A fault with a message of GDAL, and with the reason when the message is a known one.
    init(_ kind: Kind, file: String, row: Int? = nil, library message: String?) {
        self.init(
            kind, file: file, row: row, reason: message.flatMap(Reason.init(libraryMessage:)), libraryMessage: message)
    }
}

extension SourceFault.Reason {
    /// The reason that a message of GDAL or SQLite states; `nil` for any other message.
    fileprivate init?(libraryMessage message: String) {
        if message.contains("malformed") {
            self = .databaseDamaged
        } else if message.contains("required GeoPackage tables") {
            self = .notAGeoPackage
        } else if message == "Length of input WKB is too small" {
            self = .positionsMissing
        } else {
            return nil
        }
    }
}
