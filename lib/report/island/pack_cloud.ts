import { type IslandArray, LAST_WORD } from "../../view/data/island.ts";
import type { ReportArray } from "../report_run.ts";
import { packArray } from "./pack_array.ts";

/** Points of a cloud at most: more would only cover one another. */
const MOST_POINTS = 65_536;
/** Share of the points that may lie farther out than a radius of 1. */
const BEYOND = 0.001;

/** Coordinates of a cloud as a page carries them. */
export interface PackedCloud {
  /** Every so many of the positions is a point. */
  readonly step: number;
  /** Bound of the coordinates' size. */
  readonly reach: number;
  /** x, y, z of each point, see `Island`. */
  readonly words: IslandArray;
}

/**
 * Packs the first two or three coordinates of some positions, moved and scaled
 * alike along all axes so that nearly all lie within a radius of 1 of the
 * middle of their extent; undefined where no position has a place.
 */
export function packCloud(
  { data, shape }: ReportArray,
  positions: readonly number[],
): PackedCloud | undefined {
  const channels = shape[shape.length - 1];
  const step = Math.max(1, Math.ceil(positions.length / MOST_POINTS));
  const points = positions.filter((_, i) => i % step === 0)
    .map((position) =>
      [0, 1, 2].map((axis) =>
        axis < channels ? data[channels * position + axis] : 0
      )
    );
  const placed = points.filter((point) => point.every(Number.isFinite));
  if (placed.length === 0) return undefined;
  const middle = [0, 1, 2].map((axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (const point of placed) {
      low = Math.min(low, point[axis]);
      high = Math.max(high, point[axis]);
    }
    return (low + high) / 2;
  });
  const radii = Float64Array.from(
    placed,
    (point) => Math.hypot(...point.map((value, axis) => value - middle[axis])),
  ).sort();
  const unit = radii[Math.ceil((1 - BEYOND) * radii.length) - 1] || 1;
  const reach = Math.max(1, radii[radii.length - 1] / unit);
  const words = new Uint16Array(3 * points.length).fill(LAST_WORD + 1);
  points.forEach((point, i) => {
    if (!point.every(Number.isFinite)) return;
    point.forEach((value, axis) => {
      const share = ((value - middle[axis]) / unit / reach + 1) / 2;
      words[3 * i + axis] = Math.round(LAST_WORD * share);
    });
  });
  return { step, reach, words: packArray(words) };
}
