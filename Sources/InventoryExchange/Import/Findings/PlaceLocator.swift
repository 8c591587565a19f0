internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Transforms the positions of findings to the file's own system and to WGS 84.
struct PlaceLocator {
    let inventoryCRS: CRS
    /// The definition of the file's system; `nil` when it is the inventory's plane.
    let sourceCRS: String?
    // Created for the first finding, since most layers have none.
    private var toSource: CoordinateTransformer?
    private var toGlobe: CoordinateTransformer?
    private var sourceToGlobe: CoordinateTransformer?

    init(inventoryCRS: CRS, sourceCRS: String?) {
        self.inventoryCRS = inventoryCRS
        self.sourceCRS = sourceCRS
    }

    /// Returns the finding with longitude and latitude. Its place is in the file's own system.
    mutating func locatedInSource(_ finding: Finding) -> Finding {
        guard let place = finding.place else { return finding }
        var finding = finding
        if sourceToGlobe == nil {
            sourceToGlobe = try? CoordinateTransformer(
                from: sourceCRS ?? inventoryCRS.definition, to: CRS.crs84.definition)
        }
        if let globe = try? sourceToGlobe?.transform([Position(place.x, place.y)]).first {
            finding.place?.longitude = globe.x
            finding.place?.latitude = globe.y
        }
        return finding
    }

    /// Returns the finding with its place in the file's system, and with longitude and latitude. Its place is in the
    /// inventory's plane.
    mutating func located(_ finding: Finding) -> Finding {
        guard let place = finding.place else { return finding }
        var finding = finding
        let position = Position(place.x, place.y)
        if toGlobe == nil { toGlobe = try? CoordinateTransformer(from: inventoryCRS, to: .crs84) }
        if let globe = try? toGlobe?.transform([position]).first {
            finding.place?.longitude = globe.x
            finding.place?.latitude = globe.y
        }
        guard let sourceCRS else { return finding }
        if toSource == nil { toSource = try? CoordinateTransformer(from: inventoryCRS.definition, to: sourceCRS) }
        if let source = try? toSource?.transform([position]).first {
            finding.place?.x = source.x
            finding.place?.y = source.y
        }
        return finding
    }
}
