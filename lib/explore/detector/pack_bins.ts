import type { DetectorCube } from "../cube/detector_cube.ts";
import type { BinWeights } from "./bin_weights.ts";

/** What `cubeImageKernel` reads of a virtual detector. */
export interface PackedBins {
  /** Index and bits of weight times step, by binned pixel; one of weight 0 where there is none. */
  readonly bins: Uint32Array<ArrayBuffer>;
  /** Number of binned pixels, bits of the sum of weights times lowest values, 0, 0. */
  readonly sizes: Uint32Array<ArrayBuffer>;
}

/** Writes a virtual detector as the kernel reads it. */
export function packBins(
  { low, step }: Pick<DetectorCube, "low" | "step">,
  { bins, weights }: BinWeights,
): PackedBins {
  // No buffer is empty.
  const packed = new Uint32Array(2 * Math.max(1, bins.length));
  const factors = new Float32Array(packed.buffer);
  let base = 0;
  for (let i = 0; i < bins.length; i++) {
    packed[2 * i] = bins[i];
    factors[2 * i + 1] = weights[i] * step[bins[i]];
    base += weights[i] * low[bins[i]];
  }
  const sizes = Uint32Array.of(bins.length, 0, 0, 0);
  new Float32Array(sizes.buffer)[1] = base;
  return { bins: packed, sizes };
}
