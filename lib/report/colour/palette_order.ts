import { LABEL_PALETTE } from "./label_palette.ts";
import type { LabelStyle } from "./label_style.ts";

const ORDER: readonly string[] = [
  ...LABEL_PALETTE.families.flatMap(({ domains }) => domains),
  ...LABEL_PALETTE.spare,
];

/**
 * Labels in the order of the palette, so that maps which share colours list
 * them alike whatever their labels' numbers are.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { paletteOrder } from "./palette_order.ts";
 *
 * deepStrictEqual(
 *   paletteOrder([{ colour: "#009e73" }, { colour: "#56b4e9" }]),
 *   [{ colour: "#56b4e9" }, { colour: "#009e73" }],
 * );
 * ```
 */
export function paletteOrder<Style extends Pick<LabelStyle, "colour">>(
  styles: readonly Style[],
): readonly Style[] {
  // A material's own colour is among its sub-domains'.
  return [...styles].sort((first, second) =>
    ORDER.indexOf(first.colour) - ORDER.indexOf(second.colour)
  );
}
