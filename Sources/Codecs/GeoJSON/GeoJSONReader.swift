public import SimpleFeatures

/// Reads the geometries of GeoJSON (RFC 7946): longitude before latitude. Heights are dropped.
public enum GeoJSONReader {
    /// The geometry object in the bytes; `nil` for `null`.
    ///
    /// - Throws: ``CodecError`` with the offset of the error.
    public static func geometry(in json: some Sequence<UInt8>) throws(CodecError) -> Geometry? {
        let bytes = Array(json)
        var scanner = JSONScanner(bytes)
        let place = try scanner.value()
        try scanner.expectEnd()
        var reader = GeoJSONGeometryReader()
        return try reader.geometry(JSONScanner(bytes, place))
    }

    /// True when the geometry of the feature object meets the box; false when it has none.
    ///
    /// Most features that meet a box have a position in it. Those are found without reading the whole geometry.
    ///
    /// - Throws: ``CodecError`` with the offset of the error.
    public static func feature(_ json: [UInt8], meets box: Envelope) throws(CodecError) -> Bool {
        if CanonicalGeoJSONReader.isPosition(ofFeature: json, in: box) { return true }
        return try geometry(ofFeature: json).map(box.meets) ?? false
    }

    /// The geometry of the feature object in the bytes; `nil` when it has none.
    ///
    /// - Throws: ``CodecError`` with the offset of the error.
    public static func geometry(ofFeature json: some Sequence<UInt8>) throws(CodecError) -> Geometry? {
        let bytes = Array(json)
        let canonical = CanonicalGeoJSONReader.geometry(ofFeature: bytes)
        if canonical.isCanonical { return canonical.geometry }
        var place: Range<Int>?
        var scanner = JSONScanner(bytes)
        try scanner.forEachMember { (name, value) throws(CodecError) in
            if bytes[name].elementsEqual("geometry".utf8) { place = value }
        }
        guard let place else { return nil }
        var reader = GeoJSONGeometryReader()
        return try reader.geometry(JSONScanner(bytes, place))
    }
}
