internal import SimpleFeatures

// GeoJSON geometries (RFC 7946), under the same rules as well-known text: nothing is empty, and rings are closed.

extension JSONParser {
    func geometry(_ tree: JSONTree) throws(FilterError) -> Geometry {
        let type = tree["type"]?.string ?? ""
        guard let kind = Geometry.Kind(rawValue: type) else {
            let kinds = Geometry.Kind.allCases.map(\.rawValue)
            throw error(
                "\(tree["type"]?.description ?? "") is no type of geometry.", at: tree["type"] ?? tree,
                nearest: type.nearest(among: kinds))
        }
        if kind == .geometryCollection {
            return .geometryCollection(
                try list(tree["geometries"] ?? tree, "geometries") { (part) throws(FilterError) in
                    guard part["type"]?.string != kind.rawValue else {
                        throw error("A collection stands in no other collection.", at: part)
                    }
                    return try geometry(part)
                })
        }
        guard let coordinates = tree["coordinates"] else { throw error("\(type) has no coordinates.", at: tree) }
        return try geometry(kind, coordinates)
    }

    private func geometry(_ kind: Geometry.Kind, _ tree: JSONTree) throws(FilterError) -> Geometry {
        switch kind {
        case .point: .point(try position(tree))
        case .multiPoint: .multiPoint(try list(tree, "positions", position))
        case .lineString: .lineString(try line(tree))
        case .multiLineString: .multiLineString(try list(tree, "lines", line))
        case .polygon: .polygon(try polygon(tree))
        case .multiPolygon: .multiPolygon(try list(tree, "polygons", polygon))
        case .geometryCollection: .geometryCollection([])
        }
    }

    private func polygon(_ tree: JSONTree) throws(FilterError) -> Polygon {
        let rings = try list(tree, "rings") { (tree) throws(FilterError) in
            let ring = LineString(try list(tree, "positions", position))
            if let fault = ring.ringFault { throw error(fault, at: tree) }
            return ring
        }
        return Polygon(rings[0], holes: Array(rings.dropFirst()))
    }

    private func line(_ tree: JSONTree) throws(FilterError) -> LineString {
        let positions = try list(tree, "positions", position)
        guard positions.count >= 2 else { throw error("A line has two positions at least.", at: tree) }
        return LineString(positions)
    }

    private func position(_ tree: JSONTree) throws(FilterError) -> Position {
        guard let numbers = numbers(tree), numbers.count >= 2 else {
            throw error("A position is an array of two numbers at least.", at: tree)
        }
        return Position(numbers[0], numbers[1])
    }

    /// One item at least.
    private func list<Item>(
        _ tree: JSONTree, _ what: String, _ item: (JSONTree) throws(FilterError) -> Item
    ) throws(FilterError) -> [Item] {
        guard let trees = tree.items, !trees.isEmpty else {
            throw error("Expected an array of one or more \(what).", at: tree)
        }
        var items: [Item] = []
        for tree in trees { items.append(try item(tree)) }
        return items
    }
}
