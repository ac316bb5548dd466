import { kmeans } from "../../cluster/kmeans.ts";
import type { Engine } from "../../compute/engine.ts";
import { silhouette } from "../../score/cloud/silhouette.ts";
import { localMeans } from "./local_means.ts";
import { markovMixture } from "./markov_mixture.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** How positions are divided. */
export interface DividePositionsOptions {
  /** Numbers of a position. */
  readonly dimensions: number;
  /** Which of the positions lie side by side. */
  readonly neighbourhood: Neighbourhood;
  /** Numbers of classes to try, rising, at least 1. */
  readonly classes: readonly number[];
  /**
   * Numbers of a position that the start is made of; default all. What varies
   * without bounds within a class is better left to the mixture, which has a
   * covariance for it, as k-means has not.
   */
  readonly startFrom?: readonly number[];
  /**
   * Whether the mixture is first fitted without the neighbours' say, for
   * classes that positions can tell alone and that may be small; default no.
   */
  readonly aloneFirst?: boolean;
  /** Seed of the starts. */
  readonly seed: number;
}

/** A division of positions. */
export interface PositionDivision {
  /** Class of each position, from 0. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** Number of classes, without such as got no position. */
  readonly classes: number;
  /** Mean silhouette by number of classes; empty where only one was to be tried. */
  readonly silhouettes: readonly {
    readonly classes: number;
    readonly silhouette: number;
  }[];
}

/**
 * Strength of the neighbours' say, see `markovMixture`: with eight agreeing
 * neighbours a position that is alone needs odds of e^10 for itself. From 1 to 2
 * the sub-domains of the quick junction, seeds 10 and 11, agreed with the truth
 * at 0.86 to 0.94.
 */
const COUPLING = 1.5;

/** Positions that silhouettes are taken of: they compare all pairs. */
const SAMPLE = 2000;

/**
 * Divides positions: k-means on local means, with as many clusters as have the
 * largest silhouette there, is the start of a mixture whose labels are a Markov
 * random field, fitted to the positions' own numbers.
 *
 * @param values [position][dimension], in units of the noise
 * @throws {InputError} where there are fewer positions than classes
 */
export async function dividePositions(
  values: Float64Array,
  engine: Pick<Engine, "pool">,
  options: DividePositionsOptions,
): Promise<PositionDivision> {
  const { dimensions, neighbourhood, classes, seed } = options;
  const startFrom = options.startFrom ??
    Array.from({ length: dimensions }, (_, d) => d);
  const features = startFrom.length;
  const means = localMeans(values, neighbourhood);
  const smooth = Float64Array.from(
    { length: values.length / dimensions * features },
    (_, i) =>
      means[Math.floor(i / features) * dimensions + startFrom[i % features]],
  );
  const shared = new Float32Array(new SharedArrayBuffer(4 * smooth.length));
  shared.set(smooth);
  const rows = Uint32Array.from(
    { length: values.length / dimensions },
    (_, i) => i,
  );
  const tried = [];
  for (const k of classes) {
    const { labels } = await kmeans(
      { values: shared, features, rows },
      engine.pool,
      { k, seed },
    );
    const score = classes.length > 1
      ? sampledSilhouette(smooth, { dimensions: features, labels })
      : 0;
    tried.push({ classes: k, labels, silhouette: score });
  }
  // The fewer classes where two numbers are equally good.
  const best = tried.reduce((best, one) =>
    one.silhouette > best.silhouette ? one : best
  );
  const mixture = (start: Uint8Array, coupling: number) =>
    markovMixture(values, {
      dimensions,
      start,
      classes: best.classes,
      neighbourhood,
      coupling,
    });
  const mixed = mixture(
    options.aloneFirst ? mixture(best.labels, 0) : best.labels,
    COUPLING,
  );
  // The field may have left a class without a position.
  const kept = [...new Set(mixed)].sort((a, b) => a - b);
  return {
    labels: mixed.map((label) => kept.indexOf(label)),
    classes: kept.length,
    silhouettes: classes.length > 1
      ? tried.map(({ classes, silhouette }) => ({ classes, silhouette }))
      : [],
  };
}

/** Silhouette of evenly spread positions; -1 where k-means found fewer than two clusters. */
function sampledSilhouette(
  values: Float64Array,
  { dimensions, labels }: {
    readonly dimensions: number;
    readonly labels: Uint8Array;
  },
): number {
  const count = Math.min(labels.length, SAMPLE);
  const chosen = Array.from(
    { length: count },
    (_, i) => Math.floor((i + 0.5) * labels.length / count),
  );
  const points = new Float64Array(count * dimensions);
  chosen.forEach((row, i) =>
    points.set(
      values.subarray(row * dimensions, (row + 1) * dimensions),
      i * dimensions,
    )
  );
  const score = silhouette(points, {
    dimensions,
    labels: chosen.map((row) => labels[row]),
  });
  return Number.isNaN(score) ? -1 : score;
}
