public import SimpleFeatures

/// A figure that the agreement names: a target, or what there was when it was made.
public struct Target: Hashable, Sendable, Encodable {
    public var id: String
    public var quantity: String
    public var value: Double?
    public var unit: String?
    /// As the agreement puts it: "gut", "etwa".
    public var qualifier: String?
    /// By when; `nil` without a year.
    public var year: Int?
    /// Of what: a programme, a competence field, towns, all sites.
    public var scope: String?
    public var agreementLines: String?
    public var note: String?

    public init(_ feature: Feature) {
        id = feature.id.text
        quantity = feature[.quantity].text ?? feature.id.text
        value = feature[.targetValue].number
        unit = feature[.targetUnit].text
        qualifier = feature[.qualifier].text
        year = feature[.year].integer.map { Int($0) }
        scope = feature[.scope].text
        agreementLines = feature[.agreementLines].text
        note = feature[.note].text
    }

    enum CodingKeys: String, CodingKey {
        case id, quantity, value, unit, qualifier, year, scope, note
        case agreementLines = "agreement_lines"
    }

    /// How the value is meant.
    public enum Bound: String, Vocabulary {
        case atLeast = "at_least"
        case about
        case atMost = "at_most"
        case exactly
    }

    /// What the inventory has that can stand beside the value.
    public enum Measure: Hashable, Sendable {
        case hectares(HectaresFigure)
        case sites
        /// The inventory counts no jobs, but the hectares that they are to be on.
        case jobs
    }
}

// The one place that knows the agreement's words: what is compared follows from the target's own columns.

extension Target {
    public var bound: Bound {
        switch qualifier?.lowercased() {
        case "gut", "mindestens", "mehr als", "über", "at least", "more than": .atLeast
        case "etwa", "rd.", "rund", "ca.", "circa", "in der größenordnung von", "about": .about
        case "höchstens", "maximal", "at most": .atMost
        default: .exactly
        }
    }

    /// True for what there was, and is no aim.
    public var isBaseFigure: Bool { note?.lowercased().contains("kein zielwert") ?? false }

    /// `nil` for what says nothing about sites.
    public var measure: Measure? {
        switch unit?.lowercased() {
        case "ha", "hektar", "hectares": figure.map(Measure.hectares)
        case "standorte", "sites": .sites
        case "arbeitsplätze", "jobs": .jobs
        default: nil
        }
    }

    private var figure: HectaresFigure? {
        let words: [(HectaresFigure, [String])] = [
            (.gross, ["entwicklungsfläche", "brutto", "gross"]), (.net, ["kaufgrundstück", "netto", "net area"]),
            (.available, ["verfügbar", "available"]),
        ]
        let text = quantity.lowercased()
        return words.first { $0.1.contains(where: text.contains) }?.0
    }

    /// True when former industrial land is to come first.
    var isBrownfieldFirst: Bool { note?.lowercased().contains("altindustrie") ?? false }

    /// Names that the note takes out: "newPark ausgenommen".
    var exceptions: [String] {
        (note ?? "").matches(of: /([^\s,;]+) ausgenommen/).map { String($0.1) }
    }
}
