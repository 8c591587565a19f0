// From gross to available, step by step: a table whose bars are drawn to scale.

import { hectares } from "./map-data.js";
import { el, svg } from "./map-dom.js";
import { available } from "./map-figures.js";
import { bareHa, reason } from "./map-format.js";
import { siteStyle } from "./map-styles.js";
import { text, word } from "./map-texts.js";

const WIDTH = 100;
const FILLS = {
  gross: "#3b4c5a", available: "#2c8fbe", conditional: "url(#pattern-conditional)", sold: "#b9bfc4", occupied: "#8f979e",
  hard_constraint: "#a3123f", unknown: "url(#pattern-unknown)", reserved: "#f6e3a1", reserved_for_owner: "#f6e3a1",
};

/** A section that is filled after the response of the service. `null` for a site without an area. */
export function waterfallSection(site) {
  if (!site.geometry) return null;
  const section = el("section", { class: "waterfall", "aria-busy": "true" }, el("h3", {}, text("waterfallTitle")));
  hectares(site.id)
    .then((statement) => section.append(...content(site, statement)))
    .catch((error) => {
      console.warn(error);
      section.append(el("p", { class: "muted" }, text("waterfallFailed")));
    })
    .finally(() => section.setAttribute("aria-busy", "false"));
  return section;
}

function content(site, { steps, method }) {
  if (steps.length < 2) return [el("p", { class: "muted" }, text("waterfallNone", reason(site) ?? text("unknown")))];
  const gross = Math.max(...steps.map((step) => step.shown_ha), 0.01);
  return [
    el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, text("step")), el("td", {}),
        el("th", { scope: "col", class: "figure" }, text("hectares")), el("th", { scope: "col", class: "figure" }, text("remaining")))),
      el("tbody", {}, steps.map((step) => row(step, gross, site)))),
    el("p", { class: "muted method" }, text("method", method?.overlay_crs ?? "EPSG:25832")),
  ];
}

function row(step, gross, site) {
  const total = step.kind === "gross" || step.kind === "available";
  const name = step.constraint_kind ? word("constraint", step.constraint_kind) : word("step", step.kind);
  const about = [step.id, step.condition].filter(Boolean).join(", ");
  return el("tr", { class: `step step-${step.kind}` },
    el("th", { scope: "row" }, name, about && el("span", { class: "muted" }, ` ${about}`)),
    el("td", { class: "bar" }, bar(step, gross, total, site)),
    el("td", { class: "figure" }, total ? bareHa(step.shown_ha) : `−${bareHa(step.shown_ha)}`),
    el("td", { class: "figure" }, bareHa(step.running_ha)));
}

/** The bar of a step: the remaining land, and the taken land to the right of it. */
function bar(step, gross, total, site) {
  const scale = WIDTH / gross;
  const start = total ? 0 : step.running_ha * scale;
  const fill = step.kind === "available" ? siteFill(site) : FILLS[step.kind] ?? "#d5dbe0";
  return svg("svg", { viewBox: `0 0 ${WIDTH} 12`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "bar-ground", x: 0, y: 1, width: WIDTH, height: 10 }),
    svg("rect", { x: start, y: 1, width: step.shown_ha * scale, height: 10, fill }));
}

function siteFill(site) {
  const { fillColor } = siteStyle(site);
  return available(site) > 0 ? fillColor : FILLS.available;
}
