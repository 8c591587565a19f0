internal import SimpleFeatures

/// The unit of a number, and the precision of computed numbers in it.
///
/// Computed figures are rounded when they are derived, so that each value is the same where it is shown, compared,
/// sorted and filtered. Values that a source declares are kept as declared.
public enum FieldUnit: String, Hashable, Sendable {
    case hectares = "ha"
    case metres = "m"
    /// The unit of bearings, clockwise from north, and of declared latitudes and longitudes.
    case degrees = "deg"
    case minutes = "min"
    case kilometresPerHour = "km/h"
    case year
    /// A fraction, 0 to 1.
    case share = "1"

    /// The symbol of the unit, as in `gross [ha]`.
    public var symbol: String { rawValue }

    /// The number of decimals of a computed figure; `nil` for units without computed figures.
    public var decimals: Int? {
        switch self {
        case .hectares, .share: 4
        case .metres, .minutes: 2
        case .degrees: 1
        case .kilometresPerHour, .year: nil
        }
    }

    /// Rounds a computed figure to the precision of the unit, half away from zero. A bearing of 360° becomes 0°.
    public func rounded(_ value: Double) -> Double {
        guard let decimals else { return value }
        let rounded = value.rounded(toDecimals: decimals)
        return self == .degrees && rounded == 360 ? 0 : rounded
    }

    /// Rounds a computed figure to the precision of the unit; `nil` for `nil`.
    public func rounded(_ value: Double?) -> Double? { value.map { rounded($0) } }

    /// A computed figure as a property, rounded to the precision of the unit; null for `nil`.
    func value(_ value: Double?) -> PropertyValue { PropertyValue(rounded(value)) }
}

extension Double {
    /// The number rounded to decimals, half away from zero.
    ///
    /// Rounds the decimal notation of the number: 1.00005 to four decimals is 1.0001, although its double is a little
    /// less. Returns numbers unchanged that are too large to have such decimals.
    func rounded(toDecimals decimals: Int) -> Double {
        let scale = Self.powersOfTen[decimals]
        // Above this limit, adjacent doubles differ by more than half a step, or the division below is inexact.
        guard magnitude * scale < 0x1p51 else { return self }
        let below = (magnitude * scale).rounded(.down)
        // The double nearest to the decimal half. Both operands are exact, so the quotient is rounded only once.
        let half = (2 * below + 1) / (2 * scale)
        let steps = magnitude >= half ? below + 1 : below
        return steps == 0 ? 0 : (self < 0 ? -steps : steps) / scale
    }

    private static let powersOfTen = [1.0, 10, 100, 1000, 10_000]
}
