import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import type { RandomStream } from "../../random/random_stream.ts";
import type { TileChoice } from "../../learn/webgpu/training_dispatches.ts";
import { drawInProportion } from "../draw_in_proportion.ts";
import { startTrials } from "../start_trials.ts";
import { type GpuPoints, productDispatch } from "./gpu_points.ts";

/** Which starts are wanted. */
export interface StartsOptions {
  /** Centres of each start. */
  readonly k: number;
  /** Random numbers of each start. */
  readonly randoms: readonly RandomStream[];
  /** Values of a point as they were uploaded, rows filled up to fours. */
  readonly valuesOf: (point: number) => Float32Array;
  /** Which tiles the products are divided by. */
  readonly tile: TileChoice;
}

/**
 * Greedy k-means++ as `kmeansPlusPlus` does it, for several starts at once:
 * distances on the adapter, draws and sums in float64. Gives the points that
 * become centres, [start][k]: those of `kmeansPlusPlus`, unless the rounding of
 * a product moves a draw to the next point.
 *
 * @throws {AdapterError} where the adapter fails
 */
export async function startsWithGpu(
  gpu: GpuDevice,
  points: GpuPoints,
  { k, randoms, valuesOf, tile }: StartsOptions,
): Promise<number[][]> {
  const count = points.norms.length;
  const distancesTo = async (chosen: readonly number[]) => {
    const products = await productsWith(gpu, points, {
      rows: chosen.map(valuesOf),
      tile,
    });
    const stride = products.length / count;
    return chosen.map((own, column) => {
      const distances = new Float64Array(count);
      for (let point = 0; point < count; point++) {
        distances[point] = Math.max(
          0,
          points.norms[point] + points.norms[own] -
            2 * products[point * stride + column],
        );
      }
      distances[own] = 0;
      return distances;
    });
  };

  const chosen = randoms.map((random) => [random.integer(count)]);
  const nearest = await distancesTo(chosen.map(([first]) => first));
  const potentials = nearest.map(sum);
  const trials = startTrials(k);
  for (let centre = 1; centre < k; centre++) {
    const drawn = randoms.flatMap((random, start) =>
      Array.from(
        { length: trials },
        () => drawInProportion(nearest[start], potentials[start], random),
      )
    );
    const distances = await distancesTo(drawn);
    for (const start of randoms.keys()) {
      let best: { point: number; nearest: Float64Array } | undefined;
      let bestPotential = Infinity;
      for (let trial = 0; trial < trials; trial++) {
        const updated = distances[start * trials + trial];
        for (let i = 0; i < count; i++) {
          updated[i] = Math.min(updated[i], nearest[start][i]);
        }
        const potential = sum(updated);
        if (best === undefined || potential < bestPotential) {
          bestPotential = potential;
          best = { point: drawn[start * trials + trial], nearest: updated };
        }
      }
      chosen[start].push(best!.point);
      nearest[start].set(best!.nearest);
      potentials[start] = bestPotential;
    }
  }
  return chosen;
}

const sum = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0);

/** Products of all points with some, [point][one of them], rows filled up to fours. */
async function productsWith(
  gpu: GpuDevice,
  { chunks, stride, norms }: GpuPoints,
  { rows, tile }: {
    readonly rows: readonly Float32Array[];
    readonly tile: TileChoice;
  },
): Promise<Float32Array> {
  const owner = new GpuBuffers(gpu);
  try {
    const columns = Math.ceil(rows.length / 4) * 4;
    const right = new Float32Array(columns * stride);
    rows.forEach((row, i) => right.set(row, i * stride));
    const rightOnGpu = owner.upload(right);
    const all = new Float32Array(norms.length * columns);
    const form = "right-transposed";
    const largest = { rows: chunks[0].rows, columns, depth: stride };
    for (const { buffer, from, rows: height } of chunks) {
      const result = owner.allocate(height * columns * 4);
      gpu.submit([productDispatch(owner, {
        form,
        epilogue: "none",
        rows: height,
        columns,
        depth: stride,
        buffers: [buffer, rightOnGpu, result],
        tile: tile(form, largest),
      })]);
      all.set(await gpu.read(result, height * columns), from * columns);
    }
    return all;
  } finally {
    owner.free();
  }
}
