/** What a length unit's text is searched for: its size in nm. */
const nanometres: readonly (readonly [RegExp, number])[] = [
  [/^(?:nm|nanomet(?:er|re)s?)$/, 1],
  [/^(?:a|å|angstr[oö]ms?)$/, 0.1],
  [/^(?:[u\u03bc]m|micromet(?:er|re)s?|microns?)$/, 1e3],
  [/^(?:pm|picomet(?:er|re)s?)$/, 1e-3],
  [/^(?:mm|millimet(?:er|re)s?)$/, 1e6],
  [/^(?:m|met(?:er|re)s?)$/, 1e9],
];

/**
 * Factor that turns a length in some unit into nm, or a reciprocal length into
 * 1/Å; undefined where the text is no such unit, or not for certain.
 *
 * Understands how microscopy programs write them: `nm`, `Å`, `A`, `[n_m]`,
 * `1/nm`, `nm^-1`, `$A^{-1}$`, `k_A^-1`, `1 / nanometer`, `nm⁻¹`. Angles and `q`
 * (which includes 2 pi for some) are left alone.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { unitFactor } from "./unit_factor.ts";
 *
 * equal(unitFactor("[u_m]", "nm"), 1000);
 * equal(unitFactor("1/nm", "1/Å"), 0.1);
 * equal(unitFactor("$A^{-1}$", "1/Å"), 1);
 * equal(unitFactor("mrad", "1/Å"), undefined);
 * equal(unitFactor("pixels", "nm"), undefined);
 * ```
 */
export function unitFactor(
  text: string,
  wanted: "nm" | "1/Å",
): number | undefined {
  // NFKC unites the two signs each for angstrom and micro, and makes plain
  // digits of superscripts.
  const plain = text.normalize("NFKC").replaceAll("\\AA", "å")
    .replace(/\\[a-z]+/gi, "").replaceAll("\u2212", "-").toLowerCase()
    .replace(/[$\s[\]{}()*]/g, "").replace(/^k_/, "").replaceAll("_", "");
  const reciprocal = /^(?:1\/(.+)|(.+?)\^?-1)$/.exec(plain);
  const unit = reciprocal === null ? plain : reciprocal[1] ?? reciprocal[2];
  if ((reciprocal !== null) !== (wanted === "1/Å")) return undefined;
  const size = nanometres.find(([pattern]) => pattern.test(unit))?.[1];
  if (size === undefined) return undefined;
  return reciprocal === null ? size : 0.1 / size;
}
