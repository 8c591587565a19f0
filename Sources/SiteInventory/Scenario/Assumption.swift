internal import SimpleFeatures

/// The assumption of a scenario, as stated in responses.
public struct Assumption: Hashable, Sendable, Codable {
    /// The year up to which all plans count as completed; `nil` when the scenario has no year.
    public var availableBy: Int?
    /// The road projects and sections that the scenario opens by id, sorted.
    public var open: [String]
    /// All projects and sections that count as open although they are not, sorted.
    public var countsAsOpen: [String]

    enum CodingKeys: String, CodingKey {
        case availableBy = "available_by"
        case open
        case countsAsOpen = "counts_as_open"
    }

    /// Writes a missing year as null.
    ///
    /// - Throws: the errors of the encoder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(availableBy, forKey: .availableBy)
        try container.encode(open, forKey: .open)
        try container.encode(countsAsOpen, forKey: .countsAsOpen)
    }

    /// The assumption as one sentence.
    public var text: LocalizedText {
        let roads = countsAsOpen.isEmpty ? nil : countsAsOpen.joined(separator: ", ")
        let year = availableBy.map(String.init)
        return LocalizedText(
            de: "Annahme: "
                + [year.map { "bis \($0)" }, "\(roads ?? "keine weitere Straße") in Betrieb"]
                .compactMap(\.self).joined(separator: ", ") + ". Die gespeicherten Werte bleiben unverändert.",
            en: "Assumption: "
                + [year.map { "by \($0)" }, "\(roads ?? "no further road") open"]
                .compactMap(\.self).joined(separator: ", ") + ". The stored figures are unchanged.")
    }

    var json: PropertyValue {
        .json(object: [
            ("available_by", PropertyValue(availableBy)), ("counts_as_open", .json(strings: countsAsOpen)),
            ("open", .json(strings: open)),
        ])
    }
}
