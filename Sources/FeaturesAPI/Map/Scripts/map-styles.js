// Colours, patterns and line styles of the map and its legend.
// The scale is ColorBrewer's YlGnBu, single marks are Okabe and Ito's: both safe for the colour-blind.

import { svg } from "./map-dom.js";
import { available } from "./map-figures.js";
import { standing } from "./map-format.js";

/** Hectares available, from the least to the most; `below` is exclusive. */
export const CLASSES = [
  { below: 5, fill: "#c7e9b4" },
  { below: 10, fill: "#7fcdbb" },
  { below: 20, fill: "#2c8fbe" },
  { below: Infinity, fill: "#1f3f93" },
];

const INK = "#22303c";
const ORANGE = "#c96a00";
const GREY = "#8f979e";

const STANDING_STYLES = {
  conditional: { fillColor: "url(#pattern-conditional)", color: ORANGE, weight: 1.5 },
  none: { fillColor: GREY, color: "#565e65", weight: 1.2 },
  unknown: { fillColor: "url(#pattern-unknown)", color: "#5d6770", weight: 1.4, dashArray: "3 3" },
  aside: { fillColor: "#ffffff", color: "#5d6770", weight: 1.2 },
};

/** The style of a site: by its available hectares, or by the reason for having none. */
export function siteStyle(site) {
  const group = standing(site);
  const step = CLASSES.find(({ below }) => available(site) < below);
  const style = group === "available" ? { fillColor: step.fill, color: INK, weight: 1.2 } : STANDING_STYLES[group];
  return { ...style, fillOpacity: 1 };
}

export const STANDING_SAMPLES = STANDING_STYLES;

export const PLOT_STYLES = {
  available: { fillColor: "#41b6c4", color: INK },
  available_conditional: { fillColor: "url(#pattern-conditional)", color: ORANGE },
  reserved: { fillColor: "#f6e3a1", color: "#8a6d00" },
  sold: { fillColor: "#b9bfc4", color: "#565e65" },
  occupied: { fillColor: GREY, color: "#3f474d" },
  not_marketable: { fillColor: "#e6e1da", color: "#75685a" },
  unknown: { fillColor: "url(#pattern-unknown)", color: "#5d6770" },
};

export function plotStyle(plot) {
  return { ...(PLOT_STYLES[plot.properties.status] ?? PLOT_STYLES.unknown), weight: 1, fillOpacity: 0.95 };
}

export const CONSTRAINT_STYLES = {
  hard: { color: "#a3123f", weight: 1.6, dashArray: "6 3", fillColor: "url(#pattern-hard)", fillOpacity: 1 },
  severe: { color: "#a3123f", weight: 1.3, dashArray: "2 3", fillColor: "url(#pattern-severe)", fillOpacity: 1 },
  minor: { color: "#8b5a78", weight: 1, dashArray: "1 4", fillOpacity: 0 },
};

export function constraintStyle(constraint) {
  return CONSTRAINT_STYLES[constraint.properties.severity] ?? CONSTRAINT_STYLES.minor;
}

const PLANNED = { color: "#8a4fa0", weight: 3.5, dashArray: "10 7", lineCap: "butt" };
const OPEN_QUESTIONS = { color: "#6b747c", weight: 3.5, dashArray: "0.1 7", lineCap: "round" };

/** A road's line by its status; several statuses share one style. */
export const ROAD_STYLES = {
  open: { color: "#2b3a46", weight: 4 },
  under_construction: { color: "#d55e00", weight: 4.5, dashArray: "16 5", lineCap: "butt" },
  planning: PLANNED, approved: PLANNED, in_prospect: PLANNED,
  open_questions: OPEN_QUESTIONS, idea: OPEN_QUESTIONS,
  dropped: { color: "#b4bac0", weight: 3, dashArray: "2 8" },
};

/** The statuses that the legend distinguishes. */
export const ROAD_LEGEND = ["open", "under_construction", "planning", "open_questions"];

export function roadStyle(status) {
  return { fill: false, opacity: 1, ...(ROAD_STYLES[status] ?? OPEN_QUESTIONS) };
}

export const DOCUMENTED_STYLE = { color: "#ffc629", weight: 14, opacity: 0.75, lineCap: "round", fill: false };
export const COMPUTED_STYLE = { color: INK, weight: 1.4, dashArray: "4 4", fill: false };

/** The patterns that fills refer to, once for the whole page. */
export function patterns() {
  return svg("svg", { class: "patterns", width: 0, height: 0, "aria-hidden": "true" }, svg("defs", {},
    stripes("pattern-conditional", 7, 45, "#fff3df", "#e69f00", 3),
    stripes("pattern-hard", 7, -45, "none", "#a3123f", 1.1),
    stripes("pattern-severe", 14, -45, "none", "#a3123f", 0.8),
    svg("pattern", { id: "pattern-unknown", width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 6, height: 6, fill: "#ffffff" }), svg("circle", { cx: 3, cy: 3, r: 1, fill: "#7d878f" }))));
}

function stripes(id, size, angle, ground, colour, width) {
  return svg("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` },
    svg("rect", { width: size, height: size, fill: ground }),
    svg("line", { x1: 0, y1: 0, x2: 0, y2: size, stroke: colour, "stroke-width": width * 2 }));
}
