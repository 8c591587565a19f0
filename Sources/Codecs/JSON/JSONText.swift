public import SimpleFeatures

/// Writes JSON to a growing buffer, without building a tree.
public struct JSONText: Sendable {
    /// The JSON in UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// Ten to the power of the maximum number of decimals of coordinates.
    private let coordinateScale: UInt64
    private let coordinateDecimals: Int
    /// True when coordinates keep all their digits, and rings keep their direction.
    let isExact: Bool

    /// - Parameters:
    ///   - capacity: the expected number of bytes.
    ///   - coordinateDecimals: the maximum number of decimals of a coordinate, 0 to 12; `nil` for as many as needed. In
    ///     degrees, seven are about one centimetre on the ground (RFC 7946, section 11.2).
    public init(capacity: Int = 0, coordinateDecimals: Int? = 7) {
        let decimals = coordinateDecimals ?? 0
        precondition((0...12).contains(decimals), "the numbers would not fit")
        isExact = coordinateDecimals == nil
        self.coordinateDecimals = decimals
        coordinateScale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        bytes.reserveCapacity(capacity)
    }

    /// The JSON as a string.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends text that is already JSON.
    public mutating func append(raw text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

    /// Appends bytes that are already JSON.
    public mutating func append(raw other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

    /// Appends bytes that are already JSON.
    public mutating func append(raw other: [UInt8]) { bytes += other }

    /// Appends a byte that is already JSON.
    public mutating func append(byte: UInt8) { bytes.append(byte) }

    /// Appends a JSON string, quoted and escaped.
    public mutating func append(string: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: string.utf8)
        // Fast path: few texts have a character that must be escaped.
        let isPlain = bytes[start...].allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if !isPlain {
            bytes.removeSubrange(start...)
            for byte in string.utf8 { append(escaped: byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append(raw: "\\\"")
        case UInt8(ascii: "\\"): append(raw: "\\\\")
        case 0x0A: append(raw: "\\n")
        case 0x0D: append(raw: "\\r")
        case 0x09: append(raw: "\\t")
        case 0..<0x20:
            append(raw: "\\u00")
            bytes.append(Self.hexDigits[Int(byte >> 4)])
            bytes.append(Self.hexDigits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }

    /// Appends the shortest text that parses to the same number; `null` when the number is not finite.
    public mutating func append(number: Double) {
        guard number.isFinite else { return append(raw: "null") }
        if let whole = Int64(exactly: number), abs(number) < 1e15 {
            append(raw: String(whole))
        } else {
            append(raw: number.description)
        }
    }

    /// Appends a coordinate with at most the decimals given to the initializer.
    ///
    /// Writes it from an integer, which is about five times as fast as the shortest text of a `Double`.
    public mutating func append(coordinate: Double) {
        guard !isExact else { return append(number: coordinate) }
        let scaled = (coordinate * Double(coordinateScale)).rounded()
        guard scaled.magnitude < 9e18 else { return append(number: coordinate) }
        // Dividing by a constant is faster, and most coordinates have seven decimals.
        var (whole, value) =
            coordinateScale == 10_000_000
            ? UInt64(saturating: scaled.magnitude).quotientAndRemainder(dividingBy: 10_000_000)
            : UInt64(saturating: scaled.magnitude).quotientAndRemainder(dividingBy: coordinateScale)
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digitsOf: whole)
        guard value > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        if coordinateDecimals == 7 { return appendSevenDecimals(value) }
        var decimals = coordinateDecimals
        while value.isMultiple(of: 10) {
            value /= 10
            decimals -= 1
        }
        append(digitsOf: value, count: decimals)
    }

    /// Appends seven digits without the zeroes at their end.
    private mutating func appendSevenDecimals(_ value: UInt64) {
        let (high, low) = UInt32(truncatingIfNeeded: value).quotientAndRemainder(dividingBy: 10_000)
        append(digit: high / 100)
        append(digit: high / 10 % 10)
        append(digit: high % 10)
        append(digit: low / 1000)
        append(digit: low / 100 % 10)
        append(digit: low / 10 % 10)
        append(digit: low % 10)
        while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }

    private mutating func append(digit: UInt32) {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
    }

    /// Appends the number, with leading zeroes up to `count` digits.
    private mutating func append(digitsOf number: UInt64, count: Int = 1) {
        var (rest, first) = (number, bytes.count)
        // Works from the right: dividing by ten is faster than dividing by a varying power of ten.
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0 || bytes.count - first < count
        var last = bytes.count - 1
        while first < last {
            bytes.swapAt(first, last)
            first += 1
            last -= 1
        }
    }

    /// Appends the value of a property.
    public mutating func append(_ value: PropertyValue) {
        switch value {
        case .null: append(raw: "null")
        case .string(let text): append(string: text)
        case .integer(let number): append(raw: String(number))
        case .number(let number): append(number: number)
        case .boolean(let truth): append(raw: truth ? "true" : "false")
        case .json(let text): append(raw: text)
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
