internal import CQL2
internal import SimpleFeatures
internal import SiteInventory

// A spatial index selects the candidates. An exact test then decides.

extension FilterCompiler {
    func spatial(
        _ relation: SpatialPredicate, _ a: FilterExpression, _ b: FilterExpression, truthOnly: Bool
    ) throws -> SQLFragment {
        if isLiteral(a), !isLiteral(b) { return try spatial(relation.converse, b, a, truthOnly: truthOnly) }
        guard isLiteral(b), case .property = a, let geometry = table.geometry else {
            return dialect.call(.spatial(relation, isLiteral: false), [try value(a), try value(b)])
        }
        if relation == .intersects || relation == .disjoint, let sql = publicBox(b, geometry) {
            if relation == .intersects, truthOnly { return sql }
            let isWanted: SQLFragment = relation == .intersects ? "" : "NOT "
            return "(CASE WHEN \(sql: geometry.sql) IS NULL THEN NULL ELSE \(isWanted)\(sql) END)"
        }
        let literal = try literal(b)
        if literal.kind == .geometryCollection, !literal.isOfOneDimension,
            relation != .intersects, relation != .disjoint
        {
            throw FilterError(
                .geometry, "\(relation.rawValue.uppercased()) takes no collection that mixes points, lines and areas.",
                invalidExpression: b)
        }
        let exact = dialect.call(
            .spatial(relation, isLiteral: true), [SQLFragment(geometry.sql), dialect.geometry(literal, geometry.crs)])
        guard truthOnly, relation != .disjoint, let candidates = geometry.candidates?(literal.boxes) else {
            return exact
        }
        return "(\(candidates) AND \(exact))"
    }

    /// The condition on boxes that holds wherever the relation holds; `nil` when no index selects rows.
    func candidates(
        _ relation: SpatialPredicate, _ a: FilterExpression, _ b: FilterExpression
    ) throws -> SQLFragment? {
        if isLiteral(a), !isLiteral(b) { return try candidates(relation.converse, b, a) }
        guard relation != .disjoint, isLiteral(b), case .property = a else { return nil }
        let boxes = try literal(b).boxes
        return table.geometry?.candidates?(boxes)
    }

    private func isLiteral(_ expression: FilterExpression) -> Bool {
        switch expression {
        case .geometry, .bbox: true
        default: false
        }
    }

    /// Compiles a box of longitude and latitude to the condition of the parameter `bbox`, which tests the served
    /// geometries. Returns `nil` for other expressions and for tables without served geometries.
    private func publicBox(_ expression: FilterExpression, _ geometry: FilterTable.GeometryColumn) -> SQLFragment? {
        guard case .bbox(let box) = expression, crs == .crs84, geometry.crs != .crs84,
            let publicBoxes = geometry.publicBoxes
        else { return nil }
        return publicBoxes(box.envelopes(isGeographic: true))
    }

    /// Compiles a comparison such as `distance_m(geometry) < 5000` to a condition on boxes within that distance.
    /// Returns `nil` for other comparisons.
    func nearby(
        _ a: FilterExpression, _ comparison: ComparisonOperator, _ b: FilterExpression
    ) throws -> SQLFragment? {
        switch (a, comparison, b) {
        case (.function(InventoryFunction.distance.signature.name, let arguments), .less, _),
            (.function(InventoryFunction.distance.signature.name, let arguments), .lessOrEqual, _):
            guard let metres = b.literalNumber, arguments.count == 1, isLiteral(arguments[0]) else { return nil }
            // Distances in the plane differ from those on the ellipsoid by much less than this margin.
            let margin = max(0, metres) * 1.02 + 1
            return table.geometry?.candidates?(try literal(arguments[0]).boxes.map { $0.grown(by: margin) })
        case (_, .greater, .function(InventoryFunction.distance.signature.name, _)): return try nearby(b, .less, a)
        case (_, .greaterOrEqual, .function(InventoryFunction.distance.signature.name, _)):
            return try nearby(b, .lessOrEqual, a)
        default: return nil
        }
    }

    /// A literal geometry as a value: the argument of a distance.
    ///
    /// - Throws: ``FilterError`` when nothing of it lies in the plane. Its distance would be unknown for every feature.
    func geometry(_ expression: FilterExpression) throws -> SQLFragment {
        let geometry = try literal(expression)
        guard Envelope(geometry) != nil else {
            throw FilterError(
                .geometry, "The geometry is too far away to measure a distance from it.", invalidExpression: expression)
        }
        return dialect.geometry(geometry, table.geometry?.crs ?? crs)
    }

    /// A literal geometry in the table's system.
    private func literal(_ expression: FilterExpression) throws -> Geometry {
        guard let target = table.geometry?.crs else {
            throw FilterError(.type, "The collection has no geometries to compare with.", invalidExpression: expression)
        }
        return try LiteralGeometry(expression, from: crs).inSystem(target)
    }
}

extension SpatialPredicate {
    /// The relation that holds when the two geometries are exchanged.
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
    /// The boxes of the parts, or one box around all of them when there are many parts.
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

    /// True unless the geometry mixes points, lines and areas.
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
