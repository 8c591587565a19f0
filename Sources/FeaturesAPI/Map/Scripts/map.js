// The page: loads the inventory, draws map and list, and keeps map, list, address and card consistent.

import { inventory, sitesWithAtLeast } from "./map-data.js";
import { showDetail } from "./map-detail.js";
import { el } from "./map-dom.js";
import { decimal, ha, parseHectares } from "./map-format.js";
import { labelLayer } from "./map-labels.js";
import { constraintLayer, municipalityLayer, plotLayer } from "./map-land.js";
import { showLegend } from "./map-legend.js";
import { markRow, showList } from "./map-list.js";
import { linkLayer, roadLayer } from "./map-roads.js";
import { siteLayer } from "./map-sites.js";
import { patterns } from "./map-styles.js";
import { fillTexts, text, word } from "./map-texts.js";
import { createView, creditControl, homeControl, show } from "./map-view.js";

const PRESETS = [5, 10, 20];
const nodes = Object.fromEntries(["page", "map", "panel", "list", "detail", "filter", "minimum", "presets", "matches", "minimum-problem"]
  .map((id) => [id, document.getElementById(id)]));
const state = { sites: [], minimum: 0, matching: null, selected: null, hovered: null };
let parts;

fillTexts();
document.body.append(patterns());
const map = createView(nodes.map);
start();

async function start() {
  nodes.matches.textContent = text("loading");
  try {
    const data = await inventory();
    state.sites = data.sites;
    parts = draw(data);
    wire();
    await follow();
    report(data);
    document.body.dataset.ready = "true";
  } catch (error) {
    console.error(error);
    nodes.matches.replaceChildren(text("failed"), " ", el("button", { type: "button", onclick: () => location.reload() }, text("retry")));
  }
}

function draw(data) {
  const municipalities = municipalityLayer(map, data.municipalities);
  const roads = roadLayer(map, data);
  const plots = plotLayer(map, data.plots, { select });
  const constraints = constraintLayer(map, data.constraints);
  const sites = siteLayer(map, data.sites, { select, hover });
  const labels = labelLayer(map, () => [...sites.candidates(), ...roads.candidates(), ...municipalities.candidates()]);
  const switched = (layer) => {
    const wanted = !layer.off && (!layer.zoom || map.getZoom() >= layer.zoom);
    if (wanted) layer.group.addTo(map);
    else layer.group.remove();
    if (layer === plots) sites.setPlots(layer.off ? new Set() : plots.sites);
    labels.refresh();
  };
  const zoomed = () => [plots, constraints].forEach(switched);
  map.on("zoomend", zoomed);
  zoomed();
  homeControl(map, home);
  creditControl(map, [...new Set(data.municipalities.map((place) => place.properties.source).filter(Boolean))]);
  showLegend(nodes.map.parentElement, map, { roads, plots, constraints, municipalities }, { switched });
  show(map, sites.bounds());
  const byID = new Map([...data.projects, ...data.sections].map((road) => [road.id, road]));
  return { sites, labels, links: linkLayer(map, data), roads: (id) => byID.get(id) };
}

function home() {
  const bounds = parts.sites.bounds(state.matching);
  show(map, bounds.isValid() ? bounds : parts.sites.bounds());
}

function wire() {
  let waiting;
  nodes.minimum.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => filter(nodes.minimum.value), 250);
  });
  nodes.filter.addEventListener("submit", (event) => {
    event.preventDefault();
    filter(nodes.minimum.value);
  });
  nodes.presets.append(...[0, ...PRESETS].map((value) => el("button", {
    type: "button", "data-value": value, onclick: () => {
      nodes.minimum.value = value === 0 ? "" : decimal(value);
      filter(nodes.minimum.value);
    },
  }, value === 0 ? text("all") : `≥ ${value}`)));
  addEventListener("hashchange", follow);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.selected) select(null); });
}

/** Sends the value of the field to the service and shows the response. Older responses are dropped. */
async function filter(written) {
  const minimum = parseHectares(written);
  nodes.minimum.setAttribute("aria-invalid", String(minimum === null));
  nodes["minimum-problem"].hidden = minimum !== null;
  nodes["minimum-problem"].textContent = minimum === null ? text("minimumProblem") : "";
  if (minimum === null) return;
  state.minimum = minimum;
  remember();
  const matching = minimum > 0 ? await sitesWithAtLeast(minimum).catch(() => undefined) : null;
  if (state.minimum !== minimum) return;
  if (matching === undefined) {
    nodes.matches.textContent = text("failed");
    return;
  }
  state.matching = matching;
  list();
}

function list() {
  const count = state.matching?.size;
  const key = { undefined: "matchesAll", 0: "matchesNone", 1: "matchesOne" }[count] ?? "matches";
  nodes.matches.textContent = text(key, state.sites.length, ha(state.minimum), count);
  for (const button of nodes.presets.children) button.setAttribute("aria-pressed", String(Number(button.dataset.value) === state.minimum));
  showList(nodes.list, state, { select, hover });
  parts.sites.set({ matching: state.matching });
  parts.labels.refresh();
}

/** Selects a site or none; `move` also moves the map to it. */
function select(id, { move = true, focus = true } = {}) {
  const site = state.sites.find((candidate) => candidate.id === id) ?? null;
  const before = state.selected;
  state.selected = site?.id ?? null;
  nodes.page.classList.toggle("has-detail", site !== null);
  if (site) {
    const heading = showDetail(nodes.detail, site, { roads: parts.roads, close: () => select(null) });
    if (focus) heading.focus({ preventScroll: true });
  } else {
    nodes.detail.hidden = true;
    nodes.list.querySelector(`[data-site="${CSS.escape(before ?? "")}"] .site-button`)?.focus();
  }
  markRow(nodes.list, "is-selected", state.selected);
  parts.sites.set({ selected: state.selected });
  const linked = parts.links(state.selected);
  if (site && move) reveal(site, linked);
  parts.labels.refresh();
  remember();
}

/** Moves the map to a site and the roads of its documented links. */
function reveal(site, linked) {
  const bounds = parts.sites.bounds(new Set([site.id])).extend(linked);
  if (bounds.isValid()) show(map, bounds, { maxZoom: 13.5 });
  if (getComputedStyle(nodes.page).getPropertyValue("--stacked").trim() === "1") nodes.page.scrollIntoView();
}

function hover(id) {
  if (state.hovered === id) return;
  state.hovered = id;
  parts.sites.set({ hovered: id });
  markRow(nodes.list, "is-hovered", id);
}

/** Writes selection and filter into the address, and into the language switch. */
function remember() {
  const parameters = new URLSearchParams();
  if (state.selected) parameters.set("site", state.selected);
  if (state.minimum > 0) parameters.set("ha", state.minimum);
  const hash = parameters.size > 0 ? `#${parameters}` : "";
  if (location.hash !== hash) history.replaceState(null, "", location.pathname + location.search + hash);
  for (const link of document.querySelectorAll("[data-language]")) link.href = `?lang=${link.dataset.language}${hash}`;
}

/** Applies the selection and the filter in the address: `#site=S02&ha=5`. */
async function follow() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const minimum = wanted.get("ha") ?? "";
  nodes.minimum.value = minimum === "" ? "" : decimal(Number(minimum) || 0);
  const id = wanted.get("site");
  state.selected = id;
  await filter(nodes.minimum.value);
  if (id !== null || nodes.page.classList.contains("has-detail")) select(id, { focus: false });
}

/** Names the layers that are missing or incomplete. */
function report({ missing, partial }) {
  const named = (names) => names.map((name) => word("layer", name)).join(", ");
  const lines = [missing.length > 0 && text("missing", named(missing)), partial.length > 0 && text("partial", named(partial))].filter(Boolean);
  if (lines.length > 0) nodes.filter.append(el("p", { class: "problem", role: "alert" }, lines.join(" ")));
}
