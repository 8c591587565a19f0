import SiteInventory

extension Endpoint {
    /// The format that `f` names, else the one that `Accept` prefers; on a tie, the first.
    ///
    /// - Throws: ``Problem`` with status 406 for a format that the resource does not have.
    func negotiatedFormat(_ query: QueryParameters, _ accepted: String?) throws(Problem) -> Format {
        if let word = query.text("f") { return try format(named: word) }
        let preferences = Preferences(accepted)
        var best: (format: Format, quality: Double)?
        for format in response.formats {
            let quality = ([format.mediaType.essence] + format.alsoAnswers).map(preferences.quality(ofType:)).max() ?? 0
            if quality > best?.quality ?? 0 { best = (format, quality) }
        }
        guard let best else { throw notAcceptable("Accept: \(accepted ?? "")") }
        return best.format
    }

    private func format(named word: String) throws(Problem) -> Format {
        if let format = response.formats.first(where: { $0.word == word || $0.synonym == word }) { return format }
        if Format.words.contains(word) { throw notAcceptable("f=\(word)") }
        throw .invalid("f", "f=\(word.quoted) is not a format; use one of: \(formatWords).")
    }

    private func notAcceptable(_ asked: String) -> Problem {
        let types = response.formats.map(\.mediaType.text).joined(separator: ", ")
        return Problem(
            kind: .notAcceptable,
            detail: "\(asked.quoted) is not available. \(path) is available as \(types) (f=\(formatWords)).")
    }

    private var formatWords: String { response.formats.map(\.word).joined(separator: ", ") }

}

extension Language {
    /// The language that `lang` names, else the one that `Accept-Language` prefers; German on a tie.
    init(_ query: QueryParameters, _ accepted: String?) throws(Problem) {
        if let word = query.text("lang") {
            guard let language = Language(rawValue: word) else {
                throw .invalid("lang", "lang=\(word.quoted) is not available; use de or en.")
            }
            self = language
            return
        }
        let preferences = Preferences(accepted)
        let german = preferences.quality(ofLanguage: Language.german.rawValue)
        self = preferences.quality(ofLanguage: Language.english.rawValue) > german ? .english : .german
    }
}

/// The weighted choices of `Accept` or `Accept-Language` (RFC 9110, section 12.4.2). Without the field, all choices have
/// quality 1.
struct Preferences: Hashable, Sendable {
    private var qualities: [String: Double] = [:]

    init(_ field: String?) {
        for choice in (field ?? "").split(separator: ",") {
            let parts = choice.lowercased().split { $0 == ";" || $0.isWhitespace }.map(String.init)
            guard let name = parts.first else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            qualities[name] = max(quality, qualities[name] ?? 0)
        }
    }

    /// The quality of a media type without parameters: that of the most specific range.
    func quality(ofType type: String) -> Double {
        guard !qualities.isEmpty else { return 1 }
        let family = type.prefix { $0 != "/" } + "/*"
        return qualities[type] ?? qualities[String(family)] ?? qualities["*/*"] ?? 0
    }

    /// The quality of a word without ranges, such as a coding.
    func quality(of word: String) -> Double { qualities[word] ?? qualities["*"] ?? 0 }

    /// The quality of a language, including its regions.
    func quality(ofLanguage language: String) -> Double {
        guard !qualities.isEmpty else { return 1 }
        let regional = qualities.filter { $0.key == language || $0.key.hasPrefix("\(language)-") }.values.max()
        return regional ?? qualities["*"] ?? 0
    }
}
