internal import SimpleFeatures

/// Compares the declared hectares with those computed from the outline.
///
/// The thresholds come from municipal data, where they give a useful number of findings.
package struct DeclaredArea {
    package var declaredHectares: Double
    /// The geodesic area in hectares.
    package var computedHectares: Double

    package init(declaredHectares: Double, computedHectares: Double) {
        self.declaredHectares = declaredHectares
        self.computedHectares = computedHectares
    }

    /// The unit in which the area seems to be declared; `nil` for hectares.
    package var unit: AreaUnit? { AreaUnit.allCases.first { $0.ratio.contains(declaredHectares / computedHectares) } }

    /// The difference relative to the computed area.
    package var difference: Double { (declaredHectares - computedHectares) / computedHectares }

    /// The severity of the difference.
    package var check: DeclaredCheck {
        let share = abs(difference)
        guard share > 0.001 else { return .agrees }
        // Smaller differences are rounding errors in the figure of a small plot.
        guard abs(declaredHectares - computedHectares) > 0.01, share > 0.01 else { return .note }
        return share > 0.05 ? .error : .warning
    }
}

extension AreaUnit {
    /// The range of declared figures for a true area of 1 ha.
    fileprivate var ratio: ClosedRange<Double> {
        switch self {
        case .squareMetres: 9500...10_500
        case .ares: 95...105
        case .squareKilometres: 0.0095...0.0105
        case .acres: 2.445...2.5
        // The square of Web Mercator's scale at the latitudes of the region.
        case .webMercator: 2.55...2.65
        }
    }

    /// The unit in a phrase, such as "in …". The German text is in the dative.
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
