import Foundation
import Zukunftsstandorte

let geodata = CommandLine.arguments.dropFirst().first ?? "../geodata"
let file = FileManager.default.temporaryDirectory.appending(path: "example-\(UUID()).gpkg").path

let inventory = try await Inventory.openOrCreate(at: file)
let outcome = try await inventory.importFiles(at: [geodata])
for finding in outcome.reports.flatMap(\.findings) where finding.severity == .error { print(finding.text.en) }

for site in try await inventory.sites(where: "available_ha > 0") {
    print(site.name, String(format: "%.2f ha", site.availableHectares ?? 0))
}
let account = try await inventory.hectares(of: "newPark", scenario: inventory.scenario(open: ["R04-N"]))
print("newPark with R04-N:", String(format: "%.2f ha", account.statement.figures.available ?? 0))
let access = try await inventory.access(of: "newPark")
print("nearest road project:", access.computed.first?.roadProjectName ?? "none")
try await inventory.export(.sites, to: "\(file).zip", ExportOptions(.shapefile))
