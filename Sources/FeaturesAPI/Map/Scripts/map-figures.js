// The figures of a site that the page shows. The server lists them in the language of the page.

const FIGURES = JSON.parse(document.body.dataset.figures);

/** The figures of the list, in the order of its columns: available, conditional, gross. */
export const LIST_FIGURES = FIGURES.filter((figure) => figure.role);

/** The other figures of a site's card. */
export const CARD_FIGURES = FIGURES.filter((figure) => !figure.role);

const [AVAILABLE, CONDITIONAL, GROSS] = ["available", "conditional", "gross"]
  .map((role) => LIST_FIGURES.find((figure) => figure.role === role));

/** The query parameter for the least hectares available. */
export const MINIMUM_PARAMETER = AVAILABLE.minimum;

export const available = (site) => site.properties[AVAILABLE.name];
export const conditional = (site) => site.properties[CONDITIONAL.name];
export const gross = (site) => site.properties[GROSS.name];
