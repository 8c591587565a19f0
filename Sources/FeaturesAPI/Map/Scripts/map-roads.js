// Road projects by status, and the links of the selected site: documented ones apart from computed ones.

import { el } from "./map-dom.js";
import { metres } from "./map-format.js";
import { COMPUTED_STYLE, DOCUMENTED_STYLE, roadStyle } from "./map-styles.js";
import { text, word } from "./map-texts.js";

/** Draws projects, or their sections where there are any; junctions as diamonds. */
export function roadLayer(map, { projects, sections }) {
  const group = L.layerGroup().addTo(map);
  const divided = new Set(sections.filter((section) => section.geometry).map((section) => section.properties.road_project_id));
  const lines = [...sections, ...projects.filter((project) => !divided.has(project.id))].filter((road) => road.geometry);
  for (const road of lines) {
    const layer = isPoint(road) ? junction(road) : L.geoJSON(road, { pane: "roads", style: roadStyle(road.properties.status) });
    layer.bindTooltip(roadTip(road), { sticky: !isPoint(road), direction: "top", className: "tip" }).addTo(group);
  }
  const words = new Set(lines.map((road) => road.properties.status));
  const candidates = () => (map.hasLayer(group) ? lines.map((road) => label(road, map.getZoom())) : []);
  return { group, candidates, count: lines.length, words };
}

/** Shows the links of one site or none. Returns the targets of the documented ones. */
export function linkLayer(map, { projects, links }) {
  const group = L.layerGroup().addTo(map);
  const byID = new Map(projects.map((project) => [project.id, project]));
  return (siteID) => {
    group.clearLayers();
    const reach = L.latLngBounds([]);
    for (const link of links.filter((link) => link.properties.site_id === siteID)) {
      const { basis, rank, method, junction_id: junctionID, straight_line_m: distance } = link.properties;
      const projectID = link.properties.road_project_id ?? junctionID;
      const project = byID.get(projectID);
      if (basis === "documented" && project?.geometry) {
        const road = documented(project).addTo(group);
        reach.extend(road.getBounds?.() ?? road.getLatLng());
      }
      // The link to a project that touches the site has no length.
      const isNearest = rank === 1 && method === "straight_line";
      if (basis === "computed" && isNearest && link.geometry?.type.endsWith("LineString")) {
        L.geoJSON(link, { pane: "links", style: COMPUTED_STYLE })
          .bindTooltip(tip(project?.properties.name ?? projectID, `${metres(distance)} (${text("computed")})`), { sticky: true, className: "tip" })
          .addTo(group);
      }
    }
    return reach;
  };
}

function documented(project) {
  const options = { pane: "documented", interactive: false, ...DOCUMENTED_STYLE };
  const className = "documented-road";
  if (!isPoint(project)) return L.geoJSON(project, { ...options, style: { ...DOCUMENTED_STYLE, className } });
  const [longitude, latitude] = firstPosition(project.geometry.coordinates);
  return L.circleMarker([latitude, longitude], { ...options, radius: 10, weight: 8, className });
}

function junction(road) {
  const [longitude, latitude] = firstPosition(road.geometry.coordinates);
  const { name, status } = road.properties;
  const html = el("span", { class: `diamond diamond-${status}` });
  const icon = L.divIcon({ className: "junction", iconSize: [18, 18], html });
  return L.marker([latitude, longitude], { icon, pane: "junctions", keyboard: false, alt: name });
}

function isPoint(road) {
  return road.geometry.type.endsWith("Point");
}

function firstPosition(coordinates) {
  return Array.isArray(coordinates[0]) ? firstPosition(coordinates[0]) : coordinates;
}

function roadTip(road) {
  const { name, status, target_year: year, current_state: state } = road.properties;
  const due = year && status !== "open" ? `, ${text("targetYear", year)}` : "";
  return tip(name, `${road.id} · ${word("road", status)}${due}`, state);
}

function tip(name, ...lines) {
  return el("div", {}, el("strong", {}, name), lines.filter(Boolean).map((line) => el("div", { class: "muted" }, line)));
}

function label(road, zoom) {
  const point = isPoint(road);
  const { name, status } = road.properties;
  if (zoom < (point ? 13 : 10.5)) return { hidden: true };
  const positions = point ? [firstPosition(road.geometry.coordinates)] : road.geometry.coordinates.flat(depth(road.geometry) - 1);
  const [longitude, latitude] = positions[Math.floor(positions.length / 2)];
  const shown = name.length > 40 ? `${name.slice(0, 38).trimEnd()}…` : name;
  return { place: L.latLng(latitude, longitude), gap: 10, variants: [[shown]], className: `label-road label-road-${status}`, priority: 2 };
}

function depth(geometry) {
  return geometry.type === "MultiLineString" ? 2 : 1;
}
