import type { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { GpuProgram } from "../../compute/gpu_program.ts";
import type { Dispatch } from "../../compute/kernel.ts";
import type { TileChoice } from "../../learn/webgpu/training_dispatches.ts";
import type { TrainingProduct } from "../../learn/webgpu/training_products.ts";
import { ASSIGN_THREADS, assignKernel } from "./assign_kernel.ts";
import { type GpuPoints, productDispatch } from "./gpu_points.ts";
import { moveCentresKernel } from "./move_centres_kernel.ts";
import { SETTLE_THREADS, settleKernel } from "./settle_kernel.ts";

/** The products of an iteration on a block of so many rows. */
export function lloydProducts(
  { rows, columns, stride }: {
    /** Points of the block. */
    readonly rows: number;
    /** Centres of all starts. */
    readonly columns: number;
    /** Numbers from one point to the next. */
    readonly stride: number;
  },
): { readonly distances: TrainingProduct; readonly sums: TrainingProduct } {
  return {
    distances: {
      form: "right-transposed",
      sizes: { rows, columns, depth: stride },
    },
    sums: {
      form: "left-transposed",
      sizes: { rows: columns, columns: stride, depth: rows },
    },
  };
}

/** Starts of Lloyd's algorithm. */
export interface LloydProgramOptions {
  /** Centres of each start. */
  readonly k: number;
  /** Centres of all starts, rows filled up with zeros to fours, [start][k]. */
  readonly centres: readonly Float32Array[];
  /** Their squared norms. */
  readonly centreNorms: readonly number[];
  /** Iterations of a start at most. */
  readonly mostIterations: number;
  /** Summed squared way of the centres in an iteration that ends a start. */
  readonly leastMove: number;
  /** Which tiles the products are divided by. */
  readonly tile: TileChoice;
}

/** Iterations of several starts, ready to be run, and what they leave. */
export interface LloydProgram {
  /** One iteration of every start that has not ended. */
  readonly iterate: GpuProgram;
  /** `StartPhase` of each start (u32). */
  readonly phases: GPUBuffer;
  /** Iterations of each start (u32). */
  readonly iterations: GPUBuffer;
  /** Centres, [start][k][feature], rows filled up to fours. */
  readonly centres: GPUBuffer;
  /** Squared distances less the points' own squared norms, [start][point]. */
  readonly nearest: GPUBuffer;
}

/**
 * Lloyd's iterations for several starts at once. Distances are products of
 * points with all centres; sums of each centre's points are products of ones
 * and zeros with the points, added block by block.
 *
 * @throws {AdapterError} where a buffer is larger than the adapter allows
 */
export function lloydProgram(
  owner: GpuBuffers,
  { chunks, stride, norms }: GpuPoints,
  { k, centres, centreNorms, mostIterations, leastMove, tile }:
    LloydProgramOptions,
): LloydProgram {
  const { gpu } = owner;
  const count = norms.length;
  const columns = centres.length;
  const starts = columns / k;
  const fours = Math.ceil(columns / 4) * 4;
  const initial = new Float32Array(fours * stride);
  centres.forEach((centre, i) => initial.set(centre, i * stride));
  const buffers = {
    centres: owner.upload(initial),
    sums: owner.allocate(fours * stride * 4),
    norms: owner.upload(Float32Array.from(centreNorms)),
    ways: owner.allocate(columns * 4),
    counts: owner.allocate(columns * 4),
    changed: owner.allocate(starts * 4),
    phases: owner.allocate(starts * 4),
    iterations: owner.allocate(starts * 4),
    // No label yet.
    labels: owner.upload(new Uint32Array(starts * count).fill(2 ** 32 - 1)),
    nearest: owner.allocate(starts * count * 4),
    products: owner.allocate(
      Math.max(...chunks.map(({ rows }) => rows)) * fours * 4,
    ),
  };
  const { distances, sums } = lloydProducts({
    rows: chunks[0].rows,
    columns,
    stride,
  });
  const distanceTile = tile(distances.form, distances.sizes);
  const sumTile = tile(sums.form, sums.sizes);
  const iterate: Dispatch[] = [];
  for (const { buffer, from, rows } of chunks) {
    iterate.push(
      productDispatch(owner, {
        form: distances.form,
        tile: distanceTile,
        epilogue: "none",
        rows,
        columns,
        depth: stride,
        buffers: [buffer, buffers.centres, buffers.products],
      }),
      {
        kernel: assignKernel(k),
        buffers: [
          buffers.products,
          buffers.norms,
          buffers.labels,
          buffers.nearest,
          buffers.counts,
          buffers.changed,
          owner.upload(Uint32Array.of(rows, from, count, fours), "uniform"),
        ],
        workgroups: [Math.ceil(rows / ASSIGN_THREADS), starts] as const,
      },
      productDispatch(owner, {
        form: sums.form,
        tile: sumTile,
        epilogue: "add",
        rows: columns,
        columns: stride,
        depth: rows,
        buffers: [buffers.products, buffer, buffers.sums],
      }),
    );
  }
  iterate.push({
    kernel: moveCentresKernel(k),
    buffers: [
      buffers.sums,
      buffers.centres,
      buffers.counts,
      buffers.norms,
      buffers.ways,
      buffers.phases,
      owner.upload(Uint32Array.of(stride / 4, 0, 0, 0), "uniform"),
    ],
    workgroups: [columns],
  }, {
    kernel: settleKernel(k),
    buffers: [
      buffers.phases,
      buffers.iterations,
      buffers.changed,
      buffers.counts,
      buffers.ways,
      owner.upload(
        Uint32Array.of(
          starts,
          mostIterations,
          new Uint32Array(Float32Array.of(leastMove).buffer)[0],
          0,
        ),
        "uniform",
      ),
    ],
    workgroups: [Math.ceil(starts / SETTLE_THREADS)],
  });
  return {
    iterate: gpu.prepare(iterate),
    phases: buffers.phases,
    iterations: buffers.iterations,
    centres: buffers.centres,
    nearest: buffers.nearest,
  };
}
