internal import GeometryEngine
internal import SimpleFeatures
internal import SiteInventory

/// Tells where a finding lies in the file's own system and on the globe.
struct PlaceLocator {
    let inventoryCRS: CRS
    /// `nil` where the file is in the inventory's plane.
    let sourceCRS: String?
    // Made when the first finding needs them: most layers have none.
    private var toSource: CoordinateTransformer?
    private var toGlobe: CoordinateTransformer?
    private var sourceToGlobe: CoordinateTransformer?

    init(inventoryCRS: CRS, sourceCRS: String?) {
        self.inventoryCRS = inventoryCRS
        self.sourceCRS = sourceCRS
    }

    /// The finding with its place, which is in the file's own system, on the globe too.
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

    /// The finding with its place, which is in the inventory's plane, in both systems.
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
