/// The names of properties in order of appearance, each with the name of its field. `name` and `Name` are two
/// properties, but field names must differ in more than letter case.
struct GeoJSONFieldNames {
    private var places: [String: Int] = [:]
    private var uniqueNames = UniqueNames()
    private(set) var fieldNames: [String] = []

    /// The index of the field for this property; a new name gets the next index.
    mutating func place(of name: String) -> Int {
        if let place = places[name] { return place }
        places[name] = fieldNames.count
        fieldNames.append(uniqueNames.add(name))
        return fieldNames.count - 1
    }
}
