internal import Foundation
internal import SimpleFeatures
@testable internal import InventoryExchange
@testable internal import SiteInventory

extension FuzzTarget {
    /// Input: a byte for the kind of fault, a byte for the reason and the place, and the value, the detail, the file and
    /// the field, separated by NUL.
    static let findingTexts = FuzzTarget(name: "finding-texts") { bytes in
        guard bytes.count >= 2 else { return }
        let kinds = SourceFault.Kind.allCases
        let words = bytes[2...].split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        func word(_ index: Int) -> String? { index < words.count ? words[index] : nil }
        let bits = bytes[2...].prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        var fault = SourceFault(
            kinds[Int(bytes[0]) % kinds.count], file: word(2) ?? "a.shp", row: bytes[1] & 1 == 0 ? nil : .max,
            field: word(3), value: word(0), detail: word(1), reason: reason(bytes[1] >> 2, word(0) ?? ""),
            place: bytes[1] & 2 == 0 ? nil : Position(Double(bitPattern: bits), -.infinity))
        fault.occurrences = Int(bytes[1])
        let finding = Finding.of(fault)
        try require(!finding.text.de.isEmpty && !finding.text.en.isEmpty, "\(fault) has no text")
        try require(finding.code.rawValue == fault.kind.rawValue, "\(fault) has the code \(finding.code)")
        // The place may be NaN, which is not equal to itself.
        try require(finding.text == Finding.of(fault).text, "a second finding differs")
        fault.place = nil
        let sent = try JSONDecoder().decode(Finding.self, from: JSONEncoder().encode(Finding.of(fault)))
        try require(sent == Finding.of(fault), "the finding changes when stored")
    }

    private static func reason(_ number: UInt8, _ word: String) -> SourceFault.Reason? {
        let reasons: [SourceFault.Reason?] = [
            nil, .syntax(.notANumber(word)), .jsonBroken(afterFeature: .max), .featureCount(stated: .min, found: .max),
            .encodingNotASCII, .syntax(.geometryTypeUnknown(word)), .syntax(.arc), .positionsMissing,
        ]
        return reasons[Int(number) % reasons.count]
    }
}
