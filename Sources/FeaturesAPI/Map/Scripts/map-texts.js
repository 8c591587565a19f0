// All texts of the page in German and English. `{0}` is replaced by the first value.

import { WORDS } from "./map-words.js";

/** The language of the page, set by the server. */
export const language = document.documentElement.lang === "en" ? "en" : "de";

const TEXTS = {
  skipToList: ["Zur Liste der Standorte", "Skip to the list of sites"],
  pageLinks: ["Sprache und Daten", "Language and data"],
  language: ["Sprache", "Language"],
  dataInterface: ["Daten (API)", "Data (API)"],
  collections: ["Sammlungen", "Collections"],
  interface: ["Schnittstelle", "Interface"],
  standards: ["Standards", "Standards"],
  mapTitle: ["Karte", "Map"],
  mapLabel: [
    "Karte der Standorte und Verkehrsprojekte. Alle Angaben stehen auch in der Liste.",
    "Map of sites and road projects. All information is also in the list."],
  listTitle: ["Liste der Standorte", "List of sites"],
  detailTitle: ["Angaben zum gewählten Standort", "Details of the selected site"],
  loading: ["Daten werden geladen …", "Loading …"],
  failed: ["Die Daten konnten nicht geladen werden.", "The data could not be loaded."],
  retry: ["Erneut versuchen", "Try again"],
  missing: ["Nicht geladen: {0}.", "Not loaded: {0}."],
  partial: ["Nur teilweise dargestellt: {0}.", "Only partly shown: {0}."],
  zoomIn: ["Vergrößern", "Zoom in"],
  zoomOut: ["Verkleinern", "Zoom out"],
  wholeRegion: ["Ganze Region zeigen", "Show the whole region"],

  minimumLabel: ["Mindestens … ha verfügbar", "At least … ha available"],
  minimumProblem: ["Bitte eine Zahl eingeben, zum Beispiel 5 oder 2,5.", "Please enter a number, for example 5 or 2.5."],
  presets: ["Vorschläge", "Suggestions"],
  all: ["alle", "all"],
  matchesAll: ["{0} Einträge, sortiert nach verfügbaren Hektar", "{0} entries, sorted by hectares available"],
  matchesOne: ["1 von {0} Einträgen hat mindestens {1} verfügbar", "1 of {0} entries has at least {1} available"],
  matches: ["{2} von {0} Einträgen haben mindestens {1} verfügbar", "{2} of {0} entries have at least {1} available"],
  matchesNone: ["Keiner von {0} Einträgen hat mindestens {1} verfügbar", "None of {0} entries has at least {1} available"],
  notShown: ["{0} nicht gezeigt", "{0} not shown"],
  excludedLess: ["weniger als {0} verfügbar", "less than {0} available"],
  excludedConditional: ["nur bedingt verfügbar", "only conditionally available"],
  excludedNone: ["nichts mehr verfügbar", "nothing left"],
  excludedAside: ["nicht mitgezählt: {0}", "not counted: {0}"],
  excludedUnknown: ["unbekannt: {0}", "unknown: {0}"],

  site: ["Standort", "Site"],
  available: ["verfügbar", "available"],
  conditional: ["bedingt", "conditional"],
  unknown: ["unbekannt", "unknown"],

  groupAvailable: ["verfügbar", "available"],
  groupConditional: ["nur bedingt verfügbar", "only conditionally available"],
  groupNone: ["nichts mehr verfügbar", "nothing left"],
  groupUnknown: ["Verfügbarkeit unbekannt", "availability unknown"],
  groupAside: ["nicht mitgezählt", "not counted"],
  partOf: ["Teil von {0}", "part of {0}"],

  close: ["Schließen", "Close"],
  sketch: ["Skizze, keine Vermessung", "Sketch, not a survey"],
  sketchMore: [
    "Die Umrisse sind aus Veröffentlichungen gezeichnet; nur die Größe in Hektar folgt der Quelle.",
    "The outlines are drawn from publications; only their size in hectares follows the source."],
  noShape: ["Keine Fläche veröffentlicht; auf der Karte nur als Punkt.", "No area published; on the map as a point only."],
  noPlace: ["Lage nicht bekannt; nicht auf der Karte.", "Location not known; not on the map."],
  hectaresTitle: ["Hektar", "Hectares"],
  waterfallTitle: ["Von brutto zu verfügbar", "From gross to available"],
  waterfallNone: ["Keine Aufteilung: {0}.", "No breakdown: {0}."],
  waterfallFailed: ["Die Aufteilung konnte nicht geladen werden.", "The breakdown could not be loaded."],
  step: ["Schritt", "Step"],
  hectares: ["ha", "ha"],
  remaining: ["verbleibt", "remaining"],
  method: [
    "Geodätische Fläche; Verschneidung in {0}. Jeder Quadratmeter zählt einmal.",
    "Geodesic area; overlay in {0}. Every square metre counts once."],
  conditionsTitle: ["Bedingungen", "Conditions"],
  waitsFor: ["warten auf", "wait for"],
  targetYear: ["Zieljahr {0}", "target year {0}"],
  noTargetYear: ["kein Zieljahr", "no target year"],
  overdue: ["überfällig", "overdue"],
  remediation: ["Sanierung", "remediation"],
  accessTitle: ["Anbindung an Verkehrsprojekte", "Access to road projects"],
  accessState: ["Status: {0}", "Status: {0}"],
  documented: ["dokumentiert", "documented"],
  documentedMore: ["laut Quelle", "according to a source"],
  documentedNone: ["Keine dokumentierte Anbindung.", "No documented link."],
  computed: ["berechnet, Luftlinie", "computed, straight line"],
  computedMore: [
    "Entfernung zum Verkehrsprojekt, keine Fahrstrecke und kein Abstand zur nächsten Autobahnauffahrt",
    "distance to the road project, not a driving distance and not the distance to the nearest motorway junction"],
  atSite: ["am Standort", "at the site"],
  fromPoint: ["gemessen vom Punkt des Standorts, nicht von seiner Grenze", "measured from the site's point, not from its boundary"],
  computedNone: ["Nicht berechnet: Lage unbekannt.", "Not computed: location unknown."],
  computedEmpty: ["Keine berechnete Entfernung.", "No computed distance."],
  agreementLines: ["Vereinbarung von 2005, Zeile {0}", "Agreement of 2005, line {0}"],
  accuracyOf: ["Lage ± {0}", "position ± {0}"],
  aboutTitle: ["Zum Standort", "About the site"],
  formerUse: ["Vornutzung", "Former use"],
  currentState: ["Zustand", "Current state"],
  competenceField: ["Kompetenzfeld", "Competence field"],
  priority: ["Priorität 2005", "Priority in 2005"],
  source: ["Quelle", "Source"],
  areaSource: ["Quelle der Fläche", "Source of the area"],
  surveyDate: ["Stand der Daten", "Date of survey"],
  accuracy: ["Lagegenauigkeit", "Positional accuracy"],
  note: ["Hinweis", "Note"],
  download: ["Daten dieses Standorts", "Data of this site"],
  hectaresProof: ["Hektarnachweis", "Hectares statement"],

  legend: ["Legende und Ebenen", "Legend and layers"],
  legendSites: ["Verfügbare Hektar", "Available hectares"],
  under: ["unter {0}", "under {0}"],
  between: ["{0} – {1}", "{0} – {1}"],
  orMore: ["ab {0}", "{0} and more"],
  pointOnly: ["nur Punkt bekannt", "only a point known"],
  legendRoads: ["Verkehrsprojekte", "Road projects"],
  junction: ["Anschlussstelle", "junction"],
  whenZoomed: ["{0} (beim Vergrößern)", "{0} (when zoomed in)"],
  legendMunicipalities: ["Gemeinden", "Municipalities"],
  legendLinks: ["Anbindung", "Access"],
  buffer: ["Puffer", "buffer"],
  west: ["W", "W"],
  east: ["O", "E"],
  north: ["N", "N"],
  south: ["S", "S"],
};

const column = language === "de" ? 0 : 1;

/** A text of the page with its values. */
export function text(key, ...values) {
  return TEXTS[key][column].replace(/\{(\d)\}/g, (_, index) => values[index]);
}

/** A word from a closed list; an unknown word is returned unchanged. */
export function word(list, value) {
  return WORDS[list][value]?.[column] ?? String(value);
}

/** Fills in the texts of the template. */
export function fillTexts() {
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = text(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", text(node.dataset.label));
}
