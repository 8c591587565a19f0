internal import Foundation
internal import GRDB

/// The SQL function that tests whether a word or phrase occurs in one of several texts: `mentions_word(word, text, …)`.
/// Ignores case and accents.
enum MentionsFunction {
    static let name = "mentions_word"

    static func register(in db: Database) {
        db.add(function: name) { values in
            guard let word = values.first.flatMap(String.fromDatabaseValue) else { return false }
            return values.dropFirst().contains { value in
                String.fromDatabaseValue(value)?.range(
                    of: word, options: [.caseInsensitive, .diacriticInsensitive]) != nil
            }
        }
    }
}
