internal import SimpleFeatures

/// The columns of a CSV file that hold the geometry.
enum CSVGeometryColumns: Hashable {
    /// Well-known text, or well-known binary in hexadecimal digits.
    case text(Int)
    case coordinates(x: Int, y: Int)

    var columns: Set<Int> {
        switch self {
        case .text(let column): [column]
        case .coordinates(let x, let y): [x, y]
        }
    }

    private static let texts: Set = [
        "wkt", "wkb", "geom", "geometry", "thegeom", "geometrie", "shape", "wktgeom", "wkbgeometry", "geomwkt",
    ]

    /// Pairs of column names, those in degrees first: their reference system is known.
    private static let pairs = [
        ("lon", "lat"), ("lng", "lat"), ("long", "lat"), ("longitude", "latitude"), ("laenge", "breite"),
        ("laengengrad", "breitengrad"), ("geolaenge", "geobreite"), ("rechtswert", "hochwert"),
        ("ostwert", "nordwert"), ("easting", "northing"), ("east", "north"), ("ost", "nord"), ("xkoord", "ykoord"),
        ("xcoord", "ycoord"), ("koordx", "koordy"), ("geox", "geoy"), ("pointx", "pointy"), ("x", "y"),
    ]

    /// The columns, and the names of the pairs that were not used; `nil` for a table without geometry.
    static func find(among names: [String]) -> (columns: CSVGeometryColumns, others: [String])? {
        let keys = names.map(key)
        if let column = keys.firstIndex(where: texts.contains) { return (.text(column), []) }
        let found = pairs.compactMap { x, y -> (x: Int, y: Int)? in
            guard let x = keys.firstIndex(of: x), let y = keys.firstIndex(of: y) else { return nil }
            return (x, y)
        }
        guard let first = found.first else { return nil }
        return (.coordinates(x: first.x, y: first.y), found.dropFirst().map { "\(names[$0.x])/\(names[$0.y])" })
    }

    /// The name in lower case, umlauts spelled out, letters and digits only: `X_KOORD` equals `x koord`. Names with
    /// more words, such as `REP_LON`, are other columns.
    private static func key(_ name: String) -> String {
        var key = ""
        for character in name.lowercased() {
            switch character {
            case "ä": key += "ae"
            case "ö": key += "oe"
            case "ü": key += "ue"
            case "ß": key += "ss"
            default: if character.isLetter || character.isNumber { key.append(character) }
            }
        }
        return key
    }
}

/// The coordinate in a text such as `371676.5`, `371676,5` or `5.715.050,25`; `nil` when it is not a number.
func coordinate(_ text: String) -> Double? {
    let text = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "'" && $0 != "\u{2019}" }
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.,eE".contains($0)) }) else { return nil }
    let points = text.filter { $0 == "." }.count
    let commas = text.filter { $0 == "," }.count
    // The last of two different marks is the decimal mark. A mark that occurs twice is a grouping mark.
    let decimal: Character? =
        switch (points, commas) {
        case (0, 0): nil
        case (1, 0): "."
        case (0, 1): ","
        case (_, 0), (0, _): nil
        default: text.last { $0 == "." || $0 == "," }
        }
    if let decimal, text.filter({ $0 == decimal }).count > 1 { return nil }
    let plain = text.compactMap { character -> Character? in
        if character == decimal { return "." }
        return character == "." || character == "," ? nil : character
    }
    guard let number = Double(String(plain)), number.isFinite else { return nil }
    return number
}
