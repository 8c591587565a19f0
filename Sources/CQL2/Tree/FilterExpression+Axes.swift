internal import SimpleFeatures

extension FilterExpression {
    /// The same filter with the two coordinates of every position exchanged.
    public var withAxesSwapped: FilterExpression {
        switch self {
        case .geometry(let geometry):
            .geometry(geometry.mapPositions { positions in positions.map { Position($0.y, $0.x) } })
        case .box(let box): .box(FilterBox(west: box.south, south: box.west, east: box.north, north: box.east))
        default: mapParts(\.withAxesSwapped)
        }
    }

    /// The first literal geometry whose latitudes cannot be degrees; `nil` when there is none. With x before y.
    public var literalBeyondDegrees: FilterExpression? {
        switch self {
        case .geometry(let geometry):
            Envelope(geometry).flatMap { Self.isBeyondDegrees($0.minY, $0.maxY) ? self : nil }
        case .box(let box): Self.isBeyondDegrees(box.south, box.north) ? self : nil
        default: parts.lazy.compactMap(\.literalBeyondDegrees).first
        }
    }

    /// Once around the globe is generous.
    private static func isBeyondDegrees(_ south: Double, _ north: Double) -> Bool { min(abs(south), abs(north)) > 360 }

    /// The same expression of other parts.
    func mapParts(_ change: (FilterExpression) -> FilterExpression) -> FilterExpression {
        switch self {
        case .string, .integer, .number, .boolean, .instant, .geometry, .box, .property: self
        case .interval(let start, let end): .interval(start.mapPart(change), end.mapPart(change))
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
        case .isIn(let value, let list): .isIn(change(value), list.map(change))
        case .isNull(let part): .isNull(change(part))
        case .spatial(let relation, let a, let b): .spatial(relation, change(a), change(b))
        case .temporal(let relation, let a, let b): .temporal(relation, change(a), change(b))
        case .arrays(let relation, let a, let b): .arrays(relation, change(a), change(b))
        }
    }
}

extension FilterExpression.IntervalEnd {
    fileprivate func mapPart(_ change: (FilterExpression) -> FilterExpression) -> Self {
        if case .expression(let part) = self { .expression(change(part)) } else { self }
    }
}
