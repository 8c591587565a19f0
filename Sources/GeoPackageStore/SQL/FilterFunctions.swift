internal import GRDB

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
