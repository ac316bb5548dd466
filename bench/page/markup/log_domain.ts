/**
 * From the smallest to the largest of the values above 0 with a twentieth of
 * their extent in logarithms on either side, for an axis of logarithms; half
 * to twice the value where there is one, 1 to 10 where there is none.
 *
 * @param factor least high / low; a narrower domain grows to it on both sides.
 * Default 1
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { logDomain } from "./log_domain.ts";
 *
 * deepStrictEqual(logDomain([0, NaN, 3]), [1.5, 6]);
 * ```
 */
export function logDomain(
  values: readonly number[],
  factor = 1,
): readonly [low: number, high: number] {
  const usable = values.filter((value) => value > 0 && Number.isFinite(value));
  if (usable.length === 0) return [1, 10];
  // Not by spreading: a history may hold more values than a call has arguments.
  const low = usable.reduce((a, b) => Math.min(a, b));
  const high = usable.reduce((a, b) => Math.max(a, b));
  const room = low === high ? 2 : (high / low) ** 0.05;
  const grown = Math.max(1, Math.sqrt(factor / (high / low * room * room)));
  return [low / (room * grown), high * room * grown];
}
