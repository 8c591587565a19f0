/// A folder or the inside of a zip, where files lie.
struct Container: Hashable, Sendable {
    /// How the library is asked for it: `/vsizip/{in/logistik.zip}`; empty for the current folder.
    let forLibrary: String
    /// As the user gave it: `in/logistik.zip`.
    let forPeople: String
    /// For the inventory, which must not know our folders: `logistik.zip`.
    let label: String
    /// The zip as an ordinary file; `nil` for a folder.
    let archive: String?

    func path(of name: String) -> FilePath {
        FilePath(forLibrary: forLibrary.joined(name), forPeople: forPeople.joined(name), label: label.joined(name))
    }

    /// The folder of that name in this folder.
    func folder(_ name: String) -> Container {
        Container(folder: forLibrary.joined(name), label: label.joined(name))
    }

    /// The zip of that name in this folder.
    func zip(_ name: String) -> Container {
        Container(zip: path(of: name))
    }

    init(folder: String, label: String) {
        forLibrary = folder
        forPeople = folder
        self.label = label
        archive = nil
    }

    init(zip: FilePath) {
        // Braces say where the zip's name ends, whatever its ending; only a name with braces does without.
        let path = zip.forLibrary
        forLibrary = path.contains(where: "{}".contains) ? "/vsizip/\(path)" : "/vsizip/{\(path)}"
        forPeople = zip.forPeople
        label = zip.label
        archive = zip.forLibrary
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
