// The empty map: panes, controls, and a white ground with a graticule. Nothing is loaded from other servers.

import { el } from "./map-dom.js";
import { degrees } from "./map-format.js";
import { text } from "./map-texts.js";

/** The panes from bottom to top; `above` is Leaflet's z-index. */
const PANES = {
  municipalities: 210, graticule: 220, sites: 410, plots: 415, documented: 417, roads: 420, constraints: 425,
  links: 430, junctions: 440, labels: 610,
};
const REGION = [[51.49, 6.83], [51.76, 7.44]];
const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;

export function createView(element) {
  const map = L.map(element, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, zoomDelta: 0.75, minZoom: 8, maxZoom: 18,
    maxBounds: [[50.5, 5], [52.8, 9.6]], fadeAnimation: !CALM, zoomAnimation: !CALM,
  });
  for (const [name, above] of Object.entries(PANES)) map.createPane(name).style.zIndex = String(above);
  map.getPane("labels").classList.add("labels");
  L.control.zoom({ position: "topright", zoomInTitle: text("zoomIn"), zoomOutTitle: text("zoomOut") }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  map.fitBounds(REGION);
  element.setAttribute("role", "application");
  element.setAttribute("aria-label", text("mapLabel"));
  drawGraticule(map);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element);
  return map;
}

/** Moves to the bounds, after a possible change of the map's size. */
export function show(map, bounds, { maxZoom = 14 } = {}) {
  map.invalidateSize({ pan: false });
  map.fitBounds(bounds, { maxZoom, padding: [48, 48], animate: !CALM });
}

/** A button in the corner of the map that leads back to the whole region. */
export function homeControl(map, home) {
  const control = L.control({ position: "topright" });
  control.onAdd = () => {
    const button = el("button", {
      type: "button", class: "home", title: text("wholeRegion"), "aria-label": text("wholeRegion"), onclick: home,
    }, "⌂");
    L.DomEvent.disableClickPropagation(button);
    return el("div", { class: "leaflet-bar" }, button);
  };
  control.addTo(map);
}

/** The attribution in the corner, as plain text. */
export function creditControl(map, sources) {
  if (sources.length === 0) return;
  const control = L.control({ position: "bottomright" });
  control.onAdd = () => el("div", { class: "credit" }, sources.join(" · "));
  control.addTo(map);
}

const STEPS = [[9.5, 0.2], [11.25, 0.1], [12.5, 0.05], [13.75, 0.02], [Infinity, 0.01]];

function drawGraticule(map) {
  const group = L.layerGroup().addTo(map);
  const draw = () => {
    group.clearLayers();
    const step = STEPS.find(([zoom]) => map.getZoom() < zoom)[1];
    const seen = map.getBounds();
    for (const longitude of multiples(seen.getWest(), seen.getEast(), step)) {
      line(group, [[seen.getSouth(), longitude], [seen.getNorth(), longitude]]);
      mark(group, [seen.getNorth(), longitude], degrees(Math.abs(longitude), text(longitude < 0 ? "west" : "east")), "top");
    }
    for (const latitude of multiples(seen.getSouth(), seen.getNorth(), step)) {
      line(group, [[latitude, seen.getWest()], [latitude, seen.getEast()]]);
      mark(group, [latitude, seen.getWest()], degrees(Math.abs(latitude), text(latitude < 0 ? "south" : "north")), "side");
    }
  };
  map.on("moveend resize", draw);
  draw();
}

function multiples(from, to, step) {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => (first + index) * step);
}

function line(group, points) {
  L.polyline(points, { pane: "graticule", interactive: false, color: "#c3ccd3", weight: 0.7 }).addTo(group);
}

function mark(group, place, words, edge) {
  const icon = L.divIcon({ className: `graticule-mark graticule-${edge}`, iconSize: null, html: el("span", {}, words) });
  L.marker(place, { icon, interactive: false, keyboard: false, pane: "graticule" }).addTo(group);
}
