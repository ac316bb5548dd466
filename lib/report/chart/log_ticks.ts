import { scaleLog } from "d3-scale";

/**
 * Round values within a domain above 0, about `count` of them: powers of ten,
 * with their multiples where there are few.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { logTicks } from "./log_ticks.ts";
 *
 * deepStrictEqual(logTicks([0.7, 2000], 4), [1, 10, 100, 1000]);
 * deepStrictEqual(logTicks([0, 10], 4), []);
 * ```
 */
export function logTicks(
  domain: readonly [low: number, high: number],
  count: number,
): readonly number[] {
  const [low, high] = domain;
  if (!(low > 0) || !(high > low) || !Number.isFinite(high)) return [];
  const scale: LogScale = scaleLog().domain(domain);
  const label = scale.tickFormat(count, String);
  return scale.ticks(count).filter((value) => label(value) !== "");
}

/** What is used of d3-scale, which has no types of its own. */
interface LogScale {
  ticks(count: number): number[];
  tickFormat(
    count: number,
    format: (value: number) => string,
  ): (value: number) => string;
}
