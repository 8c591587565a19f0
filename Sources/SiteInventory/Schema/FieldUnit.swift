internal import SimpleFeatures

/// The unit of a number, and the precision of computed numbers in it.
///
/// Computed figures are rounded when they are derived, so that each value is the same where it is shown, compared,
/// sorted and filtered. Values that a source declares are kept as declared.
public enum FieldUnit: String, Hashable, Sendable {
    case hectares = "ha"
    case metres = "m"
    /// Of a bearing, clockwise from north; of a declared latitude or longitude.
    case degrees = "deg"
    case minutes = "min"
    case kilometresPerHour = "km/h"
    case year
    /// A part of a whole: 0 to 1.
    case share = "1"

    /// The unit's sign, as in `gross [ha]`.
    public var symbol: String { rawValue }

    /// How many decimals a computed figure has; `nil` for units in which nothing is computed.
    public var decimals: Int? {
        switch self {
        case .hectares, .share: 4
        case .metres, .minutes: 2
        case .degrees: 1
        case .kilometresPerHour, .year: nil
        }
    }

    /// The computed figure to the precision of the unit, half away from zero. A bearing of 360° is 0°.
    public func rounded(_ value: Double) -> Double {
        guard let decimals else { return value }
        let rounded = value.rounded(toDecimals: decimals)
        return self == .degrees && rounded == 360 ? 0 : rounded
    }

    /// The computed figure to the precision of the unit; `nil` stays `nil`.
    public func rounded(_ value: Double?) -> Double? { value.map { rounded($0) } }

    /// The computed figure as a property: to the precision of the unit, null for an unknown one.
    func value(_ value: Double?) -> PropertyValue { PropertyValue(rounded(value)) }
}

extension Double {
    /// The double nearest to the decimal number that this number rounds to, half away from zero.
    ///
    /// The number is rounded as it is written in decimal notation: 1.00005 to four decimals is 1.0001, although its
    /// double is a little less. Numbers that are too large to have such decimals stay as they are.
    func rounded(toDecimals decimals: Int) -> Double {
        let scale = Self.powersOfTen[decimals]
        // Above, the neighbouring doubles are further apart than half a step, or the division below is inexact.
        guard magnitude * scale < 0x1p51 else { return self }
        let below = (magnitude * scale).rounded(.down)
        // The double nearest to the half in decimal notation: both numbers are exact, so the division is.
        let half = (2 * below + 1) / (2 * scale)
        let steps = magnitude >= half ? below + 1 : below
        return steps == 0 ? 0 : (self < 0 ? -steps : steps) / scale
    }

    private static let powersOfTen = [1.0, 10, 100, 1000, 10_000]
}
