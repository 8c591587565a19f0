import SimpleFeatures
import SiteInventory

/// Parameters with a closed list of values.
extension QueryParameters {
    /// `nil` when the parameter is not given.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Problem) -> Word? {
        guard let text = text(name) else { return nil }
        return try Self.word(text, of: name)
    }

    /// The values between commas; `nil` when the parameter is not given.
    func words<Word: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Problem) -> [Word]? {
        guard let parts = parts(name) else { return nil }
        var words: [Word] = []
        for part in parts { words.append(try Self.word(part, of: name)) }
        return words
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String, of parameter: String
    ) throws(Problem) -> Word { try word(text, of: parameter, among: Array(Word.allCases)) }

    /// - Throws: ``Problem`` with status 400 when the text is not one of the words.
    static func word<Word: RawRepresentable<String>>(
        _ text: String, of parameter: String, among words: [Word]
    ) throws(Problem) -> Word {
        guard let word = words.first(where: { $0.rawValue == text }) else {
            throw .notAmong(words.map(\.rawValue), text, parameter: parameter)
        }
        return word
    }
}

extension Problem {
    static func notAmong(_ words: [String], _ text: String, parameter: String) -> Problem {
        .invalid(
            parameter, "\(parameter)=\(text.quoted) is not one of: \(words.joined(separator: ", ")).",
            nearest: text.nearest(among: words))
    }
}
