internal import SimpleFeatures
internal import SiteInventory

/// The width and the kind of a column that can hold its values.
struct ColumnSurvey {
    private(set) var filled = 0
    private var kinds: Set<TargetField.Kind> = []
    /// The length of the longest value as text, in UTF-8 bytes.
    private(set) var mostBytes = 0
    /// The largest number of places before the decimal point, including the sign.
    private(set) var mostWholeDigits = 0
    private(set) var mostDecimals = 0
    private var hasHugeIntegers = false

    /// The maximum number of places before the decimal point in a numeric column.
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

    /// The kind that can hold all values; text when the values have several kinds, or none.
    var kind: TargetField.Kind {
        let hasOddNumbers = mostWholeDigits > Self.mostDigits
        if kinds == [.integer, .number], !hasHugeIntegers, !hasOddNumbers { return .number }
        guard let only = kinds.first, kinds.count == 1 else { return .string }
        return hasOddNumbers ? .string : only
    }
}

/// The numbers of digits of the shortest decimal text that reads back exactly, without an exponent.
struct DecimalDigits {
    /// The number of places before the decimal point, including the sign.
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
