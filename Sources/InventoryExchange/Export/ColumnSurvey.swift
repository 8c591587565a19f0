internal import SimpleFeatures
internal import SiteInventory

/// The width and the kind that a column needs for its values.
struct ColumnSurvey {
    private(set) var filled = 0
    private var kinds: Set<TargetField.Kind> = []
    /// The bytes of the longest value as text.
    private(set) var mostBytes = 0
    /// The digits before the decimal point, with the sign.
    private(set) var mostWholeDigits = 0
    private(set) var mostDecimals = 0
    private var hasHugeIntegers = false

    /// More digits before the point than this make no sense in a column of a table.
    static let mostDigits = 18

    mutating func note(_ value: PropertyValue) {
        guard let text = value.text else { return }
        filled += 1
        mostBytes = max(mostBytes, text.utf8.count)
        switch value {
        case .null: break
        case .string: kinds.insert(.string)
        case .boolean: kinds.insert(.boolean)
        case .json: kinds.insert(.json)
        case .integer(let number):
            kinds.insert(.integer)
            hasHugeIntegers = hasHugeIntegers || number.magnitude > 1 << 53
            mostWholeDigits = max(mostWholeDigits, text.utf8.count)
        case .number(let number):
            kinds.insert(.number)
            let digits = DecimalDigits(number)
            mostWholeDigits = max(mostWholeDigits, digits.whole)
            mostDecimals = max(mostDecimals, digits.decimals)
        }
    }

    /// The kind that holds all values; text when there are several, or none.
    var kind: TargetField.Kind {
        let hasOddNumbers = mostWholeDigits > Self.mostDigits
        if kinds == [.integer, .number], !hasHugeIntegers, !hasOddNumbers { return .number }
        guard let only = kinds.first, kinds.count == 1 else { return .string }
        return hasOddNumbers ? .string : only
    }
}

/// How many digits a number has when it is written as short as it reads back exactly, without an exponent.
struct DecimalDigits {
    /// Before the point, with the sign.
    let whole: Int
    let decimals: Int

    init(_ number: Double) {
        guard number.isFinite else {
            (whole, decimals) = (0, 0)
            return
        }
        let parts = number.magnitude.description.split(separator: "e")
        let digits = parts[0].split(separator: ".")
        let fraction = digits.count > 1 && digits[1] != "0" ? digits[1].count : 0
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        whole = max(1, digits[0].count + exponent) + (number < 0 ? 1 : 0)
        decimals = max(0, fraction - exponent)
    }
}
