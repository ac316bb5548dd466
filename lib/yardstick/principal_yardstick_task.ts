import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { leadingComponents } from "../learn/leading_components.ts";
import { standardise } from "../learn/standardise.ts";
import { componentScores } from "./component_scores.ts";
import type { HeldOutSplit } from "./hold_out.ts";
import type { MethodErrors } from "./yardstick_record.ts";

/** What `principalYardstickTask` works on; survives structured cloning. */
export interface PrincipalYardstickTask {
  /** Features of all positions as they were gathered, not standardised. */
  readonly features: FeatureMatrix;
  /** Positions of a material. */
  readonly rows: Uint32Array;
  /** The same, divided. */
  readonly split: HeldOutSplit;
  /** Principal components. */
  readonly components: number;
  /** Seed of the first directions. */
  readonly seed: number;
}

/** Principal components beside the networks. */
export interface PrincipalYardstick {
  /** Errors of the mean and of the components. */
  readonly errors: readonly MethodErrors[];
  /** Share of the training's variance along the components; 1 of none. */
  readonly varianceShare: number;
  /**
   * Scores of all of the material's positions, [position][component], by
   * components of all of them, as the run's networks were trained on all.
   */
  readonly scores: Float32Array<ArrayBuffer>;
}

/**
 * Principal components of a material's training positions, standardised by
 * their own mean and deviation, and what they make of the positions that were
 * held out. Made for a worker thread of a `WorkerPool`.
 *
 * @throws {InputError} where a position does not exist
 */
export function principalYardstickTask(
  { features, rows, split, components, seed }: PrincipalYardstickTask,
): PrincipalYardstick {
  const { training, heldOut } = split;
  const taught = standardise(features, { rows: training });
  const unseen = standardise(features, { rows: heldOut, by: training });
  const found = leadingComponents(taught, { components, seed });
  const mean = { mean: found.mean, directions: new Float64Array(0) };
  const errors = ([["mean", mean], ["pca", found]] as const).map(
    ([method, basis]) => ({
      method,
      training: componentScores(taught, basis).error,
      heldOut: componentScores(unseen, basis).error,
    }),
  );
  const along = found.variances.reduce((sum, variance) => sum + variance, 0);
  const all = standardise(features, { rows });
  return {
    errors,
    varianceShare: found.total > 0 ? along / found.total : 1,
    scores:
      componentScores(all, leadingComponents(all, { components, seed })).scores,
  };
}
