// Names on the map, placed without overlap: the most important first, beside, above or below its place, or not at all.

import { el } from "./map-dom.js";

const LINE = 15;
const pen = document.createElement("canvas").getContext("2d");

/** Places the labels after each move of the map and each call of `refresh`. */
export function labelLayer(map, candidates) {
  const group = L.layerGroup().addTo(map);
  let due = 0;
  const place = () => {
    due = 0;
    group.clearLayers();
    const all = candidates();
    const taken = all.filter((label) => label.bounds).map((label) => mark(map, label));
    const wanted = all.filter((label) => !label.hidden && map.getBounds().contains(label.place));
    for (const label of wanted.sort((one, other) => one.priority - other.priority)) {
      const spot = firstFree(spots(map, label), taken, map.getSize());
      if (!spot) continue;
      taken.push(spot.box);
      write(group, map, label, spot);
    }
  };
  const refresh = () => { due ||= requestAnimationFrame(place); };
  map.on("moveend zoomend resize", refresh);
  refresh();
  return { refresh };
}

/** The possible places of a label, the best first. */
function spots(map, label) {
  const at = map.latLngToContainerPoint(label.place);
  const half = halfSize(map, label);
  return label.variants.flatMap((lines) => {
    const shown = lines.filter(Boolean);
    const width = Math.max(...shown.map(measure)) + 8;
    const height = shown.length * LINE + 2;
    const sides = label.centred ? [["middle", -width / 2, -height / 2]] : [
      ["right", half.x, -height / 2], ["left", -half.x - width, -height / 2],
      ["middle", -width / 2, -half.y - height], ["middle", -width / 2, half.y],
    ];
    return sides.map(([align, x, y]) => ({ align, lines: shown, box: { x: at.x + x, y: at.y + y, width, height } }));
  });
}

function halfSize(map, label) {
  const gap = label.gap ?? 0;
  if (!label.bounds) return L.point(gap, gap);
  const size = map.latLngToContainerPoint(label.bounds.getSouthEast())
    .subtract(map.latLngToContainerPoint(label.bounds.getNorthWest())).divideBy(2);
  return L.point(Math.max(gap, size.x + 4), Math.max(gap, size.y + 3));
}

/** The space of the named object itself; labels must not cover it. */
function mark(map, label) {
  const at = map.latLngToContainerPoint(label.place);
  const half = halfSize(map, label).subtract([3, 3]);
  return { x: at.x - half.x, y: at.y - half.y, width: 2 * half.x, height: 2 * half.y };
}

function measure(line) {
  pen.font = "600 12px system-ui, sans-serif";
  return pen.measureText(line).width;
}

function firstFree(choices, taken, size) {
  return choices.find(({ box }) => box.x > 2 && box.y > 2 && box.x + box.width < size.x - 2
    && box.y + box.height < size.y - 2 && !taken.some((other) => meet(box, other)));
}

function meet(one, other) {
  return one.x < other.x + other.width && other.x < one.x + one.width
    && one.y < other.y + other.height && other.y < one.y + one.height;
}

function write(group, map, label, { align, lines, box }) {
  const html = el("div", { class: `label label-${align} ${label.className}${label.faint ? " label-faint" : ""}` },
    lines.map((line, index) => el("div", { class: index === lines.length - 1 ? "label-last" : "label-first" }, line)));
  const icon = L.divIcon({ className: "label-box", iconSize: [box.width, box.height], iconAnchor: [0, 0], html });
  const corner = map.containerPointToLatLng([box.x, box.y]);
  L.marker(corner, { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(group);
}
