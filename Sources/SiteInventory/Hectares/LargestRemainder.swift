/// Rounds numbers to hundredths so that they still add up: what planners expect of a table.
///
/// Each number is cut to hundredths, and the hundredths that are missing from the rounded sum go to the numbers
/// that lost most; ties go to the earlier one.
func roundedToHundredths(_ parts: [Double]) -> [Double] {
    let target = (parts.reduce(0, +) * 100).rounded()
    let floors = parts.map { ($0 * 100).rounded(.down) }
    let missing = Int(target - floors.reduce(0, +))
    let byRemainder = parts.indices.sorted { a, b in
        let (lostA, lostB) = (parts[a] * 100 - floors[a], parts[b] * 100 - floors[b])
        return lostA == lostB ? a < b : lostA > lostB
    }
    var hundredths = floors
    for index in byRemainder.prefix(max(missing, 0)) { hundredths[index] += 1 }
    return hundredths.map { $0 / 100 }
}
