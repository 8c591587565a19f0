internal import SimpleFeatures

/// Compares the declared hectares with those computed from the outline.
///
/// Thresholds: domain knowledge from measured municipal data, where they give a useful number of hits.
package struct DeclaredArea {
    package var declaredHectares: Double
    /// Geodesic.
    package var computedHectares: Double

    package init(declaredHectares: Double, computedHectares: Double) {
        self.declaredHectares = declaredHectares
        self.computedHectares = computedHectares
    }

    /// The unit in which the area seems to be declared; `nil` for hectares.
    package var unit: AreaUnit? { AreaUnit.allCases.first { $0.ratio.contains(declaredHectares / computedHectares) } }

    /// Relative to the computed area.
    package var difference: Double { (declaredHectares - computedHectares) / computedHectares }

    /// How much the difference matters.
    package var check: DeclaredCheck {
        let share = abs(difference)
        guard share > 0.001 else { return .agrees }
        // Below this, it is the rounding of a small plot's figure.
        guard abs(declaredHectares - computedHectares) > 0.01, share > 0.01 else { return .note }
        return share > 0.05 ? .error : .warning
    }
}

extension AreaUnit {
    /// What the declared figure is when it should be 1 ha, from–to.
    fileprivate var ratio: ClosedRange<Double> {
        switch self {
        case .squareMetres: 9500...10_500
        case .ares: 95...105
        case .squareKilometres: 0.0095...0.0105
        case .acres: 2.445...2.5
        // Web Mercator's scale at the latitudes of the region, squared.
        case .webMercator: 2.55...2.65
        }
    }

    /// In the dative: "in …".
    public var text: LocalizedText {
        switch self {
        case .squareMetres: LocalizedText(de: "Quadratmetern", en: "square metres")
        case .ares: LocalizedText(de: "Ar", en: "ares")
        case .squareKilometres: LocalizedText(de: "Quadratkilometern", en: "square kilometres")
        case .acres: LocalizedText(de: "Acre", en: "acres")
        case .webMercator:
            LocalizedText(de: "einer Fläche in Web-Mercator (EPSG:3857)", en: "an area in Web Mercator (EPSG:3857)")
        }
    }
}
