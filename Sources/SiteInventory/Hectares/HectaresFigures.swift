/// The figures of a site in hectares, unrounded. `nil` means unknown, not zero.
///
/// ``SiteFigure`` has their names in data and their definitions.
public struct HectaresFigures: Hashable, Sendable {
    /// The values by ``SiteFigure/index``.
    private var values: [Double?] = Array(repeating: nil, count: SiteFigure.allCases.count)

    /// Creates figures that are all unknown.
    public init() {}

    /// The figure in hectares; `nil` for an unknown figure, and for a figure in another unit.
    public subscript(_ figure: SiteFigure) -> Double? {
        get { values[figure.index] }
        set { values[figure.index] = newValue }
    }

    /// Every figure with its value.
    var all: [(figure: SiteFigure, value: Double?)] { SiteFigure.statementHectares.map { ($0, self[$0]) } }
}

extension HectaresFigures: Codable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(_ figure: SiteFigure) { stringValue = figure.rawValue }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads a member for each figure. A missing member, as in statements of older versions, is unknown.
    ///
    /// - Throws: `DecodingError` when a member is not a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for figure in SiteFigure.statementHectares {
            self[figure] = try container.decodeIfPresent(Double.self, forKey: Key(figure))
        }
    }

    /// Writes a member for each figure. An unknown figure is written as null.
    ///
    /// - Throws: `EncodingError` when the encoder cannot write a number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (figure, value) in all { try container.encode(value, forKey: Key(figure)) }
    }
}

// The figures by name, for code that reads or computes one of them.

extension HectaresFigures {
    /// The area within the perimeter.
    public var gross: Double? {
        get { self[.grossHectares] }
        set { self[.grossHectares] = newValue }
    }

    /// The usable plots within the perimeter.
    public var net: Double? {
        get { self[.netHectares] }
        set { self[.netHectares] = newValue }
    }

    /// Available, conditional and reserved land.
    public var developable: Double? {
        get { self[.developableHectares] }
        set { self[.developableHectares] = newValue }
    }

    /// Land that can be bought now.
    public var available: Double? {
        get { self[.availableHectares] }
        set { self[.availableHectares] = newValue }
    }

    /// Land that waits for a condition.
    public var conditional: Double? {
        get { self[.conditionalHectares] }
        set { self[.conditionalHectares] = newValue }
    }

    /// Reserved land, including land reserved for its owner.
    public var reserved: Double? {
        get { self[.reservedHectares] }
        set { self[.reservedHectares] = newValue }
    }

    /// The plots with status sold.
    public var sold: Double? {
        get { self[.soldHectares] }
        set { self[.soldHectares] = newValue }
    }

    /// The plots with status occupied.
    public var occupied: Double? {
        get { self[.occupiedHectares] }
        set { self[.occupiedHectares] = newValue }
    }

    /// The plots with status not marketable.
    public var notMarketable: Double? {
        get { self[.notMarketableHectares] }
        set { self[.notMarketableHectares] = newValue }
    }

    /// The plots of unknown status.
    public var unknown: Double? {
        get { self[.unknownHectares] }
        set { self[.unknownHectares] = newValue }
    }

    /// The available land under severe or minor constraints; not subtracted.
    public var restricted: Double? {
        get { self[.restrictedHectares] }
        set { self[.restrictedHectares] = newValue }
    }

    /// The restricted land under a severe constraint.
    public var restrictedSevere: Double? {
        get { self[.restrictedSevereHectares] }
        set { self[.restrictedSevereHectares] = newValue }
    }

    /// The restricted land under minor constraints only.
    public var restrictedMinor: Double? {
        get { self[.restrictedMinorHectares] }
        set { self[.restrictedMinorHectares] = newValue }
    }

    /// The largest contiguous part of the available land.
    public var largestPlot: Double? {
        get { self[.largestPlotHectares] }
        set { self[.largestPlotHectares] = newValue }
    }

    /// The gross area in the plane of UTM zone 32, for comparison with planners' tables.
    public var grossUTM32: Double? {
        get { self[.grossUTM32Hectares] }
        set { self[.grossUTM32Hectares] = newValue }
    }

    /// The gross area that the source declares.
    public var declaredGross: Double? {
        get { self[.declaredGrossHectares] }
        set { self[.declaredGrossHectares] = newValue }
    }

    /// The net area that the source declares.
    public var declaredNet: Double? {
        get { self[.declaredNetHectares] }
        set { self[.declaredNetHectares] = newValue }
    }
}
