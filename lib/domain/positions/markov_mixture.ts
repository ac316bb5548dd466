import { choleskyFactor } from "./cholesky_factor.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** How positions are divided. */
export interface MarkovMixtureOptions {
  /** Numbers of a position. */
  readonly dimensions: number;
  /** Label to start from for each position, 0 to k - 1. */
  readonly start: ArrayLike<number>;
  /** Number of classes, at least 1. */
  readonly classes: number;
  /** Which positions lie side by side. */
  readonly neighbourhood: Neighbourhood;
  /**
   * Logarithm of the odds that one neighbour at distance 1 gives for its own
   * class; 0 leaves every position to itself.
   */
  readonly coupling: number;
  /** Rounds of expectation and maximisation at most; default 60. */
  readonly rounds?: number;
}

/** Change of all probabilities, on average, below which the rounds end. */
const SETTLED = 1e-4;
/**
 * A class's covariance is that of its positions and of so many more that
 * scatter as the noise does, so that a few positions can't make it vanish.
 */
const PRIOR_POSITIONS = 4;

/**
 * Divides positions of a scan into classes: a mixture of normal distributions,
 * each with a covariance of its own, whose labels are a Markov random field of
 * Potts's kind, so that neighbours tend to share a class. Fitted by
 * expectation and maximisation with the mean field approximation (Zhang, Brady
 * and Smith, IEEE Trans. Med. Imaging 20, 45, 2001); positions are visited in
 * order, so the result is the same every time.
 *
 * A position whose own numbers speak clearly keeps its class whatever its
 * neighbours are: holes and edges stay, only doubt is smoothed away.
 *
 * @param values [position][dimension], in units of the noise: its covariance is
 * taken to be the identity
 * @returns a label for each position, 0 to `classes` - 1, in the order of `start`
 */
export function markovMixture(
  values: Float64Array,
  options: MarkovMixtureOptions,
): Uint8Array<ArrayBuffer> {
  const { dimensions, classes, neighbourhood, coupling, rounds = 60 } = options;
  const { starts, neighbours, weights } = neighbourhood;
  const positions = values.length / dimensions;
  const shares = new Float64Array(positions * classes);
  for (let i = 0; i < positions; i++) {
    shares[i * classes + options.start[i]] = 1;
  }
  const scores = new Float64Array(classes);
  for (let round = 0; round < rounds; round++) {
    const densities = Array.from(
      { length: classes },
      (_, c) => classDensity(values, { dimensions, classes, shares, class: c }),
    );
    let change = 0;
    for (let i = 0; i < positions; i++) {
      let most = -Infinity;
      for (let c = 0; c < classes; c++) {
        let score = densities[c](i);
        for (let n = starts[i]; n < starts[i + 1]; n++) {
          score += coupling * weights[n] * shares[neighbours[n] * classes + c];
        }
        scores[c] = score;
        most = Math.max(most, score);
      }
      let sum = 0;
      for (let c = 0; c < classes; c++) {
        scores[c] = Math.exp(scores[c] - most);
        sum += scores[c];
      }
      for (let c = 0; c < classes; c++) {
        const share = scores[c] / sum;
        change += Math.abs(share - shares[i * classes + c]);
        shares[i * classes + c] = share;
      }
    }
    if (change < SETTLED * positions) break;
  }
  return Uint8Array.from({ length: positions }, (_, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++) {
      if (shares[i * classes + c] > shares[i * classes + best]) best = c;
    }
    return best;
  });
}

/** Logarithm of a class's density at a position, less a constant of all classes. */
function classDensity(
  values: Float64Array,
  { dimensions, classes, shares, class: c }: {
    readonly dimensions: number;
    readonly classes: number;
    readonly shares: Float64Array;
    readonly class: number;
  },
): (position: number) => number {
  const positions = values.length / dimensions;
  const mean = new Float64Array(dimensions);
  let weight = 0;
  for (let i = 0; i < positions; i++) {
    const share = shares[i * classes + c];
    weight += share;
    for (let d = 0; d < dimensions; d++) {
      mean[d] += share * values[i * dimensions + d];
    }
  }
  // A class that lost its last position takes no other.
  if (weight < 1) return () => -Infinity;
  for (let d = 0; d < dimensions; d++) mean[d] /= weight;
  const covariance = Array.from(
    { length: dimensions },
    (_, a) =>
      Array.from(
        { length: dimensions },
        (_, b): number => a === b ? PRIOR_POSITIONS : 0,
      ),
  );
  for (let i = 0; i < positions; i++) {
    const share = shares[i * classes + c];
    if (share === 0) continue;
    for (let a = 0; a < dimensions; a++) {
      const first = share * (values[i * dimensions + a] - mean[a]);
      for (let b = 0; b <= a; b++) {
        covariance[a][b] += first * (values[i * dimensions + b] - mean[b]);
      }
    }
  }
  const lower = choleskyFactor(
    covariance.map((row) =>
      row.map((value) => value / (weight + PRIOR_POSITIONS))
    ),
  );
  const logVolume = lower.reduce((sum, row, d) => sum + Math.log(row[d]), 0);
  const solved = new Float64Array(dimensions);
  return (position) => {
    let square = 0;
    for (let a = 0; a < dimensions; a++) {
      let left = values[position * dimensions + a] - mean[a];
      for (let b = 0; b < a; b++) left -= lower[a][b] * solved[b];
      solved[a] = left / lower[a][a];
      square += solved[a] * solved[a];
    }
    return -square / 2 - logVolume;
  };
}
