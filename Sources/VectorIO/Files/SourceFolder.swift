/// A folder of a delivery.
struct SourceFolder: Hashable, Sendable {
    /// The path for GDAL; empty for the current folder.
    let gdalPath: String
    /// The path as the user gave it: `in/logistik`.
    let userPath: String
    /// The path inside the delivery, without folders of this machine: `logistik`, or `logistik.zip` for an unpacked
    /// zip.
    let label: String

    func path(of name: String) -> FilePath {
        FilePath(gdalPath: gdalPath.joined(name), userPath: userPath.joined(name), label: label.joined(name))
    }

    /// The subfolder with this name.
    func folder(_ name: String) -> SourceFolder {
        SourceFolder(folder: gdalPath.joined(name), label: label.joined(name))
    }

    init(folder: String, label: String) {
        gdalPath = folder
        userPath = folder
        self.label = label
    }
}

/// The path of a file for GDAL, for the user, and inside the delivery.
struct FilePath: Hashable, Sendable {
    let gdalPath: String
    let userPath: String
    let label: String

    /// The path with `ending` appended.
    func sibling(endingIn ending: String) -> FilePath {
        FilePath(gdalPath: gdalPath + ending, userPath: userPath + ending, label: label + ending)
    }
}

extension String {
    /// The path of the file with this name in the folder.
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

    /// The file extension in lower case, without the dot; empty for none.
    package var fileEnding: String {
        let name = lastPathPart
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The path without its extension and the dot.
    package var withoutEnding: String {
        let ending = fileEnding
        return ending.isEmpty ? self : String(dropLast(ending.count + 1))
    }
}
