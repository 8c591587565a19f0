/// Rounds numbers to hundredths by largest remainder, so that they add up to the rounded sum.
///
/// Each number is rounded down. The missing hundredths are added to the numbers with the largest remainders; ties go to
/// the earlier number.
func roundedToHundredths(_ parts: [Double]) -> [Double] {
    let target = (parts.reduce(0, +) * 100).rounded()
    let floors = parts.map { ($0 * 100).rounded(.down) }
    let missing = Int(saturating: target - floors.reduce(0, +))
    let byRemainder = parts.indices.sorted { a, b in
        let (lostA, lostB) = (parts[a] * 100 - floors[a], parts[b] * 100 - floors[b])
        return lostA == lostB ? a < b : lostA > lostB
    }
    var hundredths = floors
    for index in byRemainder.prefix(max(missing, 0)) { hundredths[index] += 1 }
    return hundredths.map { $0 / 100 }
}
