import GRDB
import Testing

@testable import GeoPackageStore

struct RowInsertTests {
    @Test(arguments: [3, 63, 64, 65, 66, 130, 500])
    func `inserts name only the columns with values, for any number of columns`(columnCount: Int) throws {
        let columns = ["id"] + (1..<columnCount).map { "property_\($0)" }
        try DatabaseQueue().write { db in
            try db.execute(
                sql: "CREATE TABLE things (id TEXT UNIQUE, \(columns.dropFirst().joined(separator: ", ")))")
            var insert = RowInsert(into: "things", columns: columns)
            func insertRow(_ id: String, _ column: Int, _ value: Int) throws {
                var values: [(any DatabaseValueConvertible)?] = Array(repeating: nil, count: columnCount)
                (values[0], values[column]) = (id, value)
                try insert.insert(values, db)
            }
            for column in [1, columnCount / 2, columnCount - 1] {
                try insertRow("a\(column)", column, column)
                try insertRow("b\(column)", column, -column)
            }
            let shapes = Set([1, columnCount / 2, columnCount - 1]).count
            #expect(insert.statements.count == shapes)
            #expect(insert.statements.values.allSatisfy { $0.sql.utf8.count < 120 })
            for column in [1, columnCount / 2, columnCount - 1] {
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM things WHERE id LIKE '_\(column)' ORDER BY id")
                #expect(rows.map { $0["property_\(column)"] as Int? } == [column, -column])
                #expect(rows.allSatisfy { row in row.count { !$1.isNull } == 2 })
            }
        }
    }

    @Test func `rows with more column sets than cached statements are inserted`() throws {
        let columns = ["id"] + (1...100).map { "property_\($0)" }
        try DatabaseQueue().write { db in
            try db.execute(
                sql: "CREATE TABLE things (id TEXT UNIQUE, \(columns.dropFirst().joined(separator: ", ")))")
            var insert = RowInsert(into: "things", columns: columns)
            for column in 1...100 {
                var values: [(any DatabaseValueConvertible)?] = Array(repeating: nil, count: columns.count)
                (values[0], values[column]) = ("\(column)", column)
                try insert.insert(values, db)
            }
            #expect(insert.statements.count == 64)
            let sum = (1...100).map { "coalesce(property_\($0), 0)" }.joined(separator: " + ")
            #expect(try Int.fetchAll(db, sql: "SELECT \(sum) FROM things ORDER BY rowid") == Array(1...100))
        }
    }

    @Test func `a row with an existing id is not inserted`() throws {
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE things (id TEXT UNIQUE, name TEXT)")
            var insert = RowInsert(into: "things", columns: ["id", "name"])
            try insert.insert(["1", "first"], db)
            try insert.insert(["1", "second"], db)
            #expect(db.changesCount == 0)
            #expect(try String.fetchAll(db, sql: "SELECT name FROM things") == ["first"])
        }
    }
}
