/// What a part of a filter is of.
public enum ValueType: String, Hashable, Sendable, CaseIterable {
    case string, integer, number, boolean, date, timestamp, interval, geometry, array

    var isNumeric: Bool { self == .integer || self == .number }
    var isInstant: Bool { self == .date || self == .timestamp }
    var isTemporal: Bool { isInstant || self == .interval }
    var isScalar: Bool { self != .interval && self != .geometry && self != .array }

    /// True when values of the two can be compared: whole numbers with others, days with times.
    func isComparable(with other: ValueType) -> Bool {
        self == other && isScalar || isNumeric && other.isNumeric || isInstant && other.isInstant
    }

    /// For messages: what a value of it is.
    var words: String {
        switch self {
        case .string: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .date: "a date"
        case .timestamp: "a time"
        case .interval: "an interval"
        case .geometry: "a geometry"
        case .array: "an array"
        }
    }
}

/// What a filter of a collection can name: its properties and the functions of the server.
public struct Queryables: Hashable, Sendable {
    /// By their names.
    public let properties: [String: ValueType]
    /// By their names.
    public let functions: [String: FilterFunction]

    public init(_ properties: [String: ValueType], functions: [FilterFunction] = []) {
        self.properties = properties
        self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    }
}

/// A function beyond those of the standard.
public struct FilterFunction: Hashable, Sendable {
    public let name: String
    /// What it tells, in one sentence of English.
    public let summary: String
    public let arguments: [Argument]
    public let result: ValueType

    public struct Argument: Hashable, Sendable {
        public let title: String
        public let type: ValueType

        public init(_ title: String, _ type: ValueType) {
            self.title = title
            self.type = type
        }
    }

    public init(_ name: String, _ summary: String, _ arguments: [Argument] = [], result: ValueType) {
        self.name = name
        self.summary = summary
        self.arguments = arguments
        self.result = result
    }
}
