// Builds elements node by node. Data becomes text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element. Children are nodes or text; `null` and `false` are left out. */
export function el(name, attributes = {}, ...children) {
  return dress(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, name), attributes, children);
}

function dress(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

let tips = 0;

/** A word with its definition, shown on hover and focus; Escape closes it. */
export function term(word, definition) {
  const id = `tip-${++tips}`;
  const button = el("button", {
    type: "button", class: "term-word", "aria-describedby": id,
    onclick: (event) => event.stopPropagation(),
    onkeydown: (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      button.blur();
    },
  }, word);
  return el("span", { class: "term" }, button, el("span", { class: "term-tip", role: "tooltip", id }, definition));
}
