internal import ArgumentParser
internal import SiteInventory

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks whether this machine has what the program needs.",
        discussion: """
            Checks the protections of the kernel for the process that reads deliveries, the data of PROJ, GDAL, the folder \
            for unpacked deliveries, and the limit of open files. A warning means less protection or precision; a fault means \
            that a part of the program does not work (exit code 70).
            """)

    @OptionGroup var language: LanguageOption

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let checks = Diagnosis.all()
        let status = checks.map(\.status).max() ?? .ok
        if json {
            try printJSON(Report(status: status, checks: checks))
        } else {
            Console.print(table(checks))
        }
        guard status == .fault else { return }
        throw CommandFailure(
            language.language == .german
                ? "Auf diesem Rechner fehlt etwas, was das Programm braucht."
                : "This machine lacks what the program needs.",
            .software)
    }

    private func table(_ checks: [Diagnosis]) -> String {
        let german = language.language == .german
        var table = TextTable([
            (german ? "Prüfung" : "check", .left), ("status", .left), (german ? "Ergebnis" : "result", .left),
        ])
        for item in checks {
            table.add([item.check.rawValue, item.status.title(language.language), item.detail[language.language]])
        }
        return table.text
    }

    private struct Report: Encodable {
        let status: Diagnosis.Status
        let checks: [Diagnosis]
    }
}
