/// The properties of a feature: an array of values in the order of a shared layout.
///
/// Values are read and written by position or by name. Properties whose names the layout lacks are kept by name. A
/// missing property differs from a property that is null.
public struct PropertyRow: Sendable {
    /// The names and positions.
    public let layout: PropertyLayout
    /// The values by position; null for missing properties. Empty before the first value.
    private var values: [PropertyValue] = []
    /// One bit for each position whose property is not missing.
    private var present: UInt128 = 0
    /// The properties that the layout lacks.
    private var others: [String: PropertyValue] = [:]

    /// Creates a row without properties.
    public init(_ layout: PropertyLayout = .empty) { self.layout = layout }

    /// Creates a row from properties by name.
    public init(_ properties: [String: PropertyValue]) {
        layout = .empty
        others = properties
    }

    /// The property at the position in the layout; `nil` when it is missing.
    public subscript(at position: Int) -> PropertyValue? {
        get { isPresent(position) ? values[position] : nil }
        set {
            if values.isEmpty { values = Array(repeating: .null, count: layout.names.count) }
            values[position] = newValue ?? .null
            if newValue == nil { present &= ~(1 << UInt128(position)) } else { present |= 1 << UInt128(position) }
        }
    }

    /// The property with the name; `nil` when it is missing.
    public subscript(_ name: String) -> PropertyValue? {
        get { layout.position(of: name).map { self[at: $0] } ?? others[name] }
        set {
            if let position = layout.position(of: name) {
                self[at: position] = newValue
            } else {
                others[name] = newValue
            }
        }
    }

    /// The property with a well-known name; `nil` when it is missing.
    ///
    /// - Parameters:
    ///   - key: the number of the name; see ``PropertyLayout/init(_:keys:)``.
    ///   - name: the name.
    public subscript(key key: Int, name: @autoclosure () -> String) -> PropertyValue? {
        get {
            if let position = layout.position(ofKey: key) { return self[at: position] }
            return others.isEmpty ? nil : others[name()]
        }
        set {
            if let position = layout.position(ofKey: key) {
                self[at: position] = newValue
            } else {
                self[name()] = newValue
            }
        }
    }

    /// The values in the order of a layout; null for missing properties.
    public func values(in other: PropertyLayout) -> [PropertyValue] {
        if other === layout, !values.isEmpty { return values }
        return other.names.map { self[$0] ?? .null }
    }

    /// Sets the properties that this row lacks to those of another one.
    public mutating func fillMissing(from other: PropertyRow) {
        for (name, value) in other.others where self[name] == nil { self[name] = value }
        for position in other.layout.names.indices where other.isPresent(position) {
            if other.layout === layout {
                if !isPresent(position) { self[at: position] = other.values[position] }
            } else if self[other.layout.names[position]] == nil {
                self[other.layout.names[position]] = other.values[position]
            }
        }
    }

    private func isPresent(_ position: Int) -> Bool { present & 1 << UInt128(position) != 0 }
}

extension PropertyRow: Sequence {
    /// True when there are no properties.
    public var isEmpty: Bool { present == 0 && others.isEmpty }

    /// The properties: those of the layout in its order, then the others.
    public func makeIterator() -> some IteratorProtocol<(name: String, value: PropertyValue)> {
        let own = layout.names.indices.lazy.filter(isPresent).map { (name: layout.names[$0], value: values[$0]) }
        return (Array(own) + others.map { (name: $0.key, value: $0.value) }).makeIterator()
    }

    /// The properties by name.
    public var byName: [String: PropertyValue] {
        var properties = others
        for (name, value) in self { properties[name] = value }
        return properties
    }
}

extension PropertyRow: ExpressibleByDictionaryLiteral {
    /// Creates a row from properties by name, which must be different.
    public init(dictionaryLiteral elements: (String, PropertyValue)...) {
        self.init(Dictionary(uniqueKeysWithValues: elements))
    }
}

extension PropertyRow: Hashable {
    /// True when both have the same properties, in any layout.
    public static func == (a: PropertyRow, b: PropertyRow) -> Bool {
        if a.layout === b.layout {
            return a.present == b.present && (a.present == 0 || a.values == b.values) && a.others == b.others
        }
        return a.byName == b.byName
    }

    /// Hashes the names and values.
    public func hash(into hasher: inout Hasher) { hasher.combine(byName) }
}
