internal import SimpleFeatures

/// Collects the faults of many rows: one fault for each kind and field, with the first row and the number of rows.
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
