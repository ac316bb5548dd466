/**
 * Positions that carry both labels, by first then second label; background
 * (0 and below) counts as no label.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { labelOverlap } from "./label_overlap.ts";
 *
 * const counts = labelOverlap([0, 1, 1, 2], [1, 2, 2, 0]);
 * strictEqual(counts.get(1)?.get(2), 2);
 * strictEqual(counts.has(2), false);
 * ```
 */
export function labelOverlap(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const counts = new Map<number, Map<number, number>>();
  for (let i = 0; i < first.length; i++) {
    if (first[i] <= 0 || second[i] <= 0) continue;
    let row = counts.get(first[i]);
    if (row === undefined) counts.set(first[i], row = new Map());
    row.set(second[i], (row.get(second[i]) ?? 0) + 1);
  }
  return counts;
}
