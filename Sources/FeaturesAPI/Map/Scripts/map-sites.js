// The sites on the map: areas by hectares available, points where no area is published.

import { el } from "./map-dom.js";
import { available, conditional } from "./map-figures.js";
import { ha, reason, shortHa, standing } from "./map-format.js";
import { siteStyle } from "./map-styles.js";
import { text } from "./map-texts.js";

/** An area smaller than this on the screen is drawn as a dot of the same colour. */
const LEAST_PIXELS = 13;
/** From this zoom on, the plots are drawn, and the site is an outline only. */
export const PLOT_ZOOM = 13;

/** Draws the sites. Returns the functions that select, mark and filter them. */
export function siteLayer(map, sites, { select, hover }) {
  const shapes = new Map();
  let withPlots = new Set();
  for (const site of sites) {
    const shape = siteShape(site);
    if (!shape) continue;
    for (const layer of [shape.area, shape.dot]) {
      layer?.on({ click: () => select(site.id), mouseover: () => hover(site.id), mouseout: () => hover(null) });
      layer?.bindTooltip(siteTip(site), { direction: "top", sticky: true, className: "tip" });
    }
    shapes.set(site.id, shape);
  }
  const state = { selected: null, hovered: null, matching: null };
  const refresh = () => shapes.forEach((shape, id) => draw(map, shape, id, state, withPlots));
  map.on("zoomend", refresh);
  refresh();
  return {
    shapes,
    set(changes) {
      Object.assign(state, changes);
      refresh();
    },
    setPlots(ids) {
      withPlots = ids;
      refresh();
    },
    bounds: (ids) => [...shapes].filter(([id]) => !ids || ids.has(id))
      .reduce((all, [, shape]) => all.extend(shape.bounds), L.latLngBounds([])),
    candidates: () => [...shapes].map(([id, shape]) => label(shape, id, state, map)),
  };
}

function siteShape(site) {
  const style = { ...siteStyle(site), pane: "sites" };
  if (site.geometry) {
    const area = L.geoJSON(site, { style, pane: "sites" });
    const bounds = area.getBounds();
    return { site, style, area, bounds, centre: bounds.getCenter(), dot: L.circleMarker(bounds.getCenter(), { ...style, radius: 7 }) };
  }
  const { representative_latitude: latitude, representative_longitude: longitude } = site.properties;
  if (latitude === null || latitude === undefined || longitude === null || longitude === undefined) return null;
  const centre = L.latLng(latitude, longitude);
  return { site, style, centre, bounds: centre.toBounds(1500), dot: L.circleMarker(centre, { ...style, dashArray: null, radius: 4.5 }) };
}

function draw(map, shape, id, state, withPlots) {
  const dotted = !shape.area || pixels(map, shape.bounds) < LEAST_PIXELS;
  show(map, shape.area, !dotted);
  show(map, shape.dot, dotted);
  const layer = dotted ? shape.dot : shape.area;
  const hollow = !dotted && map.getZoom() >= PLOT_ZOOM && withPlots.has(id);
  const marked = id === state.selected || id === state.hovered;
  layer.setStyle({ ...shape.style, ...(dotted ? { dashArray: null } : {}), fillOpacity: hollow ? 0.08 : 1, ...(marked ? { color: "#0b1a26", weight: 3.2 } : {}) });
  if (marked) layer.bringToFront();
  for (const path of paths(layer)) {
    const node = path.getElement();
    node.classList.add("site-shape");
    node.dataset.site = id;
    node.dataset.standing = standing(shape.site);
    node.classList.toggle("is-selected", id === state.selected);
    node.classList.toggle("is-out", state.matching !== null && !state.matching.has(id));
  }
}

function show(map, layer, wanted) {
  if (!layer || map.hasLayer(layer) === wanted) return;
  if (wanted) layer.addTo(map);
  else layer.remove();
}

function paths(layer) {
  return layer.getLayers ? layer.getLayers() : [layer];
}

function pixels(map, bounds) {
  const size = map.latLngToLayerPoint(bounds.getSouthEast()).subtract(map.latLngToLayerPoint(bounds.getNorthWest()));
  return Math.max(size.x, size.y);
}

function siteTip(site) {
  const { name, municipality } = site.properties;
  return el("div", {}, el("strong", {}, name), el("div", { class: "muted" }, municipality),
    el("div", {}, `${text("available")}: ${ha(available(site))}`),
    conditional(site) > 0 && el("div", {}, `${text("conditional")}: ${ha(conditional(site))}`),
    reason(site) && el("div", { class: "muted" }, reason(site)));
}

const PRIORITIES = { available: 0, conditional: 1, none: 3, unknown: 3, aside: 4 };

function label(shape, id, state, map) {
  const { site } = shape;
  const group = standing(site);
  const figure = {
    available: () => shortHa(available(site)),
    conditional: () => `${shortHa(conditional(site))} ${text("conditional")}`,
    none: () => shortHa(0), unknown: () => text("unknown"), aside: () => "",
  }[group]();
  const selected = id === state.selected;
  if (!shape.area && map.getZoom() < 12 && !selected) return { hidden: true };
  const terse = map.getSize().x < 520 && !selected && PRIORITIES[group] > 1;
  return {
    place: shape.centre, gap: shape.area ? 10 : 7, bounds: shape.area ? shape.bounds : null,
    variants: [...(terse ? [] : [[cut(site.properties.name), figure]]), ...(shape.area ? [[group === "unknown" ? "?" : figure]] : [])],
    className: `label-${group}${selected ? " label-selected" : ""}`,
    priority: selected ? -1 : PRIORITIES[group] - (available(site) ?? 0) / 1e5 + (state.matching && !state.matching.has(id) ? 5 : 0),
    faint: state.matching !== null && !state.matching.has(id),
  };
}

function cut(name) {
  return name.length > 30 ? `${name.slice(0, 28).trimEnd()}…` : name;
}
