internal import SimpleFeatures

/// The separator of a CSV file, and where its header begins.
struct CSVDialect: Hashable {
    let separator: UInt8
    /// The offset after the byte order mark and a `sep=` line, as Excel writes it.
    let offset: Int

    private static let separators = [";", ",", "\t", "|"].map { UInt8(ascii: $0) }

    /// - Throws: ``SourceFault`` when no separator makes a header with several columns.
    init(_ path: FilePath) throws(SourceFault) {
        let head = try VirtualFile(path).read(at: 0, count: 1 << 16)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var start = head.starts(with: mark) ? 3 : 0
        let firstLine = head[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        if let named = Self.separator(statedIn: firstLine) {
            start = firstLine.endIndex
            while start < head.count, head[start] == 0x0A || head[start] == 0x0D { start += 1 }
            (separator, offset) = (named, start)
            return
        }
        offset = start
        let counts = Self.separators.map { Self.count($0, in: head[start...]) }
        guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else {
            throw SourceFault(.csvNotTable, file: path.label)
        }
        separator = Self.separators[index]
    }

    /// The separator of a line such as `sep=;`, as Excel reads it; `nil` for any other line.
    ///
    /// Programs write the name in upper case too, put the line in quotation marks, and add blanks or, on saving the
    /// table again, a separator for each other column.
    private static func separator(statedIn line: ArraySlice<UInt8>) -> UInt8? {
        let text = line.filter { $0 != UInt8(ascii: "\"") && $0 != 0x20 }
        guard String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return nil }
        let rest = text.dropFirst(4)
        guard let named = rest.first, rest.allSatisfy({ $0 == named }) else { return nil }
        return named
    }

    /// The number of separators in the first line outside quotation marks.
    private static func count(_ separator: UInt8, in text: ArraySlice<UInt8>) -> Int {
        var count = 0
        var isQuoted = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == 0x0A || byte == 0x0D { break }
            if !isQuoted, byte == separator { count += 1 }
        }
        return count
    }
}

extension UInt8 {
    fileprivate init(ascii text: String) { self = text.utf8.first ?? 0 }
}
