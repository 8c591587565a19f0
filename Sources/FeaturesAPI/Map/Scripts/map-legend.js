// The legend, with the switches of the layers.

import { el, svg } from "./map-dom.js";
import {
  CLASSES, COMPUTED_STYLE, CONSTRAINT_STYLES, DOCUMENTED_STYLE, PLOT_STYLES, ROAD_LEGEND, ROAD_STYLES, STANDING_SAMPLES,
} from "./map-styles.js";
import { text, word } from "./map-texts.js";

/**
 * `layers` maps a part of the legend to `{ group, count, words }` of its layer. Empty layers are left out, and so are
 * words (statuses, severities) without data.
 */
export function showLegend(target, map, layers, { switched }) {
  const box = el("details", { class: "legend" }, el("summary", {}, text("legend")), el("div", { class: "legend-body" },
    part(text("legendSites"), null, siteRows()),
    part(text("legendRoads"), layers.roads, roadRows(layers.roads.words)),
    part(text("legendLinks"), null, linkRows()),
    zoomedPart("plots", layers.plots, plotRows(layers.plots.words)),
    zoomedPart("constraints", layers.constraints, constraintRows(layers.constraints.words)),
    part(text("legendMunicipalities"), layers.municipalities, [])));
  const roomy = matchMedia("(min-width: 761px), print");
  const fold = () => { box.open = roomy.matches; };
  roomy.addEventListener("change", fold);
  fold();
  target.append(box);

  function part(title, layer, rows) {
    if (layer && layer.count === 0) return null;
    const heading = layer ? el("label", {}, toggle(layer), title) : title;
    return el("section", { class: "legend-part" }, el("h3", {}, heading), rows.length > 0 && el("ul", {}, rows));
  }

  function toggle(layer) {
    return el("input", {
      type: "checkbox", checked: true,
      onchange: (event) => {
        layer.off = !event.target.checked;
        switched(layer);
      },
    });
  }

  /** A part whose layer is only drawn from a certain zoom on. */
  function zoomedPart(name, layer, rows) {
    const node = part("", layer, rows);
    if (!node) return null;
    const words = node.querySelector("label").appendChild(el("span"));
    const update = () => {
      const near = map.getZoom() >= layer.zoom;
      node.querySelector("ul").hidden = !near;
      words.textContent = near ? word("layer", name) : text("whenZoomed", word("layer", name));
    };
    map.on("zoomend", update);
    update();
    return node;
  }
}

function siteRows() {
  const classes = CLASSES.map(({ below, fill }, index) => {
    const from = CLASSES[index - 1]?.below;
    const words = from === undefined ? text("under", below) : below === Infinity ? text("orMore", from) : text("between", from, below);
    return row(area({ fillColor: fill, color: "#22303c" }), words);
  });
  return [
    ...classes,
    row(area(STANDING_SAMPLES.conditional), text("groupConditional")),
    row(area(STANDING_SAMPLES.none), text("groupNone")),
    row(area(STANDING_SAMPLES.unknown), text("unknown")),
    row(dot(STANDING_SAMPLES.unknown), text("pointOnly")),
  ];
}

function roadRows(statuses) {
  return [
    ...ROAD_LEGEND.filter((status) => [...statuses].some((other) => ROAD_STYLES[other] === ROAD_STYLES[status])).map((status) => row(line(ROAD_STYLES[status]), word("road", status))),
    row(el("span", { class: "sample junction" }, el("span", { class: "diamond diamond-open" })), text("junction")),
  ];
}

function linkRows() {
  return [row(line({ ...DOCUMENTED_STYLE, weight: 9 }), text("documented")), row(line(COMPUTED_STYLE), text("computed"))];
}

function plotRows(statuses) {
  return Object.keys(PLOT_STYLES).filter((status) => statuses.has(status)).map((status) => row(area(PLOT_STYLES[status]), word("plot", status)));
}

function constraintRows(severities) {
  return Object.keys(CONSTRAINT_STYLES).filter((severity) => severities.has(severity)).map((severity) => row(area({ fillColor: "none", ...CONSTRAINT_STYLES[severity] }), word("severity", severity)));
}

function row(sample, words) {
  return el("li", {}, sample, el("span", {}, words));
}

/** A patch in the style of an area; also used by the list. */
export function area(style) {
  return sample(svg("rect", { x: 1.5, y: 1.5, width: 21, height: 13, fill: style.fillColor, ...stroke(style) }));
}

function dot(style) {
  return sample(svg("circle", { cx: 12, cy: 8, r: 4.5, fill: style.fillColor, ...stroke({ ...style, dashArray: null }) }));
}

function line(style) {
  return sample(svg("line", { x1: 1, y1: 8, x2: 23, y2: 8, ...stroke(style), "stroke-linecap": style.lineCap ?? "round" }));
}

function sample(shape) {
  return svg("svg", { class: "sample", width: 24, height: 16, viewBox: "0 0 24 16", "aria-hidden": "true" }, shape);
}

function stroke({ color, weight = 1.2, dashArray, opacity }) {
  return { stroke: color, "stroke-width": weight, "stroke-dasharray": dashArray, "stroke-opacity": opacity };
}
