internal import SimpleFeatures
internal import SiteInventory

/// A change that would transfer an id from one feature to another feature elsewhere.
struct FeatureRelocation {
    /// The distance between the centres; `nil` when a position is unknown and the municipality differs.
    let metres: Double?
    /// The names, or the sites of a plot; `nil` when either is unknown.
    let names: (before: String, after: String)?

    /// The assumed size of a site with a point instead of an outline.
    private static let pointSizeMetres = 500.0

    /// Returns `nil` when the feature keeps its name, or moves by no more than its own size.
    ///
    /// - Parameters:
    ///   - after: the feature of the row, without the values that are kept from `before`.
    ///   - isRowNumber: true for an id that only numbers the rows. It is not evidence that two features without names
    ///     are the same.
    init?(from before: Feature, to after: Feature, isRowNumber: Bool) {
        let names = Self.texts(before, after, FieldName.name) ?? Self.texts(before, after, FieldName.siteID)
        if let names, NameKey(names.before) == NameKey(names.after) { return nil }
        guard names != nil || isRowNumber else { return nil }
        self.names = names
        if let move = Self.move(before, after) {
            guard move.metres > move.size else { return nil }
            metres = move.metres
        } else {
            guard isRowNumber, names != nil, let towns = Self.texts(before, after, FieldName.municipality),
                NameKey(towns.before) != NameKey(towns.after)
            else { return nil }
            metres = nil
        }
    }

    private static func texts(
        _ before: Feature, _ after: Feature, _ field: FieldName
    ) -> (before: String, after: String)? {
        guard let old = before[field].text, let new = after[field].text else { return nil }
        return (old, new)
    }

    /// Returns the distance between the centres and the size of the larger feature, in metres. Returns `nil` when a
    /// position is unknown.
    private static func move(_ before: Feature, _ after: Feature) -> (metres: Double, size: Double)? {
        if let old = before.geometry.flatMap({ Envelope($0) }), let new = after.geometry.flatMap({ Envelope($0) }) {
            return (old.centre.distance(to: new.centre), max(old.diagonal, new.diagonal))
        }
        guard let old = representativePoint(before), let new = representativePoint(after) else { return nil }
        return (old.metresOnGlobe(to: new), pointSizeMetres)
    }

    private static func representativePoint(_ feature: Feature) -> Position? {
        guard let longitude = feature[.representativeLongitude].number,
            let latitude = feature[.representativeLatitude].number
        else { return nil }
        return Position(longitude, latitude)
    }
}

extension Envelope {
    fileprivate var centre: Position { Position((minX + maxX) / 2, (minY + maxY) / 2) }

    fileprivate var diagonal: Double { Position(minX, minY).distance(to: Position(maxX, maxY)) }
}

extension Position {
    /// Returns the approximate distance in metres between two positions in degrees. It is exact enough for a comparison
    /// with the size of a site.
    fileprivate func metresOnGlobe(to other: Position) -> Double {
        let metresPerDegree = 111_320.0
        // The length of a degree of longitude at the latitudes of Germany.
        return Position(x * metresPerDegree * 0.63, y * metresPerDegree)
            .distance(to: Position(other.x * metresPerDegree * 0.63, other.y * metresPerDegree))
    }
}
