import { choleskyFactor } from "./cholesky_factor.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { solveLower } from "./solve_lower.ts";

/** Rounds of keeping the calmer half: the covariance settles in about four. */
const ROUNDS = 6;

/**
 * Covariance of the noise in numbers that a scan gives for every position, from
 * the differences of neighbours. The half of the pairs that differ least stand
 * for all (the concentration steps of Rousseeuw and Van Driessen's FAST-MCD,
 * Technometrics 41, 212, 1999), so edges and ripples don't count as noise.
 *
 * @param values [position][dimension]
 * @throws {RangeError} where there are not more pairs of neighbours than dimensions
 */
export function noiseCovariance(
  values: Float64Array,
  { dimensions, neighbourhood: { starts, neighbours, weights } }: {
    readonly dimensions: number;
    readonly neighbourhood: Neighbourhood;
  },
): number[][] {
  const positions = values.length / dimensions;
  const pairs: number[] = [];
  for (let i = 0; i < positions; i++) {
    for (let n = starts[i]; n < starts[i + 1]; n++) {
      if (neighbours[n] > i && weights[n] === 1) pairs.push(i, neighbours[n]);
    }
  }
  const count = pairs.length / 2;
  if (!(count > 2 * dimensions)) {
    throw new RangeError(
      `Cannot tell the noise as there must be more than ${
        2 * dimensions
      } pairs of neighbours: current value is ${count}`,
    );
  }
  const differences = new Float64Array(count * dimensions);
  for (let p = 0; p < count; p++) {
    for (let d = 0; d < dimensions; d++) {
      differences[p * dimensions + d] = (values[pairs[2 * p] * dimensions + d] -
        values[pairs[2 * p + 1] * dimensions + d]) / Math.SQRT2;
    }
  }
  let kept = Uint32Array.from({ length: count }, (_, p) => p);
  const squares = new Float64Array(count);
  let covariance: number[][] = [];
  // Median of the squared distance of normal numbers (Wilson and Hilferty).
  const usual = dimensions * (1 - 2 / (9 * dimensions)) ** 3;
  for (let round = 0; round < ROUNDS; round++) {
    covariance = Array.from(
      { length: dimensions },
      () => new Array<number>(dimensions).fill(0),
    );
    for (const p of kept) {
      const base = p * dimensions;
      for (let a = 0; a < dimensions; a++) {
        for (let b = 0; b < dimensions; b++) {
          covariance[a][b] += differences[base + a] * differences[base + b] /
            kept.length;
        }
      }
    }
    const lower = choleskyFactor(covariance);
    for (let p = 0; p < count; p++) {
      squares[p] = solveLower(
        lower,
        differences.subarray(p * dimensions, (p + 1) * dimensions),
      ).reduce((sum, value) => sum + value * value, 0);
    }
    const order = Uint32Array.from({ length: count }, (_, p) => p).sort(
      (a, b) => squares[a] - squares[b] || a - b,
    );
    kept = order.slice(0, Math.ceil(count / 2));
    const factor = squares[kept[kept.length - 1]] / usual;
    covariance = covariance.map((row) => row.map((value) => value * factor));
  }
  return covariance;
}
