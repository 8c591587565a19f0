internal import SimpleFeatures

/// Reads the records of a `.dbf`.
struct DBFRows: ~Copyable {
    private var window: FileWindow
    private let layout: DBFLayout
    private let decoder: TextDecoder
    private let names: [String]
    let fields: [SourceField]
    /// The faults of values.
    private(set) var tally = FaultTally()

    init(_ path: FilePath, _ layout: DBFLayout, encoding: String) throws(SourceFault) {
        window = try FileWindow(path)
        self.layout = layout
        decoder = TextDecoder(encoding)
        var names: [String] = []
        var uniqueNames = UniqueNames()
        for (index, field) in layout.fields.enumerated() {
            let decoded = decoder.decode(field.name[...], isWide: true).text
            let name = decoded.trimmingSpaces.isEmpty ? "FIELD_\(index + 1)" : decoded.trimmingSpaces
            let unique = uniqueNames.add(name)
            if unique != name {
                tally.add(SourceFault(.fieldNameRepeated, file: path.label, field: name, value: unique))
            }
            if field.kind == .other {
                tally.add(SourceFault(.fieldNotRead, file: path.label, field: unique, value: String(field.type)))
            }
            names.append(unique)
        }
        self.names = names
        fields = zip(names, layout.fields).map { SourceField(name: $0, kind: $1.kind) }
    }

    /// The values of a row; `nil` for a deleted row.
    ///
    /// - Parameter row: counted from 0.
    mutating func values(_ row: Int) throws(SourceFault) -> [PropertyValue]? {
        let start = try window.index(of: layout.headerLength + row * layout.rowLength, count: layout.rowLength)
        guard window.bytes[start] != UInt8(ascii: "*") else { return nil }
        var values: [PropertyValue] = []
        values.reserveCapacity(layout.fields.count)
        for (index, field) in layout.fields.enumerated() {
            values.append(value(field, names[index], start, row + 1))
        }
        return values
    }

    private mutating func value(_ field: DBFLayout.Field, _ name: String, _ start: Int, _ row: Int) -> PropertyValue {
        let bytes = window.bytes[start + field.range.lowerBound..<start + field.range.upperBound].trimmingFill
        guard !bytes.isEmpty else { return .null }
        func fault(_ kind: SourceFault.Kind, _ value: String) {
            tally.add(SourceFault(kind, file: window.file.path.label, row: row, field: name, value: value))
        }
        switch field.kind {
        case .string:
            let isWide = bytes.count == field.range.count && field.isText
            let decoded = decoder.decode(bytes, isWide: isWide)
            if decoded.isCut { fault(.textCut, decoded.text) }
            if decoded.isDamaged { fault(.textUndecodable, decoded.text) }
            if !bytes.isASCII, decoded.text.isMojibake { fault(.textMojibake, decoded.text) }
            let text = decoded.text
            if field.type == "L", text == "?" { return .null }
            return text.isEmpty ? .null : .string(text)
        case .integer, .number:
            let text = String(decoding: bytes, as: UTF8.self).trimmingSpaces
            if let value = field.number(text) { return value }
            // GDAL and QGIS fill a null number with asterisks; other programs fill a number that is too wide.
            if bytes.count == field.range.count, bytes.allSatisfy({ $0 == UInt8(ascii: "*") }) {
                fault(.tableNumberStarred, text)
                return .null
            }
            guard let value = field.number(text.replacing(",", with: ".")) else {
                fault(.tableValueUnreadable, text)
                return .null
            }
            fault(.decimalComma, text)
            return value
        case .date:
            let text = String(decoding: bytes, as: UTF8.self)
            if text.allSatisfy({ $0 == "0" }) { return .null }
            if let day = isoDate(compact: text) { return .string(day) }
            fault(.tableValueUnreadable, text)
            return .null
        case .other, .coordinate: return .null
        }
    }
}

extension DBFLayout.Field {
    var kind: SourceField.Kind {
        switch type {
        case "C", "L": .string
        case "N", "F": decimals > 0 ? .number : .integer
        case "D": .date
        default: .other
        }
    }

    /// The number in the text: an integer for a field without decimals; the text itself when it has more digits than a
    /// number can hold; `nil` when it is not a number.
    fileprivate func number(_ text: String) -> PropertyValue? {
        if kind == .integer {
            if let whole = Int64(text) { return .integer(whole) }
            if text.utf8.count > 18, text.utf8.allSatisfy({ 48...57 ~= $0 }) { return .string(text) }
        }
        guard text.allSatisfy({ $0.isNumber || "+-.eE".contains($0) }), let number = Double(text), number.isFinite
        else { return nil }
        return .number(number)
    }
}

/// `2024-02-29` for `20240229`; `nil` for an invalid date.
func isoDate(compact text: String) -> String? {
    guard text.utf8.count == 8, let digits = Int(text), digits > 0 else { return nil }
    return isoDate(digits / 10_000, digits / 100 % 100, digits % 100)
}

/// `2024-02-29`; `nil` for an invalid date.
func isoDate(_ year: Int, _ month: Int, _ day: Int) -> String? {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...9999).contains(year), (1...12).contains(month), (1...days[month - 1]).contains(day) else { return nil }
    func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: count - text.count) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
}

extension ArraySlice<UInt8> {
    /// The slice without the padding of the field: spaces and NULs at its end.
    fileprivate var trimmingFill: ArraySlice<UInt8> {
        // Text ends at the first NUL: some programs write uninitialized bytes after it.
        let text = prefix { $0 != 0 }
        guard let last = text.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return [] }
        return text[...last]
    }
}

extension String {
    var trimmingSpaces: String {
        let isFill: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let last = lastIndex(where: { !isFill($0) }) else { return "" }
        return String(self[...last].drop(while: isFill))
    }
}
