internal import SimpleFeatures

extension SourceEncoding {
    /// The encoding of a set's text: as the user says, as `.cpg` says, as the `.dbf`'s language byte says; else UTF-8
    /// if all the text is, else CP1252.
    ///
    /// - Throws: ``VectorIOError`` when the library does not know the encoding that the user says, or a file cannot
    ///   be read.
    static func decide(
        said: String?, for set: ShapefileSet, _ header: DBFHeader
    ) throws(VectorIOError) -> SourceEncoding {
        if let said {
            guard let name = EncodingName.known(said) else {
                throw VectorIOError(
                    function: "CPLRecode",
                    "\(set.main.forPeople): the encoding \(said) is not known: give UTF-8 or CP1252")
            }
            return SourceEncoding(name: name, rule: .option)
        }
        if set.members["cpg"] != nil {
            let bytes = try VirtualFile(set.path("cpg")).read(at: 0, count: 64)
            if let name = EncodingName.known(String(decoding: bytes, as: UTF8.self)) {
                return SourceEncoding(name: name, rule: .cpgFile)
            }
        }
        if let name = EncodingName.ofLanguageByte[header.languageByte] {
            return SourceEncoding(name: name, rule: .languageByte)
        }
        let table = try VirtualFile(set.path("dbf"))
        return try header.isStrictlyUTF8(table)
            ? SourceEncoding(name: "UTF-8", rule: .strictUTF8) : SourceEncoding(name: "CP1252", rule: .fallback)
    }
}

extension DBFHeader {
    /// True when every text and every field's name in the table is valid UTF-8, but for characters cut at a field's end.
    func isStrictlyUTF8(_ file: borrowing VirtualFile) throws(VectorIOError) -> Bool {
        let fields = fields(in: try file.read(at: 0, count: headerLength))
        guard fields.allSatisfy({ $0.name.isUTF8(in: 0..<$0.name.count) }) else { return false }
        let texts = fields.filter(\.isText).map(\.range)
        let rowsAtOnce = max(1, (1 << 18) / rowLength)
        for first in stride(from: 0, to: rows, by: rowsAtOnce) {
            let chunk = try file.read(
                at: headerLength + first * rowLength, count: min(rowsAtOnce, rows - first) * rowLength)
            guard !chunk.allSatisfy({ $0 < 0x80 }) else { continue }
            for row in stride(from: 0, to: chunk.count, by: rowLength) {
                for text in texts where !chunk.isUTF8(in: row + text.lowerBound..<row + text.upperBound) {
                    return false
                }
            }
        }
        return true
    }
}

extension [UInt8] {
    /// True when the bytes are UTF-8; the last character may be cut, as writers cut text at a field's width.
    fileprivate func isUTF8(in range: Range<Int>) -> Bool {
        let bytes = self[range]
        if bytes.allSatisfy({ $0 < 0x80 }) { return true }
        return String(validating: bytes.dropLast(bytes.cutUTF8Tail), as: UTF8.self) != nil
    }
}

extension BidirectionalCollection<UInt8> {
    /// How many bytes at the end begin a UTF-8 character without ending it: 0 to 3.
    var cutUTF8Tail: Int {
        var tail = 0
        for byte in reversed().prefix(3) {
            tail += 1
            if byte < 0x80 { return 0 }
            if byte >= 0xC0 {
                let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return tail < needed ? tail : 0
            }
        }
        return 0
    }
}
