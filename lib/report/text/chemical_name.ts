/**
 * Writes the stoichiometric 2 of the transition-metal dichalcogenides as a
 * subscript, a hyphen before a number as a minus, and degrees as their sign;
 * leaves all else as it is.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { chemicalName } from "./chemical_name.ts";
 *
 * strictEqual(chemicalName("WSe2, -0.21 deg"), "WSe₂, −0.21°");
 * strictEqual(chemicalName("scan_WS21"), "scan_WS21");
 * ```
 */
export function chemicalName(text: string): string {
  return text
    .replace(/\b((?:Mo|W|Nb|Ta|Re)(?:S|Se|Te))2\b/g, "$1₂")
    .replace(/(^|[\s(])-(?=\d)/g, "$1−")
    .replace(/(\d) deg\b/g, "$1°");
}
