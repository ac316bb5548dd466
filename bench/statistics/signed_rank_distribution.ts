/**
 * Chances of every sum of ranks whose signs are tossed like coins: the exact
 * null distribution of Wilcoxon's signed-rank sum, for these ranks, ties
 * included.
 *
 * @param ranks positive, whole or half numbers
 * @returns chance of a sum, indexed by twice the sum
 */
export function signedRankDistribution(
  ranks: readonly number[],
): Float64Array<ArrayBuffer> {
  // Mean ranks of ties are halves: twice a rank is whole.
  const steps = ranks.map((rank) => Math.round(2 * rank));
  const chances = new Float64Array(
    1 + steps.reduce((sum, step) => sum + step, 0),
  );
  chances[0] = 1;
  let top = 0;
  for (const step of steps) {
    top += step;
    // Downwards, so that what is read has not had this rank yet.
    for (let sum = top; sum >= 0; sum--) {
      chances[sum] = (chances[sum] + (sum >= step ? chances[sum - step] : 0)) /
        2;
    }
  }
  return chances;
}
