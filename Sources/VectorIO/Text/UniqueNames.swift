/// Names that differ from each other in more than letter case.
struct UniqueNames {
    private var taken: Set<String> = []
    /// The last number after each name, so that many equal names are numbered in linear time.
    private var numbers: [String: Int] = [:]

    /// Adds the name, or the first of `name_1`, `name_2` … that is not taken. Returns the added name.
    mutating func add(_ name: String) -> String {
        let key = name.lowercased()
        var unique = name
        while !taken.insert(unique.lowercased()).inserted {
            numbers[key, default: 0] += 1
            unique = "\(name)_\(numbers[key, default: 0])"
        }
        return unique
    }
}
