import { median } from "./median.ts";
import { signedRankDistribution } from "./signed_rank_distribution.ts";

/** A middle and how well it is known. */
export interface Location {
  readonly estimate: number;
  /** Holds the true middle in 95 of 100 cases or more. */
  readonly interval: readonly [number, number];
}

/** Fewer values than this have no 95 % interval, whatever they are. */
export const LEAST_VALUES = 6;

/**
 * Middle of a symmetric distribution by Hodges and Lehmann: the median of all
 * means of two values. Up to three values in ten may be arbitrarily wrong; the
 * price against the mean is one value in twenty where nothing is wrong. The
 * interval is the signed-rank test turned round: every middle that the test
 * would not reject at 5 %.
 *
 * @throws {RangeError} where there are fewer than six values, for which no
 * 95 % interval exists, or one is not finite
 */
export function hodgesLehmann(values: readonly number[]): Location {
  if (values.length < LEAST_VALUES || !values.every(Number.isFinite)) {
    throw new RangeError(
      `Cannot estimate a middle with its 95 % interval: wanted ${LEAST_VALUES} finite values or more, ` +
        `was given ${values.length}${
          values.every(Number.isFinite) ? "" : ", not all finite"
        }`,
    );
  }
  const means: number[] = [];
  values.forEach((value, i) => {
    for (let j = i; j < values.length; j++) means.push((value + values[j]) / 2);
  });
  means.sort((a, b) => a - b);

  // A sum of ranks of `rejected` or less is rejected at 5 %, two-sided; the sum
  // at a middle is the number of means below it.
  const chances = signedRankDistribution(
    Array.from(values, (_, i) => i + 1),
  );
  let rejected = -1;
  for (
    let tail = chances[0];
    2 * tail <= 0.05;
    tail += chances[2 * (rejected + 1)]
  ) rejected++;
  return {
    estimate: median(means),
    interval: [means[rejected], means[means.length - 1 - rejected]],
  };
}
