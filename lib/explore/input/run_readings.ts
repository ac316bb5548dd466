import type { RunResult } from "../../run/run_result.ts";

/** What of a run's readings says how its patterns became images. */
export interface ImageReadings {
  /** Values below it become it; null leaves them. */
  readonly clampBelow: number | null;
  /** Radii of the annular dark field in detector pixels; undefined where the record has none. */
  readonly adf: readonly [inner: number, outer: number] | undefined;
}

/** Readings that a run's record states in its plain form, see `plainReadings`. */
export function runReadings(
  { readings }: Pick<RunResult, "readings">,
): ImageReadings {
  const { clampBelow, adf } = readings;
  const radii = Array.isArray(adf) && adf.length === 2 &&
      adf.every((radius) => Number.isFinite(radius))
    ? [Number(adf[0]), Number(adf[1])] as const
    : undefined;
  return {
    clampBelow: typeof clampBelow === "number" ? clampBelow : null,
    adf: radii,
  };
}
