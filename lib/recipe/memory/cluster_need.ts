import { startTrials } from "../../cluster/start_trials.ts";
import type { Readings } from "../readings.ts";

/** Starts of Lloyd's algorithm where nothing else is asked for. */
const RESTARTS = 10;

/** What is divided. */
export interface ClusterNeedOptions {
  readonly positions: number;
  readonly features: number;
  /** Clusters. */
  readonly k: number;
  readonly workers: number;
  readonly readings: Pick<Readings, "kmeans" | "restarts">;
}

/**
 * Bytes that a k-means takes beside the features. Of every start of Lloyd's
 * algorithm a position has a label in three places, two bounds, its distance to
 * the nearest start, and single distances to the first and to the trials of the
 * start's draws.
 */
export function clusterNeed(
  { positions, features, k, workers, readings }: ClusterNeedOptions,
): number {
  // Numbers of the positions, here and for each thread; the labels.
  const every = positions * (8 + 4 * workers);
  if (readings.kmeans === "minibatch") return every + positions * 16;
  const { restarts = RESTARTS } = readings;
  const single = 4 * (1 + 2 * startTrials(k));
  const centres = k * features * 8 * (3 + 2 * workers);
  return every + restarts * (positions * (3 + 16 + 8 + single) + centres);
}
