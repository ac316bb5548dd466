/**
 * Round values within a domain above 0, about `count` of them, for an axis of
 * logarithms: powers of ten, as many apart as need be; below two powers also
 * their doubles and fivefolds.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { logTicks } from "./log_ticks.ts";
 *
 * deepStrictEqual(logTicks([0.7, 2000], 5), [1, 10, 100, 1000]);
 * deepStrictEqual(logTicks([900, 17000], 5), [1000, 2000, 5000, 10000]);
 * ```
 */
export function logTicks(
  domain: readonly [low: number, high: number],
  count: number,
): readonly number[] {
  const [low, high] = domain;
  if (!(low > 0) || !(high > low) || !Number.isFinite(high)) return [];
  // Rounding of logarithms must not lose a tick on the domain's own end.
  const slack = 1e-9;
  const first = Math.ceil(Math.log10(low) - slack);
  const last = Math.floor(Math.log10(high) + slack);
  const powers = last - first + 1;
  if (powers >= 3) {
    const step = Math.ceil(powers / (count + 1));
    return Array.from(
      { length: Math.floor((powers - 1) / step) + 1 },
      (_, i) => power(first + i * step),
    );
  }
  const values: number[] = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    for (const digit of [1, 2, 5]) {
      const value = Number((digit * power(exponent)).toPrecision(12));
      if (value >= low * (1 - slack) && value <= high * (1 + slack)) {
        values.push(value);
      }
    }
  }
  return values;
}

/** Powers of ten as they are written: 10 ** -3 is not 0.001. */
function power(exponent: number): number {
  return Number(`1e${exponent}`);
}
