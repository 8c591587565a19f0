// The conditions of a site's land, and its links to road projects.

import { el } from "./map-dom.js";
import { ha, known, lineNumbers, metres } from "./map-format.js";
import { text, word } from "./map-texts.js";

/** The section with the conditions; `null` without any. */
export function conditionsSection(site, roads) {
  const conditions = site.properties.conditions ?? [];
  if (conditions.length === 0) return null;
  return el("section", {}, el("h3", {}, text("conditionsTitle")),
    el("ul", { class: "conditions" }, conditions.map((condition) => conditionItem(condition, roads))));
}

function conditionItem({ condition, conditional_ha: hectares, road_status: status, target_year: year }, roads) {
  const name = condition === "remediation" ? text("remediation") : condition;
  const road = roads(condition);
  const due = status && (known(year) ? text("targetYear", year) : text("noTargetYear"));
  const overdue = known(year) && year < new Date().getFullYear() && status !== "open";
  return el("li", {},
    el("div", {}, el("strong", {}, ha(hectares)), ` ${text("waitsFor")} `, el("strong", {}, name), road && ` ${road.properties.name}`),
    status && el("div", { class: "muted" }, `${word("road", status)}, ${due}`, overdue && " ", overdue && el("span", { class: "badge" }, text("overdue"))));
}

/** Documented and computed links, each under its own heading. */
export function accessSection(site, roads) {
  const links = site.properties.access_links ?? [];
  const nearest = links.filter((link) => link.rank === 1);
  const of = (basis) => links.filter((link) => link.basis === basis);
  const located = site.geometry || known(site.properties.representative_latitude);
  const state = site.properties.connection_state ?? "unknown";
  return el("section", { class: "access" }, el("h3", {}, text("accessTitle")),
    el("p", {}, text("accessState", word("connection", state))),
    el("div", { class: "access-documented" },
      el("h4", {}, text("documented"), el("span", { class: "muted" }, ` – ${text("documentedMore")}`)),
      linkList(of("documented"), (link) => documentedItem(link, roads), text("documentedNone"))),
    el("div", { class: "access-computed" },
      el("h4", {}, text("computed"), el("span", { class: "muted" }, ` – ${text("computedMore")}`)),
      linkList(nearest.sort((one, other) => one.straight_line_m - other.straight_line_m), (link) => computedItem(link, roads),
        text(located ? "computedEmpty" : "computedNone"))));
}

function linkList(links, item, none) {
  return links.length > 0 ? el("ul", {}, links.map(item)) : el("p", { class: "muted" }, none);
}

function documentedItem({ road_project_id: id, source, agreement_lines: lines }, roads) {
  return el("li", {}, projectName(id, roads), el("div", { class: "muted" },
    [source, lines && text("agreementLines", lineNumbers(lines))].filter(Boolean).join(" · ")));
}

function computedItem({ road_project_id: project, junction_id: junction, straight_line_m: distance, from }, roads) {
  const id = project ?? junction;
  const far = from === "inside" ? text("atSite") : known(distance) ? metres(distance) : text("unknown");
  return el("li", {}, el("strong", { class: "distance" }, far), " ", junction && `${text("junction")} `, projectName(id, roads),
    from === "representative_point" && el("div", { class: "muted" }, text("fromPoint")));
}

function projectName(id, roads) {
  const project = roads(id);
  if (!project) return el("span", {}, id);
  const { name, status } = project.properties;
  return el("span", {}, el("b", {}, id), ` ${name} `, el("span", { class: `status status-${status}` }, word("road", status)));
}
