internal import SiteInventory

/// Finds a name of its own for each column.
///
/// A valid and unused name is kept. Any other gets a number: in a shapefile its first
/// bytes, an underscore and two digits (`VERFUEG_01`), elsewhere the whole name and `_2`, `_3`. Upper and lower case make
/// no difference, as in no format they do everywhere.
struct ColumnNames {
    let mostBytes: Int?
    private var taken: Set<String>

    init(mostBytes: Int?, taken: Set<String>) {
        self.mostBytes = mostBytes
        self.taken = Set(taken.map { $0.lowercased() })
    }

    /// True when the column can have the name that the source gave it.
    func fits(_ name: String) -> Bool {
        let isClean =
            !name.isEmpty && name == name.trimmed && !name.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        return isClean && name.utf8.count <= mostBytes ?? .max && !taken.contains(name.lowercased())
    }

    /// Names for all the columns: first those that can stay as they are, so that no new name takes one of them.
    mutating func names(for originals: some Sequence<String>, stem: ((String) -> String)? = nil) -> [String: String] {
        var names: [String: String] = [:]
        let sorted = originals.sorted()
        for name in sorted where fits(stem?(name) ?? name) { names[name] = take(stem?(name) ?? name) }
        for name in sorted where names[name] == nil { names[name] = take(numbered(stem?(name) ?? name)) }
        return names
    }

    private mutating func take(_ name: String) -> String {
        taken.insert(name.lowercased())
        return name
    }

    private func numbered(_ name: String) -> String {
        let visible = String(name.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "_" : Character($0) }).trimmed
        let stem = visible.isEmpty ? "X" : visible
        var number = mostBytes == nil ? 2 : 1
        while true {
            let ending = "_" + (mostBytes != nil && number < 10 ? "0" : "") + String(number)
            let candidate = stem.cut(toBytes: (mostBytes ?? .max) - ending.utf8.count) + ending
            if fits(candidate) { return candidate }
            number += 1
        }
    }
}

extension String {
    /// As many whole characters from the beginning as fit.
    func cut(toBytes most: Int) -> String {
        guard utf8.count > most else { return self }
        var bytes = 0
        return String(
            prefix { character in
                bytes += character.utf8.count
                return bytes <= most
            })
    }
}
