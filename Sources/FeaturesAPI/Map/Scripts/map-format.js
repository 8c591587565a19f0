// Formats values in the language of the page, and classifies sites by their figures.

import { available, conditional, gross } from "./map-figures.js";
import { language, text, word } from "./map-texts.js";

const locale = language === "de" ? "de-DE" : "en-GB";
const number = (least, most, useGrouping = true) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most, useGrouping });
const hundredths = number(2, 2);
const short = number(0, 1);
const plain = number(0, 4, false);

export const NBSP = "\u00a0";

/** Hectares to 0.01; unknown values are named as such, never shown as zero. */
export function ha(value) {
  return known(value) ? `${hundredths.format(value)}${NBSP}ha` : text("unknown");
}

/** Hectares for a label on the map. */
export function shortHa(value) {
  return `${short.format(value)}${NBSP}ha`;
}

export function bareHa(value) {
  return hundredths.format(value);
}

export function metres(value) {
  return value < 1000 ? `${short.format(Math.round(value))}${NBSP}m` : `${short.format(value / 1000)}${NBSP}km`;
}

export function degrees(value, axis) {
  return `${number(2, 2).format(value)}°${NBSP}${axis}`;
}

/** A number for the field for hectares. */
export function decimal(value) {
  return plain.format(value);
}

/** Reads a number with a comma or a point: `2,5`, `2.5`. Returns `null` for other texts, 0 for an empty one. */
export function parseHectares(written) {
  const trimmed = written.trim().replace(/\s*ha$/i, "");
  if (trimmed === "") return 0;
  if (!/^\d{1,6}([.,]\d{1,4})?$/.test(trimmed)) return null;
  return Number(trimmed.replace(",", "."));
}

export function date(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? "");
  if (!parts) return value;
  const day = new Date(Date.UTC(parts[1], parts[2] - 1, parts[3]));
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "2-digit", month: "2-digit", year: "numeric" }).format(day);
}

/** Formats lines of the agreement, stored as `898;933-935`, for a text. */
export function lineNumbers(lines) {
  return String(lines).replaceAll(";", ", ").replaceAll("-", "–");
}

export function known(value) {
  return typeof value === "number";
}

/** The groups of the list, in its order. */
export const STANDINGS = ["available", "conditional", "none", "unknown", "aside"];

/** The group of a site: hectares available, conditional, none, unknown, or part of another site. */
export function standing(site) {
  const { hectares_reason: reason } = site.properties;
  if (reason === "part_of" || reason === "programme") return "aside";
  if (!known(available(site))) return "unknown";
  if (available(site) >= 0.005) return "available";
  return conditional(site) >= 0.005 ? "conditional" : "none";
}

/** The reason for a missing figure, or a zero without plots; `null` otherwise. */
export function reason(site) {
  const given = site.properties.hectares_reason;
  if (given === "part_of" && site.properties.part_of) return text("partOf", site.properties.part_of);
  return given ? word("reason", given) : null;
}

/** Most hectares first, unknown last; then by name. */
export function byHectares(one, other) {
  const most = (figure) => (figure(other) ?? -1) - (figure(one) ?? -1);
  return STANDINGS.indexOf(standing(one)) - STANDINGS.indexOf(standing(other))
    || most(available) || most(conditional) || most(gross)
    || String(one.properties.name).localeCompare(String(other.properties.name), locale);
}
