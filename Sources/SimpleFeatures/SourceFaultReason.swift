extension SourceFault {
    /// Why a file or a row cannot be read, when its kind does not state it.
    public enum Reason: Hashable, Sendable, Codable {
        /// The text or the bytes of a value are malformed.
        case syntax(SyntaxReason)
        /// The JSON ends or becomes invalid after this many features.
        case jsonBroken(afterFeature: Int)
        /// The header states a number of features that differs from the actual one.
        case featureCount(stated: Int, found: Int)
        /// The file ends within a feature.
        case lastFeatureIncomplete
        /// The SQLite database of the file is damaged.
        case databaseDamaged
        /// The file is a SQLite database without the tables of a GeoPackage.
        case notAGeoPackage
        /// An encoding that does not keep ASCII bytes, which the format needs, such as UTF-16.
        case encodingNotASCII
        /// A text or a row has more bytes than are read.
        case textTooLong(maximumBytes: Int)
        /// A layer has more columns than are read.
        case columnsTooMany(maximum: Int)
        /// The geometry of the row ends before its last position.
        case positionsMissing
    }
}
