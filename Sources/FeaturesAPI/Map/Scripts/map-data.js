// The interface of the service: OGC API Features. Addresses are relative, so that a path before them does no harm.

const PAGE_SIZE = 1000;
const MOST_PAGES = 20;

/** All features of a collection, page by page. `complete` is false when there were more than the map takes. */
export async function items(collection, query = {}) {
  const path = `collections/${collection}/items`;
  let search = `?${new URLSearchParams({ limit: PAGE_SIZE, ...query })}`;
  const features = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await json(path + search, "application/geo+json");
    features.push(...answer.features);
    const next = (answer.links ?? []).find((link) => link.rel === "next");
    if (!next) return { features, complete: true };
    // Only the query of the link: behind a proxy its host may be a name that browsers do not know.
    search = new URL(next.href, document.baseURI).search;
  }
  return { features, complete: false };
}

/** Where the hectares of a site went. */
export function hectares(id) {
  return json(`collections/sites/items/${encodeURIComponent(id)}/hectares`, "application/json");
}

/** The ids of the sites with at least so many hectares available, as the service counts them. */
export async function sitesWithAtLeast(minimum) {
  const { features } = await items("sites", { min_available_ha: minimum });
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
 * Everything that the map draws, by layer. A layer that cannot be had is empty and named in `missing`,
 * a layer cut short in `partial`; only the sites are indispensable.
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
