internal import SimpleFeatures
internal import SiteInventory

/// The eight digits that number a German municipality (AGS), or the twelve (ARS) that hold them.
enum MunicipalityKey {
    static func read(_ text: String) -> ValueReader.Reading {
        // A spreadsheet or a numeric field writes the key as a number: 5513000.0.
        let digits = String(text.filter { !$0.isWhitespace }.replacing(/[.,]0+$/, with: ""))
        guard digits.isAllDigits else {
            return ValueReader.Reading(value: .string(text), remark: .agsInvalid)
        }
        return switch digits.count {
        case 8: .certain(.string(digits))
        // As a number, the key of the states 01 to 09 loses its zero.
        case 7: ValueReader.Reading(value: .string("0" + digits), remark: .agsPadded)
        case 12: .certain(.string(String(digits.prefix(5) + digits.suffix(3))))
        case 11: ValueReader.Reading(value: .string("0" + digits.prefix(4) + digits.suffix(3)), remark: .agsPadded)
        default: ValueReader.Reading(value: .string(text), remark: .agsInvalid)
        }
    }
}
