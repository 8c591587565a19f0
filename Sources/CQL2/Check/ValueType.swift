/// The type of an expression's value.
public enum ValueType: String, Hashable, Sendable, CaseIterable {
    case string, integer, number, boolean, date, timestamp, interval, geometry, array
}

/// The names that a filter of a collection can use: its properties and the functions of the server.
public struct Queryables: Hashable, Sendable {
    /// The types of the properties, by name.
    public let properties: [String: ValueType]
    /// The functions, by name.
    public let functions: [String: FilterFunction]

    /// Creates a set of names. When functions have the same name, the first is used.
    public init(_ properties: [String: ValueType], functions: [FilterFunction] = []) {
        self.properties = properties
        self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    }
}

/// A custom function of the server (`/req/functions`).
public struct FilterFunction: Hashable, Sendable {
    /// The name in filters.
    public let name: String
    /// One English sentence about the result.
    public let summary: String
    /// The arguments, all mandatory.
    public let arguments: [Argument]
    /// The type of the result.
    public let result: ValueType

    /// An argument of a function.
    public struct Argument: Hashable, Sendable {
        /// The name in documentation and messages.
        public let title: String
        /// The type; an integer is accepted for a number.
        public let type: ValueType

        /// Creates an argument.
        public init(_ title: String, _ type: ValueType) {
            self.title = title
            self.type = type
        }
    }

    /// Creates a function.
    public init(_ name: String, _ summary: String, _ arguments: [Argument] = [], result: ValueType) {
        self.name = name
        self.summary = summary
        self.arguments = arguments
        self.result = result
    }
}
