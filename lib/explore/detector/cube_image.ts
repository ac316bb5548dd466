import type { DetectorCube } from "../cube/detector_cube.ts";
import type { BinWeights } from "./bin_weights.ts";

/**
 * Image of a virtual detector from the cube: for each scan position the
 * weighted sum of its binned pixels, summed as float64. Off the sum of the
 * unstored values by at most half a step of each bin, times its weight.
 */
export function cubeImage(
  { plan, values, low, step }: DetectorCube,
  { bins, weights }: BinWeights,
): Float32Array<ArrayBuffer> {
  let base = 0;
  const sums = new Float64Array(plan.positions);
  for (let i = 0; i < bins.length; i++) {
    base += weights[i] * low[bins[i]];
    const factor = weights[i] * step[bins[i]];
    const plane = bins[i] * plan.stride;
    for (let position = 0; position < sums.length; position++) {
      sums[position] += factor * values[plane + position];
    }
  }
  return Float32Array.from(sums, (sum) => base + sum);
}
