import SimpleFeatures
import Testing

@testable import InventoryExchange

struct NumberSpellingTests {
    @Test(arguments: [
        ("1 234,5", 1234.5), ("1\u{A0}234,5", 1234.5), ("1\u{202F}234,5", 1234.5), ("1\u{2009}234.5", 1234.5),
        ("1'234.5", 1234.5), ("1\u{2019}234,5", 1234.5), ("1 234 567,25", 1_234_567.25), ("1'234'567", 1_234_567),
        ("-12 500", -12500), ("12 500", 12500),
    ])
    func `blanks and apostrophes group thousands`(text: String, value: Double) {
        #expect(NumberReader.read(text)?.value == value)
        #expect(NumberReader.read(text)?.remark == .groupedNumber)
    }

    @Test(arguments: [("ca. 1 234,5 ha", 1234.5), ("1'234.5 ha", 1234.5)])
    func `a grouped number may have words around it`(text: String, value: Double) {
        #expect(NumberReader.read(text)?.value == value)
        #expect(NumberReader.read(text)?.remark == .numberWithText)
    }

    @Test(arguments: ["1234 567", "12 34", "1 2345", "1  234", "1 234 56", "10 bis 120", "1'23", "' 234", "1 234-5"])
    func `other blanks do not join numbers`(text: String) {
        #expect(NumberReader.read(text) == nil)
    }

    @Test(arguments: [
        ("5513000.0", "05513000", ValueReader.Remark.agsPadded), ("5513000,00", "05513000", .agsPadded),
        ("05513000.0", "05513000", nil), ("55130000000.0", "05513000", .agsPadded),
        ("5513000.5", "5513000.5", .agsInvalid),
        (".0", ".0", .agsInvalid),
    ])
    func `a municipality key may be written as a number`(text: String, key: String, remark: ValueReader.Remark?) {
        #expect(MunicipalityKey.read(text) == ValueReader.Reading(value: .string(key), remark: remark))
    }
}
