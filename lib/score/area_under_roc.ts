/**
 * Area under the receiver operating characteristic of one number that is to
 * tell positives from negatives: the chance that a positive lies above a
 * negative, ties counting one half (Mann and Whitney). 0.5 tells nothing, 0 and
 * 1 everything. NaN where either list is empty or a value is not finite.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { areaUnderRoc } from "./area_under_roc.ts";
 *
 * equal(areaUnderRoc([3, 4], [1, 2, 3]), 5.5 / 6);
 * ```
 */
export function areaUnderRoc(
  positives: readonly number[],
  negatives: readonly number[],
): number {
  const all = [
    ...positives.map((value) => ({ value, positive: true })),
    ...negatives.map((value) => ({ value, positive: false })),
  ];
  if (
    positives.length === 0 || negatives.length === 0 ||
    all.some(({ value }) => !Number.isFinite(value))
  ) return NaN;
  all.sort((a, b) => a.value - b.value);
  let below = 0;
  let wins = 0;
  for (let i = 0; i < all.length;) {
    let [end, tiedPositives] = [i, 0];
    for (; end < all.length && all[end].value === all[i].value; end++) {
      if (all[end].positive) tiedPositives++;
    }
    const tiedNegatives = end - i - tiedPositives;
    wins += tiedPositives * (below + tiedNegatives / 2);
    below += tiedNegatives;
    i = end;
  }
  return wins / (positives.length * negatives.length);
}
