// The list of sites with all figures of the map, grouped like the colours of the map.

import { el, term } from "./map-dom.js";
import { available, conditional, LIST_FIGURES } from "./map-figures.js";
import { byHectares, ha, known, reason, standing, STANDINGS } from "./map-format.js";
import { area } from "./map-legend.js";
import { siteStyle } from "./map-styles.js";
import { text, word } from "./map-texts.js";

const GROUPS = {
  available: "groupAvailable", conditional: "groupConditional", none: "groupNone", unknown: "groupUnknown", aside: "groupAside",
};

/** Shows the matching sites, and below them the reasons for leaving out the others. `matching` is `null` without a filter. */
export function showList(target, { sites, matching, minimum, selected }, { select, hover }) {
  const shown = sites.filter((site) => !matching || matching.has(site.id)).sort(byHectares);
  const rest = sites.filter((site) => matching && !matching.has(site.id)).sort(byHectares);
  target.replaceChildren(...[
    shown.length > 0 && table(shown, selected, { select, hover }),
    rest.length > 0 && excluded(rest, minimum, { select, hover }),
  ].filter(Boolean));
  target.setAttribute("aria-busy", "false");
}

/** Marks the row of a site without building the list again. */
export function markRow(target, attribute, id) {
  for (const row of target.querySelectorAll("[data-site]")) row.classList.toggle(attribute, row.dataset.site === id);
  for (const button of target.querySelectorAll(".site-button")) {
    if (attribute === "is-selected") button.setAttribute("aria-pressed", String(button.closest("[data-site]").dataset.site === id));
  }
}

function table(sites, selected, actions) {
  const head = el("thead", {}, el("tr", {},
    el("th", { scope: "col" }, text("site")),
    LIST_FIGURES.map(({ title, explanation }) => el("th", { scope: "col", class: "figure" }, term(title, explanation)))));
  const bodies = STANDINGS.map((group) => [group, sites.filter((site) => standing(site) === group)])
    .filter(([, members]) => members.length > 0)
    .map(([group, members]) => el("tbody", {}, groupRow(group, members), members.map((site) => row(site, selected, actions))));
  return el("table", { class: "sites" }, head, bodies);
}

function groupRow(group, members) {
  return el("tr", { class: "group" }, el("th", { colspan: LIST_FIGURES.length + 1, scope: "colgroup" },
    text(GROUPS[group]), el("span", { class: "count" }, members.length)));
}

function row(site, selected, { select, hover }) {
  const { name, municipality, category } = site.properties;
  const about = [municipality, category && word("category", category), reason(site)].filter(Boolean).join(" · ");
  return el("tr", {
    class: `site${site.id === selected ? " is-selected" : ""}`, "data-site": site.id, onclick: () => select(site.id),
    onmouseenter: () => hover(site.id), onmouseleave: () => hover(null),
  }, el("th", { scope: "row" },
    el("div", { class: "row" }, el("span", { class: "row-sample" }, area(siteStyle(site))),
      el("div", { class: "row-words" }, siteButton(site, selected), el("span", { class: "about" }, about)))), figures(site));
}

/** A click on the button is a click on its row. */
function siteButton(site, selected) {
  return el("button", { type: "button", class: "site-button", "aria-pressed": String(site.id === selected) }, site.properties.name);
}

function figures(site) {
  const values = LIST_FIGURES.map(({ name }) => site.properties[name]);
  if (!values.some(known)) {
    return el("td", { class: "figure is-unknown", colspan: values.length }, text("unknown"));
  }
  return values.map((value, index) => el("td", {
    class: ["figure", index === 0 && "is-first", !known(value) && "is-unknown", value === 0 && "is-zero"].filter(Boolean).join(" "),
  }, ha(value)));
}

function excluded(sites, minimum, actions) {
  const reasons = new Map();
  for (const site of sites) {
    const why = exclusion(site, minimum);
    reasons.set(why, [...(reasons.get(why) ?? []), site]);
  }
  return el("section", { class: "excluded" }, el("h2", {}, text("notShown", sites.length)),
    [...reasons].map(([why, members]) => el("details", {},
      el("summary", {}, el("b", {}, members.length), ` ${why}`),
      el("ul", {}, members.map((site) => el("li", { "data-site": site.id }, excludedButton(site, actions)))))));
}

function excludedButton(site, { select, hover }) {
  const figure = available(site) > 0 ? ` (${ha(available(site))})`
    : conditional(site) > 0 ? ` (${ha(conditional(site))} ${text("conditional")})` : "";
  return el("button", {
    type: "button", class: "site-button", "aria-pressed": "false", onclick: () => select(site.id),
    onmouseenter: () => hover(site.id), onmouseleave: () => hover(null),
  }, site.properties.name + figure);
}

function exclusion(site, minimum) {
  switch (standing(site)) {
    case "available": return text("excludedLess", ha(minimum));
    case "conditional": return text("excludedConditional");
    case "none": return text("excludedNone");
    case "aside": return text("excludedAside", word("reason", site.properties.hectares_reason));
    default: return text("excludedUnknown", word("reason", site.properties.hectares_reason ?? "no_plots"));
  }
}
