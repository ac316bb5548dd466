import { signedRankDistribution } from "./signed_rank_distribution.ts";

/**
 * Two-sided p value of Wilcoxon's signed-rank test, exact at any length and with
 * ties: the chance that differences which are as likely above as below zero
 * lie as far to one side as these. Differences of exactly zero say nothing
 * about a side and are left out; where all are, p is 1.
 *
 * @throws {RangeError} where a difference is not a finite number
 */
export function signedRankPValue(differences: readonly number[]): number {
  if (!differences.every(Number.isFinite)) {
    throw new RangeError(
      "Cannot test differences: wanted finite numbers, was given others among them",
    );
  }
  const sorted = differences.filter((value) => value !== 0)
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  const ranks = meanRanks(sorted.map(Math.abs));
  const chances = signedRankDistribution(ranks);
  const above = Math.round(
    2 * sorted.reduce((sum, value, i) => sum + (value > 0 ? ranks[i] : 0), 0),
  );
  // The distribution is symmetric: the far tail is the near tail's mirror.
  const near = Math.min(above, chances.length - 1 - above);
  let tail = 0;
  for (let sum = 0; sum <= near; sum++) tail += chances[sum];
  return Math.min(1, 2 * tail);
}

/** Ranks from 1 of sorted values; equal ones share their mean rank. */
function meanRanks(sorted: readonly number[]): number[] {
  const ranks: number[] = [];
  for (let first = 0; first < sorted.length;) {
    let end = first + 1;
    while (end < sorted.length && sorted[end] === sorted[first]) end++;
    for (let i = first; i < end; i++) ranks.push((first + 1 + end) / 2);
    first = end;
  }
  return ranks;
}
