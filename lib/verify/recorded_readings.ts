import { codeReadings, type Readings } from "../recipe/readings.ts";
import { plainReadings } from "../run/plain_readings.ts";
import type { RunResult } from "../run/run_result.ts";
import { InputError } from "../scan/input_error.ts";

/**
 * The readings that a run's record states in its plain form: `plainReadings`
 * the other way round.
 *
 * @throws {InputError} where the record does not state all of them
 */
export function recordedReadings(
  { readings: plain, input }: Pick<RunResult, "readings" | "input">,
): Readings {
  const {
    clampBelow,
    threshold,
    thresholdFactor,
    thresholdShare,
    umapNeighbours,
    umapMinDist,
    umapComponents,
    ...rest
  } = plain;
  const readings = {
    ...codeReadings(input.shape.detector),
    ...rest,
    clampBelow: clampBelow === "none" ? null : clampBelow,
    threshold: threshold === "value"
      ? { by: "value", factor: thresholdFactor }
      : { by: "percentile", share: thresholdShare },
    umap: {
      neighbours: umapNeighbours,
      minDist: umapMinDist,
      components: umapComponents,
    },
  } as Readings;
  const back = plainReadings(readings);
  for (const name of new Set([...Object.keys(plain), ...Object.keys(back)])) {
    if (JSON.stringify(back[name]) === JSON.stringify(plain[name])) continue;
    throw new InputError(
      `Cannot run a stage again as the record's reading "${name}" is ${
        JSON.stringify(plain[name])
      }: was result.json changed?`,
    );
  }
  return readings;
}
