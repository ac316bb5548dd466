import { fitPowerLaw } from "../statistics/fit_power_law.ts";

/** A size and what a run took there. */
export interface TimedSize {
  /** Positions or detector pixels. */
  readonly count: number;
  readonly seconds: number;
}

/**
 * Predicts what a run takes at a larger size from the sizes before: from the
 * last of them, by the fitted exponent. That is kept between 1, since at small
 * sizes what does not grow hides what does, and 2, the pairs of everything,
 * beyond which no stage of the recipe goes; with one size before it is 2.
 *
 * @param before sizes in rising order
 * @returns 0 without a size before
 */
export function predictSeconds(
  before: readonly TimedSize[],
  count: number,
): number {
  const last = before.at(-1);
  if (last === undefined) return 0;
  const exponent = fittedExponent(before) ?? 2;
  return last.seconds *
    (count / last.count) ** Math.min(2, Math.max(1, exponent));
}

function fittedExponent(sizes: readonly TimedSize[]): number | undefined {
  const fitted = fitPowerLaw(
    sizes.map(({ count }) => count),
    sizes.map(({ seconds }) => seconds),
  );
  if (fitted !== null) return fitted.exponent;
  if (sizes.length < 2) return undefined;
  const [a, b] = sizes;
  return Math.log(b.seconds / a.seconds) / Math.log(b.count / a.count);
}
