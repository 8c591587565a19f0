extension SourceFault {
    /// Why a file or a row cannot be read, where its kind does not say it.
    public enum Reason: Hashable, Sendable, Codable {
        /// The text or the bytes of a value are malformed.
        case syntax(SyntaxReason)
        /// The JSON ends, or stops being JSON, after this many features.
        case jsonBroken(afterFeature: Int)
        /// The header states another number of features than follow.
        case featureCount(stated: Int, found: Int)
        /// The file ends within a feature.
        case lastFeatureIncomplete
        /// The SQLite database of the file is damaged.
        case databaseDamaged
        /// The file is a SQLite database without the tables of a GeoPackage.
        case notAGeoPackage
        /// An encoding without the bytes of ASCII, which the format needs, such as UTF-16.
        case encodingNotASCII
        /// The geometry of the row ends before its last position.
        case positionsMissing
    }
}
