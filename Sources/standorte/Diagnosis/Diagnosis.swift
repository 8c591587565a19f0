internal import SiteInventory

/// The result of one check of the machine.
struct Diagnosis: Encodable {
    let check: Check
    let status: Status
    let detail: LocalizedText

    /// What is checked.
    enum Check: String, Encodable, CaseIterable {
        case seccomp, landlock, proj, gdal, staging
        case openFiles = "open-files"
    }

    /// The result. Warnings are ordered before faults.
    enum Status: String, Encodable, Comparable {
        /// Everything works.
        case ok
        /// The program works, with less protection or precision.
        case warning
        /// A part of the program does not work.
        case fault

        static func < (one: Status, other: Status) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .ok: 0
            case .warning: 1
            case .fault: 2
            }
        }
    }

    init(_ check: Check, _ status: Status, de: String, en: String) {
        (self.check, self.status, detail) = (check, status, LocalizedText(de: de, en: en))
    }
}

extension Diagnosis.Status {
    /// `Warnung`, `warning`.
    func title(_ language: Language) -> String {
        switch self {
        case .ok: "ok"
        case .warning: language == .german ? "Warnung" : "warning"
        case .fault: language == .german ? "Fehler" : "fault"
        }
    }
}
