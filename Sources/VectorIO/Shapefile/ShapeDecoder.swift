internal import SimpleFeatures

/// Decodes the geometry of a record. Checks every count against the length of the record first.
struct ShapeDecoder {
    private let layerType: ShapeType
    private let layerNumber: Int
    let file: String

    init(_ layerType: ShapeType, _ layerNumber: Int, _ file: String) {
        self.layerType = layerType
        self.layerNumber = layerNumber
        self.file = file
    }

    struct Shape {
        var geometry: Geometry?
        var hasHeightsOrMeasures = false
        /// The record's type, when it differs from that of the layer.
        var otherType: (record: Int, layer: Int)?
        /// The first positions of rings that have the direction of holes but lie in no polygon.
        var reversedRings: [Position] = []
        /// The first positions of rings within others that have the direction of the other role.
        var misdirectedRings: [Position] = []
        /// ``SourceFeature/directionAreaRatio``
        var directionAreaRatio = 1.0
    }

    /// - Parameter content: The range in `bytes` of the record without its header.
    /// - Throws: ``SourceFault`` that refuses the row.
    func shape(in bytes: [UInt8], _ content: Range<Int>, row: Int) throws(SourceFault) -> Shape {
        guard content.count >= 4 else { throw SourceFault(.recordBroken, file: file, row: row) }
        let number = bytes.littleEndian32(at: content.lowerBound)
        guard let type = ShapeType(number) else {
            throw SourceFault(
                .recordKindWrong, file: file, row: row, value: String(number), detail: String(layerNumber))
        }
        guard type.family != .null else { return Shape() }
        guard type.family == layerType.family else {
            throw SourceFault(
                .recordKindWrong, file: file, row: row, value: String(number), detail: String(layerNumber))
        }
        let body = content.dropFirst(4)
        var shape = Shape(hasHeightsOrMeasures: type.hasHeightsOrMeasures)
        if number != layerNumber { shape.otherType = (number, layerNumber) }
        switch type.family {
        case .null: break
        case .point:
            guard body.count >= 16 else { throw SourceFault(.recordBroken, file: file, row: row) }
            shape.geometry = .point(bytes.position(at: body.lowerBound))
        case .multiPoint: shape.geometry = .multiPoint(try multiPoint(bytes, body, row))
        case .line:
            let parts = try parts(bytes, body, row).map { LineString($0) }
            shape.geometry = parts.count == 1 ? .lineString(parts[0]) : .multiLineString(parts)
        case .polygon:
            let rings = try parts(bytes, body, row)
            guard rings.count > 1 else {
                shape.geometry = .polygon(Polygon(LineString(rings.first ?? [])))
                break
            }
            let assembly = RingAssembly(rings)
            shape.reversedRings = assembly.reversedRings
            shape.misdirectedRings = assembly.misdirectedRings
            shape.directionAreaRatio = assembly.directionAreaRatio
            let polygons = assembly.polygons
            shape.geometry = polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons)
        }
        return shape
    }

    /// Reads the number of points and the points, which follow the envelope (32 bytes).
    private func multiPoint(_ bytes: [UInt8], _ body: Range<Int>, _ row: Int) throws(SourceFault) -> [Position] {
        guard body.count >= 36 else { throw SourceFault(.recordBroken, file: file, row: row) }
        let count = bytes.littleEndian32(at: body.lowerBound + 32)
        guard count >= 0, count <= (body.count - 36) / 16 else {
            throw SourceFault(.recordBroken, file: file, row: row)
        }
        return bytes.positions(at: body.lowerBound + 36, count: count)
    }

    /// Reads the numbers of parts and points, the start index of each part, and the points, which follow the envelope.
    private func parts(_ bytes: [UInt8], _ body: Range<Int>, _ row: Int) throws(SourceFault) -> [[Position]] {
        guard body.count >= 40 else { throw SourceFault(.recordBroken, file: file, row: row) }
        let partCount = bytes.littleEndian32(at: body.lowerBound + 32)
        let pointCount = bytes.littleEndian32(at: body.lowerBound + 36)
        let space = body.count - 40
        guard partCount >= 0, pointCount >= 0, partCount <= space / 4, pointCount <= (space - partCount * 4) / 16
        else { throw SourceFault(.recordBroken, file: file, row: row) }
        let index = body.lowerBound + 40
        let points = index + partCount * 4
        var parts: [[Position]] = []
        parts.reserveCapacity(partCount)
        for part in 0..<partCount {
            let start = bytes.littleEndian32(at: index + part * 4)
            let end = part + 1 < partCount ? bytes.littleEndian32(at: index + part * 4 + 4) : pointCount
            guard part > 0 || start == 0 else {
                throw SourceFault(.partIndexWrong, file: file, row: row, value: String(start))
            }
            guard start < end || partCount == 1 && end == 0, end <= pointCount else {
                throw SourceFault(.partIndexWrong, file: file, row: row, value: String(end))
            }
            parts.append(bytes.positions(at: points + start * 16, count: end - start))
        }
        guard partCount > 0 || pointCount == 0 else {
            throw SourceFault(.partIndexWrong, file: file, row: row, value: "0")
        }
        return parts
    }
}
