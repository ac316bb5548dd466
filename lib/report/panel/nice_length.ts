/**
 * The largest of 1, 2 or 5 times a power of ten that does not exceed `limit`.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { niceLength } from "./nice_length.ts";
 *
 * strictEqual(niceLength(1351.7), 1000);
 * strictEqual(niceLength(0.46), 0.2);
 * ```
 */
export function niceLength(limit: number): number {
  const power = Math.floor(Math.log10(limit));
  // Dividing by a power of ten keeps 0.2 what it is, where 2 * 0.1 might not.
  const times = (factor: number) =>
    power >= 0 ? factor * 10 ** power : factor / 10 ** -power;
  return [5, 2].map(times).find((length) => length <= limit) ?? times(1);
}
