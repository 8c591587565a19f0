/// A folder where files lie.
struct Container: Hashable, Sendable {
    /// How the library is asked for it; empty for the current folder.
    let forLibrary: String
    /// As the user gave it: `in/logistik`.
    let forPeople: String
    /// For the inventory, which must not know our folders: `logistik`, or `logistik.zip` of an unpacked zip.
    let label: String

    func path(of name: String) -> FilePath {
        FilePath(forLibrary: forLibrary.joined(name), forPeople: forPeople.joined(name), label: label.joined(name))
    }

    /// The folder of that name in this folder.
    func folder(_ name: String) -> Container {
        Container(folder: forLibrary.joined(name), label: label.joined(name))
    }

    init(folder: String, label: String) {
        forLibrary = folder
        forPeople = folder
        self.label = label
    }
}

/// A file, as the library is asked for it, as the user calls it, and as it is kept.
struct FilePath: Hashable, Sendable {
    let forLibrary: String
    let forPeople: String
    let label: String

    /// The file beside it that is called as this one with `ending` after it.
    func sibling(endingIn ending: String) -> FilePath {
        FilePath(forLibrary: forLibrary + ending, forPeople: forPeople + ending, label: label + ending)
    }
}

extension String {
    /// This folder's path, and the name in it.
    fileprivate func joined(_ name: String) -> String {
        isEmpty ? name : hasSuffix("/") ? self + name : self + "/" + name
    }

    /// The last part of a path: `logistik.zip` of `in/logistik.zip`.
    var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }

    /// The path without its last part and the slash before it; empty for a name alone.
    var parentPath: String {
        guard let slash = lastIndex(of: "/") else { return "" }
        return slash == startIndex ? "/" : String(self[..<slash])
    }

    /// The name's ending in lower case, without the dot; empty for none.
    var fileEnding: String {
        let name = lastPathPart
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The path without its ending and the dot.
    var withoutEnding: String {
        let ending = fileEnding
        return ending.isEmpty ? self : String(dropLast(ending.count + 1))
    }
}
