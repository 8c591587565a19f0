import HTTPTypes
import SiteInventory

extension Endpoint {
    /// The format that `f` names, else the one that `Accept` likes best; on a tie, the first.
    func negotiatedFormat(_ query: QueryParameters, _ headers: HTTPFields) throws(Problem) -> Format {
        if let word = query.text("f") { return try format(named: word) }
        let preferences = Preferences(headers[.accept])
        var best: (format: Format, quality: Double)?
        for format in answer.formats {
            let quality = ([format.mediaType.essence] + format.alsoAnswers).map(preferences.quality(ofType:)).max() ?? 0
            if quality > best?.quality ?? 0 { best = (format, quality) }
        }
        guard let best else { throw notAcceptable("Accept: \(headers[.accept] ?? "")") }
        return best.format
    }

    private func format(named word: String) throws(Problem) -> Format {
        if let format = answer.formats.first(where: { $0.word == word || $0.synonym == word }) { return format }
        if Format.words.contains(word) { throw notAcceptable("f=\(word)") }
        throw .invalid("f", "f=\(word.quoted) names no format; use one of: \(formatWords).")
    }

    private func notAcceptable(_ asked: String) -> Problem {
        let types = answer.formats.map(\.mediaType.text).joined(separator: ", ")
        return Problem(
            kind: .notAcceptable,
            detail: "\(asked.quoted) is not offered. \(path) comes as \(types) (f=\(formatWords)).")
    }

    private var formatWords: String { answer.formats.map(\.word).joined(separator: ", ") }

    /// The language that `lang` names, else the one that `Accept-Language` likes best; German on a tie.
    func negotiatedLanguage(_ query: QueryParameters, _ headers: HTTPFields) throws(Problem) -> Language {
        if let word = query.text("lang") {
            guard let language = Language(rawValue: word) else {
                throw .invalid("lang", "lang=\(word.quoted) is not spoken here; use de or en.")
            }
            return language
        }
        let preferences = Preferences(headers[.acceptLanguage])
        let german = preferences.quality(ofLanguage: Language.german.rawValue)
        return preferences.quality(ofLanguage: Language.english.rawValue) > german ? .english : .german
    }
}

/// The weighted choices of `Accept` or `Accept-Language` (RFC 9110, section 12.4.2); without any, all are welcome.
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

    /// Of a media type without parameters: the most specific range that covers it counts.
    func quality(ofType type: String) -> Double {
        guard !qualities.isEmpty else { return 1 }
        let family = type.prefix { $0 != "/" } + "/*"
        return qualities[type] ?? qualities[String(family)] ?? qualities["*/*"] ?? 0
    }

    /// Of a word that has no families, such as a coding.
    func quality(of word: String) -> Double { qualities[word] ?? qualities["*"] ?? 0 }

    /// Of a language, any region of it included.
    func quality(ofLanguage language: String) -> Double {
        guard !qualities.isEmpty else { return 1 }
        let regional = qualities.filter { $0.key == language || $0.key.hasPrefix("\(language)-") }.values.max()
        return regional ?? qualities["*"] ?? 0
    }
}
