internal import CQL2
internal import Foundation
internal import GRDB
internal import SimpleFeatures

// The R-tree finds the candidates where that is allowed; GEOS has the last word.

extension FilterCompiler {
    func spatial(
        _ relation: SpatialPredicate, _ a: FilterExpression, _ b: FilterExpression, truthOnly: Bool
    ) throws -> SQLPart {
        if isLiteral(a), !isLiteral(b) { return try spatial(relation.converse, b, a, truthOnly: truthOnly) }
        guard isLiteral(b), case .property = a, let geometry = table.geometry else {
            return "\(SQLPart(SpatialFunctions.name(of: relation)))(\(try value(a)), \(try value(b)))"
        }
        if relation == .intersects || relation == .disjoint, let sql = publicBox(b, geometry) {
            if relation == .intersects, truthOnly { return sql }
            let isWanted: SQLPart = relation == .intersects ? "" : "NOT "
            return "(CASE WHEN \(SQLPart(geometry.sql)) IS NULL THEN NULL ELSE \(isWanted)\(sql) END)"
        }
        let literal = try literal(b)
        if literal.kind == .geometryCollection, !literal.isOfOneDimension,
            relation != .intersects, relation != .disjoint
        {
            throw FilterError(
                .geometry, "\(relation.rawValue.uppercased()) takes no collection that mixes points, lines and areas.",
                invalidExpression: b)
        }
        let blob = SQLPart(value: GeoPackageGeometry.encode(literal, srsID: geometry.crs.filterSRSID))
        let exact: SQLPart = "\(SQLPart(SpatialFunctions.literalName(of: relation)))(\(SQLPart(geometry.sql)), \(blob))"
        guard truthOnly, relation != .disjoint, let candidates = candidates(meeting: literal.boxes) else {
            return exact
        }
        return "(\(candidates) AND \(exact))"
    }

    private func isLiteral(_ expression: FilterExpression) -> Bool {
        switch expression {
        case .geometry, .bbox: true
        default: false
        }
    }

    /// A box of longitude and latitude, asked for as the parameter `bbox` is: against what is served.
    private func publicBox(_ expression: FilterExpression, _ geometry: FilterTable.GeometryColumn) -> SQLPart? {
        guard case .bbox(let box) = expression, crs == .crs84, geometry.crs != .crs84,
            let publicBoxes = geometry.publicBoxes
        else { return nil }
        return publicBoxes(box.envelopes(isGeographic: true))
    }

    /// The rows whose boxes meet one of the boxes, in the table's system; `nil` without an index.
    private func candidates(meeting boxes: [Envelope]) -> SQLPart? {
        guard let index = table.geometry?.index else { return nil }
        let selects = boxes.map { box in
            SQLPart(
                "SELECT id FROM \(index.quoted) WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?",
                [box.minX, box.maxX, box.minY, box.maxY].map(\.databaseValue))
        }
        guard !selects.isEmpty else { return "0" }
        return "f.\(SQLPart(table.key.quoted)) IN (\(SQLPart.union(selects)))"
    }

    /// Of `distance_m(geometry) < 5000`: the rows whose boxes are not farther away; `nil` for other comparisons.
    func nearby(
        _ a: FilterExpression, _ comparison: ComparisonOperator, _ b: FilterExpression
    ) throws -> SQLPart? {
        switch (a, comparison, b) {
        case (.function(DistanceFunctions.distance, let arguments), .less, _),
            (.function(DistanceFunctions.distance, let arguments), .lessOrEqual, _):
            guard let metres = b.literalNumber, arguments.count == 1, isLiteral(arguments[0]) else { return nil }
            // A plane's metres differ from those on the ground, by far less than this.
            let margin = max(0, metres) * 1.02 + 1
            return candidates(meeting: try literal(arguments[0]).boxes.map { $0.grown(by: margin) })
        case (_, .greater, .function(DistanceFunctions.distance, _)): return try nearby(b, .less, a)
        case (_, .greaterOrEqual, .function(DistanceFunctions.distance, _)): return try nearby(b, .lessOrEqual, a)
        default: return nil
        }
    }

    func blob(_ expression: FilterExpression) throws -> Data {
        guard let geometry = table.geometry else {
            throw FilterError(.type, "Nothing here lies anywhere.", invalidExpression: expression)
        }
        return GeoPackageGeometry.encode(try literal(expression), srsID: geometry.crs.filterSRSID)
    }

    /// A literal geometry in the table's system.
    private func literal(_ expression: FilterExpression) throws -> Geometry {
        guard let target = table.geometry?.crs else {
            throw FilterError(.type, "Nothing here lies anywhere.", invalidExpression: expression)
        }
        return try LiteralGeometry(expression, from: crs).inSystem(target)
    }
}

extension SpatialPredicate {
    /// The same relation told from the other geometry.
    var converse: SpatialPredicate {
        switch self {
        case .contains: .within
        case .within: .contains
        default: self
        }
    }
}

extension FilterExpression {
    fileprivate var literalNumber: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}

extension Geometry {
    /// The boxes of its parts, or that of the whole when there are many.
    fileprivate var boxes: [Envelope] {
        let parts: [Geometry] =
            switch self {
            case .multiPolygon(let polygons): polygons.map(Geometry.polygon)
            case .multiLineString(let lines): lines.map(Geometry.lineString)
            case .geometryCollection(let parts): parts
            default: [self]
            }
        return (parts.count <= 8 ? parts : [self]).compactMap(Envelope.init)
    }

    /// True unless it mixes points, lines and areas.
    fileprivate var isOfOneDimension: Bool { dimensions.count <= 1 }

    private var dimensions: Set<Int> {
        switch self {
        case .point, .multiPoint: [0]
        case .lineString, .multiLineString: [1]
        case .polygon, .multiPolygon: [2]
        case .geometryCollection(let parts): parts.reduce(into: []) { $0.formUnion($1.dimensions) }
        }
    }
}
