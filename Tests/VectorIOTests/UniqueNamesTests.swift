import Testing

@testable import VectorIO

struct UniqueNamesTests {
    @Test(arguments: [
        (["NAME", "AREA"], ["NAME", "AREA"]),
        (["NAME", "NAME", "NAME"], ["NAME", "NAME_1", "NAME_2"]),
        (["NAME", "name", "Name"], ["NAME", "name_1", "Name_2"]),
        (["NAME_1", "NAME", "NAME"], ["NAME_1", "NAME", "NAME_2"]),
        (["Straße", "STRASSE", "straße"], ["Straße", "STRASSE", "straße_1"]),
    ])
    func `names differ in more than letter case`(names: [String], unique: [String]) {
        var uniqueNames = UniqueNames()
        #expect(names.map { uniqueNames.add($0) } == unique)
    }

    /// Takes hours when each name is compared with all names before it.
    @Test(.timeLimit(.minutes(20)))
    func `a hundred thousand equal names are numbered`() {
        var uniqueNames = UniqueNames()
        let names = (0..<100_000).map { _ in uniqueNames.add("COLUMN") }
        #expect(Set(names).count == 100_000)
        #expect(names.last == "COLUMN_99999")
    }
}
