import { niceLength } from "../panel/nice_length.ts";

/**
 * Round values within a domain, about `count` of them, at equal distances of
 * 1, 2 or 5 times a power of ten.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { ticks } from "./ticks.ts";
 *
 * deepStrictEqual(ticks([0.74, 0.98], 5), [0.75, 0.8, 0.85, 0.9, 0.95]);
 * ```
 */
export function ticks(
  domain: readonly [low: number, high: number],
  count: number,
): readonly number[] {
  const [low, high] = domain;
  const extent = high - low;
  if (!(extent > 0) || !Number.isFinite(extent)) return [];
  // The round step whose number of ticks comes closest to what is asked for.
  const largest = niceLength(2.5 * extent / count);
  const candidates = [largest, niceLength(largest * 0.999)];
  const number = (step: number) =>
    Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1;
  const step = candidates.reduce((best, candidate) =>
    Math.abs(number(candidate) - count) < Math.abs(number(best) - count)
      ? candidate
      : best
  );
  const first = Math.ceil(low / step - 1e-9);
  return Array.from(
    { length: Math.max(0, number(step)) },
    // Steps below one are divided out so that 0.15 does not become 0.15000000000000002.
    (_, i) =>
      step < 1 ? (first + i) / Math.round(1 / step) : (first + i) * step,
  );
}
