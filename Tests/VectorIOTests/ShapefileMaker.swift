import Foundation

/// A shapefile in memory, whose every byte can be spoilt before it is written.
struct ShapefileMaker {
    struct Record {
        var number: Int32
        /// The bytes after the record's header.
        var content: [UInt8]
    }

    var type: Int32 = 5
    var records: [Record] = []
    var table = TableMaker()
    /// Sets what the file's head states, in bytes.
    var statedLength: Int?
    /// The index's order of the records, counting from 0; `nil` for their own.
    var indexed: [Int]?

    /// A square of 100 m for each row, further east each time.
    static func squares(_ values: [String]) -> ShapefileMaker {
        var maker = ShapefileMaker()
        for (index, value) in values.enumerated() { maker.add(rings: [square(at: Double(index) * 1000)], value) }
        return maker
    }

    static func square(at x: Double, side: Double = 100) -> [(Double, Double)] {
        [(x, 0), (x, side), (x + side, side), (x + side, 0), (x, 0)]
    }

    mutating func add(rings: [[(Double, Double)]], type: Int32? = nil, _ value: String) {
        add(content: Self.rings(rings, type: type ?? self.type), value)
    }

    mutating func add(content: [UInt8], _ value: String) {
        records.append(Record(number: Int32(records.count + 1), content: content))
        table.rows.append([Array(value.utf8)])
    }

    static func rings(_ rings: [[(Double, Double)]], type: Int32, starts: [Int32]? = nil) -> [UInt8] {
        let points = rings.flatMap(\.self)
        var start: Int32 = 0
        let counted = rings.map { ring in
            defer { start += Int32(ring.count) }
            return start
        }
        var bytes = type.little + [UInt8](repeating: 0, count: 32)
        bytes += Int32(rings.count).little + Int32(points.count).little
        bytes += (starts ?? counted).flatMap(\.little)
        return bytes + points.flatMap { $0.0.little + $0.1.little }
    }

    static func point(_ x: Double, _ y: Double) -> [UInt8] { Int32(1).little + x.little + y.little }

    var shp: [UInt8] {
        let body = records.flatMap { $0.number.big + Int32($0.content.count / 2).big + $0.content }
        return head(statedLength ?? 100 + body.count) + body
    }

    var shx: [UInt8] {
        var offset = 100
        let places = records.map { record in
            defer { offset += 8 + record.content.count }
            return Int32(offset / 2).big + Int32(record.content.count / 2).big
        }
        let entries = (indexed ?? Array(places.indices)).map { places[$0] }
        return head(100 + entries.count * 8) + entries.flatMap(\.self)
    }

    private func head(_ length: Int) -> [UInt8] {
        Int32(9994).big + [UInt8](repeating: 0, count: 20) + Int32(length / 2).big + Int32(1000).little + type.little
            + [UInt8](repeating: 0, count: 64)
    }

    /// Writes the endings that are not left out, and gives the path of the `.shp`.
    @discardableResult
    func write(
        _ name: String = "sites", in folder: TemporaryFolder, without missing: Set<String> = []
    ) throws -> String {
        for (ending, bytes) in [("shp", shp), ("shx", shx), ("dbf", table.bytes)] where !missing.contains(ending) {
            try folder.write("\(name).\(ending)", bytes)
        }
        return "\(folder.path)/\(name).shp"
    }
}

/// A dBASE table in memory.
struct TableMaker {
    struct Field {
        var name: String
        var type: Character = "C"
        var width = 20
        var decimals = 0
    }

    var fields = [Field(name: "NAME")]
    var rows: [[[UInt8]]] = []
    var deleted: Set<Int> = []
    var languageByte: UInt8 = 0
    var statedRows: Int?
    var statedHeader: Int?
    var statedRowLength: Int?

    var bytes: [UInt8] {
        let width = 1 + fields.map(\.width).reduce(0, +)
        let header = 33 + fields.count * 32
        var bytes: [UInt8] = [3, 126, 1, 2] + Int32(statedRows ?? rows.count).little
        bytes += Int16(statedHeader ?? header).little + Int16(statedRowLength ?? width).little
        bytes += [UInt8](repeating: 0, count: 17) + [languageByte, 0, 0]
        for field in fields {
            bytes += Array(field.name.utf8).padded(to: 11, with: 0) + [field.type.asciiValue ?? 0, 0, 0, 0, 0]
            bytes += [UInt8(field.width), UInt8(field.decimals)] + [UInt8](repeating: 0, count: 14)
        }
        bytes.append(0x0D)
        for (index, row) in rows.enumerated() {
            bytes.append(UInt8(ascii: deleted.contains(index) ? "*" : " "))
            for (cell, field) in zip(row, fields) { bytes += cell.padded(to: field.width, with: 0x20) }
        }
        return bytes + [0x1A]
    }
}

extension [UInt8] {
    fileprivate func padded(to count: Int, with byte: UInt8) -> [UInt8] {
        Array(prefix(count)) + [UInt8](repeating: byte, count: Swift.max(0, count - self.count))
    }
}

extension FixedWidthInteger {
    var little: [UInt8] { (0..<MemoryLayout<Self>.size).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) } }
    var big: [UInt8] { little.reversed() }
}

extension Double {
    var little: [UInt8] { bitPattern.little }
}
