internal import GRDB
internal import SiteInventory

/// The SQL functions of CQL2 that SQLite lacks. Each returns NULL when an argument is NULL.
enum FilterFunctions {
    static func register(in db: Database) {
        TextFunctions.register(in: db)
        NumberFunctions.register(in: db)
        TimeFunctions.register(in: db)
        ArrayFunctions.register(in: db)
        SpatialFunctions.register(in: db)
        DistanceFunctions.register(in: db)
    }
}

extension Database {
    /// Adds a deterministic function that takes microseconds or longer. It ends the statement with the budget of the read.
    ///
    /// - Parameter argumentCount: `nil` for any number of arguments.
    func add(
        function name: String, argumentCount: Int? = nil,
        _ body: @escaping @Sendable ([DatabaseValue]) throws -> (any DatabaseValueConvertible)?
    ) {
        add(
            function: DatabaseFunction(name, argumentCount: argumentCount, pure: true) { values in
                try ReadBudget.check()
                return try body(values)
            })
    }
}
