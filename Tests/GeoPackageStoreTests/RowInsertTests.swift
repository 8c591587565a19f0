import Foundation
import GRDB
import SQLiteRows
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
                try insert.insert(row(columnCount, id, column, value), db)
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

    /// A row with an id and a value in one column.
    private func row(_ columnCount: Int, _ id: String, _ column: Int, _ value: Int) -> BoundRow {
        var row = BoundRow(columnCount: columnCount)
        row.append(id)
        for other in 1..<columnCount { if other == column { row.append(Int64(value)) } else { row.appendNull() } }
        return row
    }

    @Test func `values of every type are bound, also empty ones`() throws {
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE things (id TEXT UNIQUE, text, whole, number, unset, bytes, empty)")
            let columns = ["id", "text", "whole", "number", "unset", "bytes", "empty"]
            var insert = RowInsert(into: "things", columns: columns)
            var row = BoundRow(columnCount: 7)
            row.append("1")
            row.append("Fläche")
            row.append(Int64.min)
            row.append(0.1)
            row.append(nil as String?)
            row.appendBlob { $0 += [0, 255] }
            row.append("")
            try insert.insert(row, db)
            let stored = try #require(try Row.fetchOne(db, sql: "SELECT * FROM things"))
            let texts: [DatabaseValue] = ["1".databaseValue, "Fläche".databaseValue, "".databaseValue]
            let numbers: [DatabaseValue] = [Int64.min.databaseValue, (0.1).databaseValue]
            let values = Array(stored.databaseValues)
            #expect([values[0], values[1], values[6]] == texts)
            #expect([values[2], values[3]] == numbers)
            #expect(values[4] == .null && values[5] == Data([0, 255]).databaseValue)
        }
    }

    @Test func `a failing statement throws the error of SQLite`() throws {
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE things (id TEXT UNIQUE, name TEXT NOT NULL)")
            var insert = RowInsert(into: "things", columns: ["id", "name"])
            let error = #expect(throws: DatabaseError.self) { try insert.insert(row(2, "1", 9, 0), db) }
            #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_NOTNULL)
        }
    }

    @Test func `rows with more column sets than cached statements are inserted`() throws {
        let columns = ["id"] + (1...100).map { "property_\($0)" }
        try DatabaseQueue().write { db in
            try db.execute(
                sql: "CREATE TABLE things (id TEXT UNIQUE, \(columns.dropFirst().joined(separator: ", ")))")
            var insert = RowInsert(into: "things", columns: columns)
            for column in 1...100 {
                try insert.insert(row(columns.count, "\(column)", column, column), db)
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
            for name in ["first", "second"] {
                var row = BoundRow(columnCount: 2)
                row.append("1")
                row.append(name)
                try insert.insert(row, db)
            }
            #expect(db.changesCount == 0)
            #expect(try String.fetchAll(db, sql: "SELECT name FROM things") == ["first"])
        }
    }
}
