internal import SimpleFeatures
@testable internal import InventoryExchange
@testable internal import SiteInventory

extension FuzzTarget {
    /// Input: text that may be a number.
    static let numbers = FuzzTarget(name: "numbers") { bytes in
        let text = String(decoding: bytes, as: UTF8.self).trimmed
        guard let read = NumberReader.read(text) else { return }
        // A number has at most as many integer digits as the text has digits.
        let digits = text.count { ("0"..."9").contains($0) }
        let hasExponent = text.contains { $0 == "e" || $0 == "E" }
        try require(digits > 0, "\(text) has no digit, but is read as \(read.value)")
        try require(hasExponent || read.value.magnitude <= power(digits), "\(text) is \(read.value)")
        let separators = text.prefix { $0 != "(" }.count { $0 == "." || $0 == "," }
        try require(!hasExponent || separators <= 1 || read.remark == .numberWithText, "\(text) is \(read.value)")
        if read.remark == nil || read.remark == .ambiguousNumber {
            let again = NumberReader.read("\(read.value)")
            try require(
                !read.value.isFinite || again?.value == read.value, "\(text) is \(read.value), then \(again as Any)")
        }
    }

    /// Input: a byte for the field, a byte for the type of the value, and the value.
    static let values = FuzzTarget(name: "values") { bytes in
        guard bytes.count >= 2 else { return }
        let field = importable[Int(bytes[0]) % importable.count]
        let value = sourceValue(bytes[1], bytes[2...])
        let reading = ValueReader.read(value, as: field)
        try require(reading == ValueReader.read(value, as: field), "reading twice gives different results")
        try requireFit(reading, field, value)
        guard !reading.value.isNull, reading.remark == nil else { return }
        let again = ValueReader.read(reading.value, as: field)
        try require(again == reading, "\(field.name): \(value) gives \(reading), and that gives \(again)")
    }

    private static let importable = CollectionSchema.all.flatMap(\.fields).filter { !$0.isDerived && $0.kind != .json }

    /// A power of ten, rounded once. A repeated product could be less than the rounded value of many nines.
    private static func power(_ digits: Int) -> Double { Double("1e\(digits)") ?? .infinity }

    private static func sourceValue(_ kind: UInt8, _ content: ArraySlice<UInt8>) -> PropertyValue {
        let bits = content.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        switch kind % 8 {
        case 0: return .integer(Int64(bitPattern: bits))
        case 1: return .number(Double(bitPattern: bits))
        case 2: return .boolean(bits & 1 == 1)
        default: return .string(String(decoding: content, as: UTF8.self))
        }
    }

    /// Requires a value of the field's type, from its code list, in canonical form.
    private static func requireFit(
        _ reading: ValueReader.Reading, _ field: CollectionSchema.Field, _ source: PropertyValue
    ) throws(BrokenPromise) {
        let what = "\(field.name): \(source) gives \(reading)"
        switch (reading.value, field.kind) {
        case (.null, _): return
        case (.string(let text), .string):
            try require(!text.isEmpty, what)
            try require(field.allowedValues.isEmpty || field.allowedValues.contains(text), what)
            let isKey = field.name == "municipality_ags" && reading.remark != .agsInvalid
            try require(!isKey || text.utf8.count == 8 && text.isAllDigits, what)
        case (.string(let text), .date):
            let bytes = Array(text.utf8)
            let isDay =
                bytes.count == 10
                && bytes.indices.allSatisfy { $0 == 4 || $0 == 7 ? bytes[$0] == 0x2D : 0x30...0x39 ~= bytes[$0] }
            try require(isDay, what)
            // A date without a time has no plus sign.
            try require(source.text?.contains("+") != true || source.text?.contains("T") == true, what)
        case (.number(let number), .number):
            try require(number.isFinite && (field.unit != .hectares || number > 0), what)
        case (.integer, .integer), (.boolean, .boolean): return
        default: throw BrokenPromise(what)
        }
    }
}
