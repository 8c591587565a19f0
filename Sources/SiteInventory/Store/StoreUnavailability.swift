/// The reason why a store refuses or ends an operation that can succeed later.
public enum StoreUnavailability: Hashable, Sendable, CaseIterable {
    /// Another program writes.
    case busy
    /// The disk is full.
    case diskFull
    /// The file, or its folder, is read-only.
    case readOnly
    /// The file that is open is no longer at its path.
    case fileReplaced
    /// A query has reached its deadline.
    case queryTookTooLong
    /// Too many expensive queries wait.
    case tooManyQueries

    /// The reason with its remedy, without the path of the file.
    public var message: LocalizedText {
        switch self {
        case .busy:
            LocalizedText(
                de:
                    "Ein anderes Programm schreibt gerade in das Inventar. Es wurde nichts gespeichert; bitte später erneut versuchen.",
                en: "Another program is writing to the inventory. Nothing was stored; please try again later.")
        case .diskFull:
            LocalizedText(
                de:
                    "Der Datenträger des Inventars ist voll. Es wurde nichts gespeichert; der Betreiber muss Platz schaffen.",
                en: "The disk of the inventory is full. Nothing was stored; the operator must free space.")
        case .readOnly:
            LocalizedText(
                de:
                    "Das Inventar ist schreibgeschützt. Es wurde nichts gespeichert; der Betreiber muss das Schreiben erlauben.",
                en: "The inventory is read-only. Nothing was stored; the operator must allow writing.")
        case .fileReplaced:
            LocalizedText(
                de:
                    "Die Datei des Inventars wurde entfernt oder ersetzt. Es wurde nichts gespeichert; der Betreiber muss ein vollständiges Inventar an ihren Platz legen.",
                en:
                    "The file of the inventory was removed or replaced. Nothing was stored; the operator must put a complete inventory in its place."
            )
        case .queryTookTooLong:
            LocalizedText(
                de:
                    "Die Abfrage hat zu lange gedauert und wurde abgebrochen. Bitte später erneut versuchen oder weniger Objekte auswählen.",
                en: "The query took too long and was ended. Please try again later, or select fewer features.")
        case .tooManyQueries:
            LocalizedText(
                de: "Der Server rechnet bereits an vielen aufwendigen Abfragen. Bitte später erneut versuchen.",
                en: "The server is already working on many expensive queries. Please try again later.")
        }
    }
}

/// An error of a store with a reason that clients may see.
public protocol StoreUnavailable: Error {
    /// The reason; `nil` if the operation cannot succeed later either.
    var unavailability: StoreUnavailability? { get }
}
