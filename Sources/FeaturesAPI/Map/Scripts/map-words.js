/** The texts for values of code lists in German and English. */
export const WORDS = {
  category: {
    industry: ["Industrie", "industry"], logistics: ["Logistik", "logistics"], leisure: ["Freizeit", "leisure"],
    health: ["Gesundheit", "health"], energy: ["Energie", "energy"], other: ["Sonstiges", "other"],
  },
  plot: {
    available: ["verfügbar", "available"], available_conditional: ["bedingt verfügbar", "conditionally available"],
    reserved: ["reserviert", "reserved"], sold: ["verkauft", "sold"], occupied: ["belegt", "occupied"],
    not_marketable: ["nicht vermarktbar", "not marketable"], unknown: ["unbekannt", "unknown"],
  },
  constraint: {
    contamination: ["Altlast", "contamination"], flood: ["Überschwemmungsgebiet", "flood area"],
    nature: ["Naturschutz", "nature conservation"], utility_corridor: ["Leitungstrasse", "utility corridor"],
    seveso: ["Achtungsabstand (Seveso)", "Seveso safety distance"], mining: ["Bergbau", "mining"], noise: ["Lärm", "noise"],
    monument: ["Denkmal", "monument"], ordnance: ["Kampfmittel", "unexploded ordnance"], other: ["Sonstiges", "other"],
  },
  severity: {
    hard: ["hart, abgezogen", "hard, subtracted"], severe: ["schwerwiegend", "severe"], minor: ["gering", "minor"],
    none: ["ohne Wirkung", "without effect"],
  },
  road: {
    idea: ["Idee", "idea"], open_questions: ["offene Fragen", "open questions"], in_prospect: ["in Aussicht gestellt", "in prospect"],
    planning: ["in Planung", "in planning"], approved: ["planfestgestellt", "approved"],
    under_construction: ["im Bau", "under construction"], open: ["in Betrieb", "open"], dropped: ["aufgegeben", "dropped"],
  },
  connection: {
    existing: ["vorhanden", "existing"], under_construction: ["im Bau", "under construction"], planned: ["geplant", "planned"],
    uncertain: ["unsicher", "uncertain"], unknown: ["nicht dokumentiert", "not documented"],
  },
  reason: {
    no_plots: ["keine Teilflächen erfasst", "no plots recorded"],
    declared_sold_out: ["laut Quelle vollständig vermarktet", "declared fully marketed"],
    no_footprint: ["keine Fläche veröffentlicht", "no area published"],
    part_of: ["Teil eines anderen Standorts", "part of another site"],
    programme: ["Programm aus mehreren Standorten", "programme of several sites"],
  },
  step: {
    gross: ["brutto", "gross"], not_in_usable_plot: ["außerhalb nutzbarer Teilflächen", "outside usable plots"],
    hard_constraint: ["harte Restriktion", "hard constraint"], sold: ["verkauft", "sold"], occupied: ["belegt", "occupied"],
    not_marketable: ["nicht vermarktbar", "not marketable"], unknown: ["Status unbekannt", "unknown status"],
    reserved_for_owner: ["betriebsgebunden", "reserved for the owner"], reserved: ["reserviert", "reserved"],
    conditional: ["bedingt", "conditional"], slivers: ["Splitterflächen unter 1 m²", "slivers below 1 m²"],
    available: ["verfügbar", "available"],
  },
  layer: {
    plots: ["Teilflächen", "Plots"], constraints: ["Restriktionen", "Constraints"],
    projects: ["Verkehrsprojekte", "Road projects"], sections: ["Straßenabschnitte", "Road sections"],
    links: ["Anbindungen", "Access links"], municipalities: ["Gemeinden", "Municipalities"], sites: ["Standorte", "Sites"],
  },
};
