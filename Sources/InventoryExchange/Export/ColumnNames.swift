internal import SiteInventory

/// Assigns a unique name to each column.
///
/// Keeps a name that is valid and unused. Adds a number to any other name: in a shapefile its first bytes, an
/// underscore and two digits (`VERFUEG_01`), in other formats the whole name and `_2`, `_3`. Names are compared without
/// case, since not every format distinguishes case.
struct ColumnNames {
    let mostBytes: Int?
    private var taken: Set<String>

    init(mostBytes: Int?, taken: Set<String>) {
        self.mostBytes = mostBytes
        self.taken = Set(taken.map { $0.lowercased() })
    }

    /// True when the column can have this name: it is valid, short enough and unused.
    func fits(_ name: String) -> Bool {
        let isClean =
            !name.isEmpty && name == name.trimmed && !name.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        return isClean && name.utf8.count <= mostBytes ?? .max && !taken.contains(name.lowercased())
    }

    /// Returns the names for all columns. Assigns unchanged names first, so that no new name equals one of them.
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
    /// Returns the longest prefix of whole characters that fits into the number of bytes.
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
