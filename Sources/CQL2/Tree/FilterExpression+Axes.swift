internal import SimpleFeatures

extension FilterExpression {
    /// The filter with the axis order of every geometry literal swapped.
    public var withAxesSwapped: FilterExpression {
        switch self {
        case .geometry(let geometry):
            .geometry(geometry.mapPositions { positions in positions.map { Position($0.y, $0.x) } })
        case .bbox(let box): .bbox(BBox(west: box.south, south: box.west, east: box.north, north: box.east))
        default: mapChildren(\.withAxesSwapped)
        }
    }

    /// The first geometry literal with latitudes beyond ±360 degrees; `nil` without one.
    ///
    /// Expects longitude before latitude.
    public var firstLiteralOutsideDegrees: FilterExpression? {
        switch self {
        case .geometry(let geometry):
            Envelope(geometry).flatMap { Self.isBeyondDegrees($0.minY, $0.maxY) ? self : nil }
        case .bbox(let box): Self.isBeyondDegrees(box.south, box.north) ? self : nil
        default: children.lazy.compactMap(\.firstLiteralOutsideDegrees).first
        }
    }

    /// Allows latitudes up to 360 degrees: only coordinates in metres should fail.
    private static func isBeyondDegrees(_ south: Double, _ north: Double) -> Bool { min(abs(south), abs(north)) > 360 }

    /// The expression with each child replaced by the result of `change`.
    func mapChildren(_ change: (FilterExpression) -> FilterExpression) -> FilterExpression {
        switch self {
        case .string, .integer, .number, .boolean, .instant, .geometry, .bbox, .property: self
        case .interval(let start, let end): .interval(start.mapExpression(change), end.mapExpression(change))
        case .array(let items): .array(items.map(change))
        case .function(let name, let arguments): .function(name, arguments.map(change))
        case .arithmetic(let a, let operation, let b): .arithmetic(change(a), operation, change(b))
        case .casei(let part): .casei(change(part))
        case .accenti(let part): .accenti(change(part))
        case .and(let parts): .and(parts.map(change))
        case .or(let parts): .or(parts.map(change))
        case .not(let part): .not(change(part))
        case .comparison(let a, let comparison, let b): .comparison(change(a), comparison, change(b))
        case .like(let value, let pattern): .like(change(value), pattern: change(pattern))
        case .between(let value, let low, let high): .between(change(value), change(low), change(high))
        case .inList(let value, let list): .inList(change(value), list.map(change))
        case .isNull(let part): .isNull(change(part))
        case .spatialPredicate(let relation, let a, let b): .spatialPredicate(relation, change(a), change(b))
        case .temporalPredicate(let relation, let a, let b): .temporalPredicate(relation, change(a), change(b))
        case .arrayPredicate(let relation, let a, let b): .arrayPredicate(relation, change(a), change(b))
        }
    }
}

extension FilterExpression.IntervalBound {
    fileprivate func mapExpression(_ change: (FilterExpression) -> FilterExpression) -> Self {
        if case .expression(let expression) = self { .expression(change(expression)) } else { self }
    }
}
