import type { Colour } from "./colour.ts";

/**
 * Reads "#rrggbb".
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { parseColour } from "./parse_colour.ts";
 *
 * deepStrictEqual(parseColour("#0072b2"), [0, 114, 178]);
 * ```
 */
export function parseColour(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
