import SimpleFeatures
import Testing

struct PropertyRowTests {
    private static let layout = PropertyLayout(["name", "status", "year"], keys: ["year", "other", "name"])

    @Test func `a property is the same by position, by name and by key`() {
        var row = PropertyRow(Self.layout)
        row[at: 2] = .integer(2005)
        row["name"] = .string("A")
        #expect(row["year"] == .integer(2005))
        #expect(row[key: 0, "year"] == .integer(2005))
        #expect(row[at: 0] == .string("A"))
        row[key: 2, "name"] = .null
        #expect(row[at: 0] == .null)
    }

    @Test func `a missing property differs from null`() {
        var row = PropertyRow(Self.layout)
        #expect(row.isEmpty)
        #expect(row["name"] == nil)
        #expect(row[at: 1] == nil)
        row["name"] = .null
        #expect(!row.isEmpty)
        #expect(row["name"] == .null)
        #expect(row != PropertyRow(Self.layout))
        row["name"] = nil
        #expect(row == PropertyRow(Self.layout))
    }

    @Test func `properties without a position are kept by name`() {
        var row = PropertyRow(Self.layout)
        row["extra"] = .boolean(true)
        row[key: 1, "other"] = .number(1)
        #expect(row["extra"] == .boolean(true))
        #expect(row[key: 1, "other"] == .number(1))
        #expect(row.byName == ["extra": .boolean(true), "other": .number(1)])
    }

    @Test func `rows with the same properties are equal in any layout`() {
        var row = PropertyRow(Self.layout)
        row["status"] = .string("sold")
        let other: PropertyRow = ["status": .string("sold")]
        #expect(row == other)
        #expect(row.hashValue == other.hashValue)
        #expect(row != ["status": .string("sold"), "name": .null])
    }

    @Test(arguments: [layout, PropertyLayout(["year", "name"]), .empty])
    func `missing properties are filled from a row in any layout`(other: PropertyLayout) {
        var before = PropertyRow(other)
        before["name"] = .string("old")
        before["year"] = .integer(1)
        before["extra"] = .integer(3)
        var row = PropertyRow(Self.layout)
        row["name"] = .null
        row.fillMissing(from: before)
        #expect(row.byName == ["name": .null, "year": .integer(1), "extra": .integer(3)])
        #expect(row.values(in: Self.layout) == [.null, .null, .integer(1)])
        #expect(before.values(in: Self.layout) == [.string("old"), .null, .integer(1)])
    }

    @Test func `properties are listed in the order of the layout`() {
        var row = PropertyRow(Self.layout)
        row["extra"] = .integer(4)
        row["year"] = .integer(3)
        row["name"] = .integer(1)
        #expect(row.map(\.name) == ["name", "year", "extra"])
    }
}
