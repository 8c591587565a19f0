extension FuzzTarget {
    /// The parsers. The package in `Requests/` fuzzes the router.
    static let all: [FuzzTarget] = [
        .wkb, .geoPackageGeometry, .geoJSONGeometry, .wellKnownText, .numbers, .values, .fieldMapping, .findingTexts,
        .csvRecords,
        .csv, .geoJSON, .shapefile, .multipart, .headerValue, .zip, .workerFrames,
        .filterText, .filterJSON, .likePattern,
    ]
}
