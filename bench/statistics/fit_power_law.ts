import type { PowerLaw } from "../record/scaling_file.ts";
import { studentQuantile } from "./student_quantile.ts";

/** A power law with its factor, to predict from. */
export interface FittedPowerLaw extends PowerLaw {
  /** y at x = 1. */
  readonly factor: number;
}

/**
 * Fits y = factor x^exponent: least squares on logarithms, so that every point
 * counts by its relative error. The half width is that of the 95 % interval by
 * Student's t; three points have one degree of freedom, so theirs is wide.
 *
 * @param x for example numbers of positions, above 0
 * @param y for example seconds, above 0
 * @returns null below three points, which leave no error to see
 * @throws {RangeError} where lengths differ, a value is not above 0, or all x
 * are the same
 */
export function fitPowerLaw(
  x: readonly number[],
  y: readonly number[],
): FittedPowerLaw | null {
  const usable = (value: number) => value > 0 && Number.isFinite(value);
  if (x.length !== y.length || !x.every(usable) || !y.every(usable)) {
    throw new RangeError(
      `Cannot fit a power law: wanted as many x as y, all above 0, was given ${x.length} and ${y.length}` +
        `${x.every(usable) && y.every(usable) ? "" : ", not all above 0"}`,
    );
  }
  if (x.length < 3) return null;
  const logX = x.map(Math.log);
  const logY = y.map(Math.log);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(logX), mean(logY)];
  let [squares, products] = [0, 0];
  logX.forEach((value, i) => {
    squares += (value - middleX) ** 2;
    products += (value - middleX) * (logY[i] - middleY);
  });
  if (new Set(x).size === 1) {
    throw new RangeError(
      `Cannot fit a power law: wanted different x, was given ${
        x[0]
      } ${x.length} times`,
    );
  }
  const exponent = products / squares;
  const freedom = x.length - 2;
  const residual = logX.reduce(
    (sum, value, i) =>
      sum + (logY[i] - middleY - exponent * (value - middleX)) ** 2,
    0,
  );
  return {
    exponent,
    halfWidth: studentQuantile(0.95, freedom) *
      Math.sqrt(residual / freedom / squares),
    factor: Math.exp(middleY - exponent * middleX),
  };
}
