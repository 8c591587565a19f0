// Requests to the service (OGC API Features). Addresses are relative, so that a proxy may add a prefix.

import { MINIMUM_PARAMETER } from "./map-figures.js";

const PAGE_SIZE = 1000;
const MOST_PAGES = 20;

/** All features of a collection, read page by page. `complete` is false when the map's limit was reached. */
export async function items(collection, query = {}) {
  const path = `collections/${collection}/items`;
  let search = `?${new URLSearchParams({ limit: PAGE_SIZE, ...query })}`;
  const features = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await json(path + search, "application/geo+json");
    features.push(...answer.features);
    const next = (answer.links ?? []).find((link) => link.rel === "next");
    if (!next) return { features, complete: true };
    // Only the query of the link: behind a proxy, browsers may not know its host.
    search = new URL(next.href, document.baseURI).search;
  }
  return { features, complete: false };
}

/** The hectares statement of a site. */
export function hectares(id) {
  return json(`collections/sites/items/${encodeURIComponent(id)}/hectares`, "application/json");
}

/** The ids of the sites with at least this number of available hectares, selected by the service. */
export async function sitesWithAtLeast(minimum) {
  const { features } = await items("sites", { [MINIMUM_PARAMETER]: minimum });
  return new Set(features.map((site) => site.id));
}

const LAYERS = {
  sites: "sites",
  plots: "plots",
  constraints: "constraints",
  projects: "road-projects",
  sections: "road-sections",
  links: "access-links",
  municipalities: "municipalities",
};

/**
 * The features of all layers. A layer that could not be loaded is empty and named in `missing`, an incomplete one in
 * `partial`. Without the sites, loading fails.
 */
export async function inventory() {
  const names = Object.keys(LAYERS);
  const answers = await Promise.allSettled(names.map((name) => items(LAYERS[name])));
  const result = { missing: [], partial: [] };
  names.forEach((name, index) => {
    const answer = answers[index];
    if (answer.status === "rejected") {
      if (name === "sites") throw answer.reason;
      result.missing.push(name);
    } else if (!answer.value.complete) {
      result.partial.push(name);
    }
    result[name] = answer.value?.features ?? [];
  });
  return result;
}

async function json(address, type) {
  const answer = await fetch(address, { headers: { Accept: type } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
