import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { Neighbours } from "./neighbours.ts";
import {
  rankCandidates,
  type RankCandidatesOptions,
} from "./rank_candidates.ts";

/** Candidates to rank, and the points that they are. */
export interface RankTaskArgument extends RankCandidatesOptions {
  /** All points. */
  readonly matrix: FeatureMatrix;
}

/** `rankCandidates` for a worker thread. */
export function rankTask(
  { matrix, ...options }: RankTaskArgument,
): Omit<Neighbours, "count"> {
  return rankCandidates(matrix, options);
}
