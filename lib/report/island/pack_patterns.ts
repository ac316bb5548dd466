import { binPattern } from "../../sample/bin_pattern.ts";
import { sampleGrid } from "../../sample/sample_grid.ts";
import {
  encodeSample,
  type SampleScale,
  sampleScale,
} from "../../sample/sample_scale.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { Island, IslandPatterns } from "../../view/data/island.ts";
import type { ReportRun } from "../report_run.ts";
import { packArray } from "./pack_array.ts";

/** The mean patterns of a label map, binned as the sampled patterns are. */
export function packMeans(
  run: ReportRun,
  map: string,
): IslandPatterns | undefined {
  const array = run.arrays.get(`centres_${map}`);
  if (array === undefined) return undefined;
  const { detector } = run.result.input.shape;
  const { binning, pattern } = sampleGrid(run.result.input.shape);
  const pixels = detector[0] * detector[1];
  const values = new Float32Array(array.shape[0] * pattern[0] * pattern[1]);
  for (let label = 0; label < array.shape[0]; label++) {
    const whole = Float32Array.from(
      { length: pixels },
      (_, i) => array.data[label * pixels + i],
    );
    values.set(
      binPattern(whole, { detector, binning }),
      label * pattern[0] * pattern[1],
    );
  }
  const scale = sampleScale(values);
  return {
    array: packArray(encodeSample(values, scale)),
    shape: pattern,
    scale,
  };
}

/** The run's sampled patterns; undefined where it has none that can be used. */
export function packSample(run: ReportRun): Island["sample"] {
  const patterns = run.arrays.get("sample_patterns");
  const places = run.arrays.get("sample_positions");
  const [unit, top] = Array.from(run.arrays.get("sample_scale")?.data ?? []);
  if (patterns === undefined || places === undefined) return undefined;
  const { scan } = run.result.input.shape;
  const [rows, columns, height, width] = patterns.shape;
  const positions = positionsOf(places.data, scan);
  const fits = places.shape[0] === rows && places.shape[1] === columns &&
    positions !== undefined && isScale({ unit, top });
  if (!fits) return undefined;
  return {
    array: packArray(Uint8Array.from(patterns.data)),
    shape: [height, width],
    scale: { unit, top },
    positions,
  };
}

function positionsOf(
  places: ArrayLike<number>,
  [rows, columns]: ScanShape["scan"],
): number[] | undefined {
  const positions = Array.from(
    { length: places.length / 2 },
    (_, i) => places[2 * i] * columns + places[2 * i + 1],
  );
  const inside = positions.every((position, i) =>
    Number.isInteger(position) && places[2 * i] >= 0 &&
    places[2 * i] < rows && places[2 * i + 1] >= 0 &&
    places[2 * i + 1] < columns
  );
  return inside ? positions : undefined;
}

function isScale({ unit, top }: SampleScale): boolean {
  return Number.isFinite(unit) && Number.isFinite(top) && unit > 0 &&
    top >= unit;
}
