internal import SimpleFeatures
internal import SiteInventory

/// Parses the official municipality key (AGS, eight digits) or regional key (ARS, twelve digits, which contain the
/// AGS).
enum MunicipalityKey {
    static func read(_ text: String) -> ValueReader.Reading {
        // Spreadsheets and numeric fields write the key as a number: 5513000.0.
        let digits = String(text.filter { !$0.isWhitespace }.replacing(/[.,]0+$/, with: ""))
        guard digits.isAllDigits else {
            return ValueReader.Reading(value: .string(text), remark: .agsInvalid)
        }
        return switch digits.count {
        case 8: .certain(.string(digits))
        // As a number, the keys of the states 01 to 09 lose their leading zero.
        case 7: ValueReader.Reading(value: .string("0" + digits), remark: .agsPadded)
        case 12: .certain(.string(String(digits.prefix(5) + digits.suffix(3))))
        case 11: ValueReader.Reading(value: .string("0" + digits.prefix(4) + digits.suffix(3)), remark: .agsPadded)
        default: ValueReader.Reading(value: .string(text), remark: .agsInvalid)
        }
    }
}
