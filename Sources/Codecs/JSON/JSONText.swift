public import SimpleFeatures

/// JSON as bytes that grow at the end: what a hot path writes without building a tree first.
public struct JSONText: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Ten to the power of the decimals that coordinates have.
    private let coordinateScale: UInt64
    private let coordinateDecimals: Int

    /// - Parameters:
    ///   - capacity: of how many bytes there may be, as far as it is known.
    ///   - coordinateDecimals: how many decimals coordinates have at most, 0 to 12; in degrees, seven are about one
    ///     centimetre on the ground (RFC 7946, section 11.2), nine a tenth of a millimetre.
    public init(capacity: Int = 0, coordinateDecimals: Int = 7) {
        precondition((0...12).contains(coordinateDecimals), "the numbers would not fit")
        self.coordinateDecimals = coordinateDecimals
        coordinateScale = (0..<coordinateDecimals).reduce(1) { scale, _ in scale * 10 }
        bytes.reserveCapacity(capacity)
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends text that is JSON already.
    public mutating func append(raw text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

    public mutating func append(raw other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

    public mutating func append(byte: UInt8) { bytes.append(byte) }

    /// Appends a JSON string, quoted and escaped.
    public mutating func append(string: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: string.utf8)
        // Hardly any text has something in it that must be escaped.
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

    /// Appends the shortest text that reads back as the same number; `null` for what JSON has no word for.
    public mutating func append(number: Double) {
        guard number.isFinite else { return append(raw: "null") }
        if let whole = Int64(exactly: number), abs(number) < 1e15 {
            append(raw: String(whole))
        } else {
            append(raw: number.description)
        }
    }

    /// Appends a coordinate with at most as many decimals as were asked for.
    ///
    /// Written from an integer: some five times as fast as the shortest text of a `Double`.
    public mutating func append(coordinate: Double) {
        let scaled = (coordinate * Double(coordinateScale)).rounded()
        guard scaled.magnitude < 9e18 else { return append(number: coordinate) }
        // Dividing by a number that the compiler knows is faster, and seven decimals are what is served.
        var (whole, value) =
            coordinateScale == 10_000_000
            ? UInt64(scaled.magnitude).quotientAndRemainder(dividingBy: 10_000_000)
            : UInt64(scaled.magnitude).quotientAndRemainder(dividingBy: coordinateScale)
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digitsOf: whole)
        guard value > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        var decimals = coordinateDecimals
        while value.isMultiple(of: 10) {
            value /= 10
            decimals -= 1
        }
        append(digitsOf: value, count: decimals)
    }

    /// Appends the number with zeroes before it where it has fewer digits.
    private mutating func append(digitsOf number: UInt64, count: Int = 1) {
        var (rest, first) = (number, bytes.count)
        // From the right, since dividing by ten is fast and dividing by a power of ten that varies is not.
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
