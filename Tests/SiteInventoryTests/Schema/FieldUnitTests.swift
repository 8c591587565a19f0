import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import SiteInventory

/// The one rounding of computed figures.
@Suite struct FieldUnitTests {
    @Test(
        arguments: [
            (24.999999992370206, 25), (12.000000161666785, 12), (287.99999977573069, 288), (0.00005, 0.0001),
            (0.00004999999999999999, 0), (1.00005, 1.0001), (1.00015, 1.0002), (2.00045, 2.0005), (0.1 + 0.2, 0.3),
            (-0.00005, -0.0001), (-24.99996, -25), (0, 0), (-0.00001, 0), (1e9 + 0.12345, 1_000_000_000.1235),
        ] as [(Double, Double)])
    func `hectares have four decimals, halves go away from zero`(_ value: Double, _ expected: Double) {
        #expect(FieldUnit.hectares.rounded(value) == expected)
    }

    @Test(
        arguments: [
            (.metres, 1234.565, 1234.57), (.metres, 0.005, 0.01), (.minutes, 9.994999, 9.99),
            (.share, 0.38461538, 0.3846),
            (.degrees, 12.25, 12.3), (.degrees, 359.94, 359.9), (.degrees, 359.95, 0), (.degrees, 359.99, 0),
            (.year, 2026.4, 2026.4), (.kilometresPerHour, 49.99, 49.99),
        ] as [(FieldUnit, Double, Double)])
    func `each unit has its precision, and a full turn is north`(
        _ unit: FieldUnit, _ value: Double, _ expected: Double
    ) {
        #expect(unit.rounded(value) == expected)
    }

    @Test func `unknown stays unknown, and what is too large for decimals or no number stays as it is`() {
        #expect(FieldUnit.hectares.rounded(nil as Double?) == nil)
        #expect(FieldUnit.hectares.value(nil) == .null)
        for value in [1e300, -4e15, .infinity, -.infinity] { #expect(FieldUnit.hectares.rounded(value) == value) }
        #expect(FieldUnit.hectares.rounded(Double.nan).isNaN)
    }

    /// Against Foundation's decimal numbers, made of the number as it is written.
    @Test(arguments: [1, 2, 4])
    func `rounding is that of the decimal notation, and its result has no more digits`(_ decimals: Int) throws {
        var random = SeededGenerator(seed: UInt64(decimals))
        let halvesAwayFromZero = NSDecimalNumberHandler(
            roundingMode: .plain, scale: Int16(decimals), raiseOnExactness: false, raiseOnOverflow: false,
            raiseOnUnderflow: false, raiseOnDivideByZero: false)
        for _ in 0..<20_000 {
            let magnitude = pow(10, Double.random(in: -6...8, using: &random))
            var value = Double.random(in: -1...1, using: &random) * magnitude
            // Every other one is a half, or the neighbour of one.
            if Bool.random(using: &random) {
                let scale = pow(10, Double(decimals))
                value = (Double(Int64.random(in: 0...999_999, using: &random)) + 0.5) / scale
                value = [value, value.nextUp, value.nextDown].randomElement(using: &random) ?? value
            }
            let exact = NSDecimalNumber(string: "\(value)", locale: Locale(identifier: "en_US_POSIX"))
            let expected = exact.rounding(accordingToBehavior: halvesAwayFromZero)
            let rounded = value.rounded(toDecimals: decimals)
            #expect(try rounded == #require(Double("\(expected)")), "\(value)")
            #expect(rounded.rounded(toDecimals: decimals) == rounded)
        }
    }
}
