/// The names of properties in the order in which they first appear, each with the name of its field: `name` and `Name` are
/// two properties, but fields are told apart in any spelling.
struct GeoJSONNames {
    private var places: [String: Int] = [:]
    private(set) var fieldNames: [String] = []

    /// The place of the property's field among those of the properties; a name that was not seen before gets the next one.
    mutating func place(of name: String) -> Int {
        if let place = places[name] { return place }
        places[name] = fieldNames.count
        fieldNames.append(name.unused(by: fieldNames))
        return fieldNames.count - 1
    }
}
