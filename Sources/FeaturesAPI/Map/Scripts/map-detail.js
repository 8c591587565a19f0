// The card of the selected site.

import { accessSection, conditionsSection } from "./map-access.js";
import { el, term } from "./map-dom.js";
import { CARD_FIGURES, LIST_FIGURES } from "./map-figures.js";
import { date, ha, known, lineNumbers, metres, reason } from "./map-format.js";
import { text, word } from "./map-texts.js";
import { waterfallSection } from "./map-waterfall.js";

/** Builds the card. `roads` returns the project or section with an id. */
export function showDetail(target, site, { roads, close }) {
  const { name, municipality, category } = site.properties;
  const heading = el("h2", { tabindex: -1, id: "detail-heading" }, name);
  target.replaceChildren(
    el("div", { class: "detail-head" },
      el("p", { class: "about" }, [site.id, municipality, category && word("category", category)].filter(Boolean).join(" · ")),
      heading,
      el("button", { type: "button", class: "close", "aria-label": text("close"), title: text("close"), onclick: close }, "×")),
    ...[notice(site), figuresSection(site), conditionsSection(site, roads), waterfallSection(site), accessSection(site, roads),
      aboutSection(site), downloads(site)].filter(Boolean));
  target.hidden = false;
  target.scrollTop = 0;
  return heading;
}

/** Notes on the quality of the outline. */
function notice(site) {
  const { note, representative_latitude: latitude, accuracy_m: accuracy } = site.properties;
  const position = known(accuracy) ? text("accuracyOf", metres(accuracy)) : null;
  if (note?.startsWith("Skizze")) {
    return el("div", { class: "notice" }, el("strong", {}, text("sketch")), position && ` (${position})`, el("div", {}, text("sketchMore")));
  }
  if (site.geometry) return null;
  return el("div", { class: "notice" }, el("strong", {}, known(latitude) ? text("noShape") : text("noPlace")), position && ` (${position})`);
}

const CONDITIONS = { always: () => true, known, positive: (value) => value > 0 };

function figuresSection(site) {
  const p = site.properties;
  const main = LIST_FIGURES.map((figure) => cell(figure, p, `figure-${figure.role}${p[figure.name] > 0 ? " is-some" : ""}`));
  const others = CARD_FIGURES.filter(({ name, shown }) => CONDITIONS[shown](p[name])).map((figure) => cell(figure, p, ""));
  const why = reason(site);
  return el("section", {}, el("h3", { class: "visually-hidden" }, text("hectaresTitle")),
    el("dl", { class: "figures-main" }, main), why && el("p", { class: "why" }, why), el("dl", { class: "figures-more" }, others));
}

function cell({ name, title, explanation, qualifier }, properties, className) {
  const value = properties[name];
  const word = qualifier && properties[qualifier];
  return el("div", { class: className }, el("dt", {}, explanation ? term(title, explanation) : title),
    el("dd", { class: known(value) ? null : "is-unknown" }, word && `${word} `, ha(value)));
}

function aboutSection(site) {
  const p = site.properties;
  const rows = [
    ["currentState", p.current_state], ["formerUse", p.former_use], ["competenceField", p.competence_field],
    ["priority", p.priority], ["areaSource", p.area_source], ["source", p.source],
    ["surveyDate", p.survey_date && date(p.survey_date)], ["accuracy", known(p.accuracy_m) && `± ${metres(p.accuracy_m)}`],
    ["note", p.note && !p.note.startsWith("Skizze") && p.note],
  ].filter(([, value]) => value);
  const lines = p.agreement_lines && el("p", { class: "muted" }, text("agreementLines", lineNumbers(p.agreement_lines)));
  return el("section", {}, el("h3", {}, text("aboutTitle")),
    el("dl", { class: "about-list" }, rows.map(([key, value]) => el("div", {}, el("dt", {}, text(key)), el("dd", {}, value)))), lines);
}

function downloads(site) {
  const address = `collections/sites/items/${encodeURIComponent(site.id)}`;
  return el("p", { class: "downloads" }, `${text("download")}: `,
    el("a", { href: `${address}?f=json` }, "GeoJSON"), " · ", el("a", { href: `${address}/hectares` }, text("hectaresProof")));
}
