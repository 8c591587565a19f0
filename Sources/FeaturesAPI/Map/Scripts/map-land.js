// The land under and in the sites: municipalities, plots, constraint areas.

import { el } from "./map-dom.js";
import { ha } from "./map-format.js";
import { PLOT_ZOOM } from "./map-sites.js";
import { constraintStyle, plotStyle } from "./map-styles.js";
import { text, word } from "./map-texts.js";

/** At smaller scales plots are too small to see. */
const CONSTRAINT_ZOOM = 12;
const MUNICIPALITY = { color: "#9aa7b1", weight: 1, fillColor: "#ffffff", fillOpacity: 1 };

/** Municipalities as white land, with their names. */
export function municipalityLayer(map, municipalities) {
  const drawn = municipalities.filter((municipality) => municipality.geometry);
  const group = L.geoJSON(drawn, { pane: "municipalities", interactive: false, style: MUNICIPALITY }).addTo(map);
  map.getContainer().classList.toggle("is-bare", drawn.length === 0);
  const places = group.getLayers().map((layer) => ({ name: layer.feature.properties.name, place: layer.getBounds().getCenter() }));
  const candidates = () => (map.hasLayer(group) ? places.map(({ name, place }) => ({
    place, variants: [[name]], centred: true, className: "label-municipality", priority: 9,
  })) : []);
  return { group, candidates, count: drawn.length };
}

/** Plots by status; shown from a certain zoom on. */
export function plotLayer(map, plots, { select }) {
  const drawn = plots.filter((plot) => plot.geometry);
  const group = L.geoJSON(drawn, {
    pane: "plots",
    style: plotStyle,
    onEachFeature: (plot, layer) => layer.bindTooltip(plotTip(plot), { sticky: true, className: "tip" })
      .on("click", () => select(plot.properties.site_id)),
  });
  const values = (property) => new Set(drawn.map((plot) => plot.properties[property]));
  return { group, zoom: PLOT_ZOOM, count: drawn.length, words: values("status"), sites: values("site_id") };
}

/** Constraint areas as outlines; hard ones are hatched. A tooltip on the outline shows the kind. */
export function constraintLayer(map, constraints) {
  const drawn = constraints.filter((constraint) => constraint.geometry);
  const group = L.geoJSON(drawn, {
    pane: "constraints",
    style: (constraint) => ({ ...constraintStyle(constraint), className: "constraint" }),
    onEachFeature: (constraint, layer) => layer.bindTooltip(constraintTip(constraint), { sticky: true, className: "tip" }),
  });
  const words = new Set(drawn.map((constraint) => constraint.properties.severity));
  return { group, zoom: CONSTRAINT_ZOOM, count: drawn.length, words };
}

function plotTip(plot) {
  const { status, area_ha: area, condition, assumed, source } = plot.properties;
  return el("div", {}, el("strong", {}, `${plot.id}: ${ha(area)}`),
    el("div", {}, word("plot", status), condition && ` (${condition})`),
    source && el("div", { class: "muted" }, source), assumed && el("div", { class: "muted" }, assumed));
}

function constraintTip(constraint) {
  const { name, kind, severity, area_ha: area, buffer_m: buffer } = constraint.properties;
  return el("div", {}, el("strong", {}, name ?? word("constraint", kind)),
    el("div", {}, `${word("constraint", kind)}, ${word("severity", severity)}`),
    el("div", { class: "muted" }, ha(area), buffer > 0 && ` + ${buffer} m ${text("buffer")}`));
}
