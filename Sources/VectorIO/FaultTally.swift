internal import SimpleFeatures

/// Faults that many rows have: each kind is told once for a field, with its first row and how often.
struct FaultTally {
    private struct Key: Hashable {
        var kind: SourceFault.Kind
        var field: String?
    }

    private var places: [Key: Int] = [:]
    private(set) var faults: [SourceFault] = []

    mutating func add(_ fault: SourceFault) {
        let key = Key(kind: fault.kind, field: fault.field)
        if let place = places[key] {
            faults[place].occurrences += 1
        } else {
            places[key] = faults.count
            faults.append(fault)
        }
    }
}
