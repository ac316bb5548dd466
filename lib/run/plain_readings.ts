import type { Readings } from "../recipe/readings.ts";
import type { RunResult } from "./run_result.ts";

/** Readings as the plain names and values of a run's record. */
export function plainReadings(
  { threshold, umap, clampBelow, ...plain }: Readings,
): RunResult["readings"] {
  return {
    clampBelow: clampBelow ?? "none",
    ...plain,
    threshold: threshold.by,
    ...(threshold.by === "value"
      ? { thresholdFactor: threshold.factor }
      : { thresholdShare: threshold.share }),
    umapNeighbours: umap.neighbours,
    umapMinDist: umap.minDist,
    umapComponents: umap.components,
  };
}
